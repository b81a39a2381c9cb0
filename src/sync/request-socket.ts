// A socket to the relay made of plain requests: one waits for what the relay has to tell, one at a time carries what this
// device has to say. Only the relay's word that it has taken bytes lets them go; until then they are sent again.
import { randomBytes } from './access.ts'
import {
  createStreamReader,
  decodeAnswer,
  encodeRequest,
  inStream,
  PIECE_BYTES,
  REQUESTS_TYPE,
  TOKEN_BYTES,
  type RelayAnswer,
  type RelayRequest,
} from './protocol-requests.ts'
import { createListeners } from './socket-listeners.ts'
import type { PlainSocket } from './socket-shapes.ts'

export type RequestSocketOptions = {
  /** `https://host/relay/requests`; nothing of a board or a connection is ever in it. */
  url: string
  /** A request without an answer for so long is made again; longer than the relay lets one wait (milliseconds). */
  answerWithinMs: number
  /** Without any answer for so long the connection has ended (milliseconds). */
  giveUpAfterMs: number
}

/** As a browser calls a connection that just ended. */
const BROKEN = 1006
const FIRST_PAUSE_MS = 200
const LAST_PAUSE_MS = 2000
/** The relay sends nothing larger than a snapshot. */
const MOST_MESSAGE_BYTES = 256 * 1024 * 1024
/** What browsers let a page that goes away still send, less what the request itself takes. */
const FAREWELL_BYTES = 60_000

/** Opens a connection. It is open after the first answer, and closes with code 1006 when none comes. */
export function openRequestSocket({ url, answerWithinMs, giveUpAfterMs }: RequestSocketOptions): PlainSocket {
  const token = randomBytes(TOKEN_BYTES)
  const listeners = createListeners()
  const reader = createStreamReader(MOST_MESSAGE_BYTES)
  const running = new Set<AbortController>()
  let unsent: Uint8Array[] = []
  /** Position in our stream of what `unsent` begins with. */
  let taken = 0
  let received = 0
  let sending = false
  const life = { ended: false }
  let failingSince: number | null = null
  void open()

  async function open() {
    const answer = await post(request({ first: true }))
    if (answer?.state === 'closed') return end(answer.code, answer.reason)
    if (answer?.state !== 'goes-on') return end(BROKEN, 'no answer')
    if (life.ended) return
    listeners.emit('open', {})
    void listen()
  }

  async function listen() {
    for (let failures = 0; !life.ended;) {
      const answer = await post(request({ wait: true }))
      if (answer) failures = 0
      if (answer) hear(answer)
      else await pause(++failures)
    }
  }

  async function talk() {
    if (sending) return
    sending = true
    for (let failures = 0; !life.ended && unsent.length > 0;) {
      const goes = pageGoes()
      const bytes = firstOf(unsent, goes ? FAREWELL_BYTES : PIECE_BYTES)
      const answer = await post(request({ bytes }), goes)
      const before = taken
      if (answer && answer.state !== 'unknown') drop(answer.taken)
      if (answer && answer.state !== 'goes-on') hear({ ...answer, ...NOTHING_TOLD })
      if (taken > before) failures = 0
      else await pause(++failures)
    }
    sending = false
  }

  function hear(answer: RelayAnswer) {
    if (life.ended) return
    if (answer.state === 'unknown') return end(BROKEN, 'the relay does not know this connection')
    // An answer that stands further on belongs to a request that was given up.
    if (answer.from <= received) {
      const fresh = answer.bytes.subarray(received - answer.from)
      received += fresh.length
      const messages = reader.take(fresh)
      if (!messages) return end(BROKEN, 'not a relay')
      for (const message of messages) if (!life.ended) listeners.emit('message', { data: message.buffer })
    }
    if (answer.state === 'closed') end(answer.code, answer.reason)
  }

  /** Forgets what the relay has. */
  function drop(upTo: number) {
    let first = unsent[0]
    while (first && taken + first.length <= upTo) {
      taken += first.length
      unsent.shift()
      first = unsent[0]
    }
    if (!first || upTo <= taken) return
    unsent[0] = first.subarray(upTo - taken)
    taken = upTo
  }

  function request(change: Partial<RelayRequest>): RelayRequest {
    const nothing = { wait: false, first: false, leave: false, bytes: new Uint8Array(0) }
    return { token, received, from: taken, ...nothing, ...change }
  }

  /** Null when no answer of a relay came. */
  async function post(asked: RelayRequest, keepalive = false): Promise<RelayAnswer | null> {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), answerWithinMs)
    if (!asked.leave) running.add(abort)
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': REQUESTS_TYPE },
        body: new Uint8Array(encodeRequest(asked)),
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
        keepalive,
      })
      const isOurs = response.ok && response.headers.get('Content-Type') === REQUESTS_TYPE
      const answer = isOurs ? decodeAnswer(new Uint8Array(await response.arrayBuffer())) : null
      if (answer) failingSince = null
      return answer
    } catch {
      // No network, no relay, or given up: the caller tries again, and ends the connection when that lasts.
      return null
    } finally {
      clearTimeout(timer)
      running.delete(abort)
    }
  }

  async function pause(failures: number) {
    if (life.ended) return
    failingSince ??= Date.now()
    if (Date.now() - failingSince > giveUpAfterMs) return end(BROKEN, 'no answer')
    const ms = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LAST_PAUSE_MS)
    await new Promise((resolve) => setTimeout(resolve, ms))
  }

  function end(code: number, reason: string) {
    if (life.ended) return
    stop()
    listeners.emit('close', { code, reason })
  }

  function stop() {
    life.ended = true
    for (const abort of running) abort.abort()
    running.clear()
  }

  return {
    binaryType: 'arraybuffer',
    addEventListener: listeners.add,
    send(data) {
      if (life.ended) return
      unsent.push(inStream(data))
      // What is said in one go travels in one request.
      void Promise.resolve().then(talk)
    },
    close() {
      if (life.ended) return
      const bytes = firstOf(unsent, FAREWELL_BYTES)
      stop()
      void post(request({ leave: true, bytes }), true)
    },
  }
}

const NOTHING_TOLD = { from: 0, bytes: new Uint8Array(0) }

function firstOf(parts: readonly Uint8Array[], mostBytes: number): Uint8Array {
  const taken: Uint8Array[] = []
  let length = 0
  for (const part of parts) {
    if (length === mostBytes) break
    const fits = part.subarray(0, mostBytes - length)
    taken.push(fits)
    length += fits.length
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const part of taken) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A page that goes away may only send what it marks as such. */
function pageGoes() {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden'
}
