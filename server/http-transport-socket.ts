// One device's connection over plain requests, with the face of a websocket: what the relay says is kept until the device
// says that it has it, and what the device says twice is heard once. It holds no more than a websocket would.
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { CLOSE } from '../src/sync/protocol.ts'
import {
  createStreamReader,
  encodeAnswer,
  lengthInStream,
  PIECE_BYTES,
  REQUESTS_TYPE,
  type RelayAnswer,
  type RelayRequest,
} from '../src/sync/protocol-requests.ts'
import type { Limits } from './limits.ts'
import type { ByteSource, RelaySocket } from './relay-socket.ts'

const WINDOW_MS = 10_000
/** As a websocket calls a connection that just ended, and a message that is too long. */
const BROKEN = 1006
const TOO_LONG = 1009
/** How long the reason of an end is kept for a device that has not heard it. */
const LINGER_MS = 5000
const NOTHING = Buffer.alloc(0)

export type RequestSocket = RelaySocket &
  ByteSource & {
    /** Takes in what the request says, and answers it now or, when it waits, as soon as there is something to tell. */
    handle(request: RelayRequest, response: ServerResponse): void
  }

type Kept = { bytes: Uint8Array; start: number; sent: () => void }
type Waiting = { response: ServerResponse; timer: NodeJS.Timeout }

/** @param mostMessageBytes the longest message of a device that is read at all */
export function createRequestSocket(limits: Limits, mostMessageBytes: number): RequestSocket {
  const events = new EventEmitter()
  const reader = createStreamReader(mostMessageBytes)
  const window = { since: Date.now(), requests: 0, bytes: 0 }
  let kept: Kept[] = []
  /** Positions in the relay's stream: what the device has, and where it ends. */
  let received = 0
  let written = 0
  /** Position in the device's stream up to which it was taken. */
  let taken = 0
  let paused = false
  let ending: { code: number; reason: string } | null = null
  let finished = false
  let waiting: Waiting | null = null
  let telling = false
  let linger: NodeJS.Timeout | undefined
  let absence: NodeJS.Timeout | undefined
  expectDevice()

  function handle(request: RelayRequest, response: ServerResponse) {
    if (tooMany(request)) close(CLOSE.tooMany, 'This device sends more than the relay accepts.')
    if (request.received > written || request.from > taken) {
      close(CLOSE.badMessage, 'The relay does not understand this request.')
    }
    expectDevice()
    release(Math.min(request.received, written))
    take(request)
    if (finished || !request.wait) return answer(response, answerNow(null))
    if (waiting) answerWaiting(answerNow(null))
    response.on('close', () => {
      if (waiting?.response === response) stopWaiting()
    })
    waiting = { response, timer: setTimeout(() => answerWaiting(answerNow(null)), limits.requestWaitMs) }
    if (hasNews()) tellSoon()
  }

  function tooMany({ bytes }: RelayRequest) {
    const at = Date.now()
    if (at - window.since >= WINDOW_MS) Object.assign(window, { since: at, requests: 0, bytes: 0 })
    window.requests++
    window.bytes += bytes.length
    return window.requests > limits.messagesPer10s || window.bytes > limits.bytesPer10s
  }

  function take({ from, bytes, leave }: RelayRequest) {
    if (ending || paused) return
    const fresh = bytes.subarray(taken - from)
    taken += fresh.length
    events.emit('data', fresh.length > 0 ? Buffer.from(fresh) : NOTHING)
    const messages = reader.take(fresh)
    if (!messages) close(TOO_LONG, 'This message is too long.')
    for (const message of messages ?? []) events.emit('message', Buffer.from(message.buffer), true)
    if (leave) finish(BROKEN)
  }

  function keep(bytes: Uint8Array, sent: () => void) {
    kept.push({ bytes, start: written, sent })
    written += bytes.length
  }

  function release(upTo: number) {
    received = Math.max(received, upTo)
    while (kept[0] && kept[0].start + kept[0].bytes.length <= received) kept.shift()?.sent()
  }

  function hasNews() {
    return written > received || ending !== null
  }

  /** In the next turn, so that frames and their acknowledgement travel together. */
  function tellSoon() {
    if (telling) return
    telling = true
    setImmediate(() => {
      telling = false
      if (waiting && hasNews()) answerWaiting(answerNow(nextPiece()))
    })
  }

  function nextPiece(): Buffer {
    const parts: Uint8Array[] = []
    let length = 0
    for (const { bytes, start } of kept) {
      if (length >= PIECE_BYTES) break
      const from = Math.max(0, received - start)
      const part = bytes.subarray(from, from + PIECE_BYTES - length)
      parts.push(part)
      length += part.length
    }
    return Buffer.concat(parts)
  }

  function answerNow(piece: Buffer | null): RelayAnswer {
    const bytes = piece ?? NOTHING
    const place = { taken, from: received, bytes }
    // The reason of an end comes after everything that was said before it.
    if (!ending || received + bytes.length < written) return { state: 'goes-on', ...place }
    return { state: 'closed', ...ending, ...place }
  }

  function answerWaiting(said: RelayAnswer) {
    const response = stopWaiting()
    if (!response) return
    if (said.state === 'closed') response.once('finish', () => finish(said.code))
    answer(response, said)
  }

  function stopWaiting() {
    const response = waiting?.response
    clearTimeout(waiting?.timer)
    waiting = null
    expectDevice()
    return response
  }

  /** A device asks again and again; one that does not has gone without a word. */
  function expectDevice() {
    clearTimeout(absence)
    if (!finished)
      absence = setTimeout(() => (waiting ? expectDevice() : finish(BROKEN)), limits.requestAbsenceMs)
  }

  function close(code: number, reason: string) {
    if (ending || finished) return
    ending = { code, reason }
    linger = setTimeout(() => finish(code), LINGER_MS)
    tellSoon()
  }

  function finish(code: number) {
    if (finished) return
    finished = true
    ending ??= { code, reason: '' }
    answerWaiting(answerNow(null))
    clearTimeout(linger)
    clearTimeout(absence)
    kept = []
    events.emit('close', code)
  }

  return {
    get isPaused() {
      return paused
    },
    get bufferedAmount() {
      return written - received
    },
    send({ message }, sent) {
      if (ending || finished) return
      // The message is of the whole room and is not copied.
      keep(lengthInStream(message), () => {})
      keep(message, sent)
      tellSoon()
    },
    // The device's own requests are its sign of life.
    ping() {},
    pause() {
      paused = true
    },
    resume() {
      paused = false
    },
    close,
    terminate: () => finish(BROKEN),
    on: (event: string, listener: Parameters<EventEmitter['on']>[1]) => events.on(event, listener),
    prependListener: (event, listener) => events.prependListener(event, listener),
    handle,
  }
}

/** Answers in a form that no proxy keeps, and no page of another site may read. */
export function answer(response: ServerResponse, said: RelayAnswer) {
  const body = encodeAnswer(said)
  response.setHeader('Content-Type', REQUESTS_TYPE)
  response.setHeader('Cache-Control', 'no-store, no-transform')
  response.setHeader('Content-Length', body.length)
  response.writeHead(200).end(body)
}
