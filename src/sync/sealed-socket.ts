// The WebSocket that y-websocket's provider gets: to the provider it looks like a Yjs server, to the relay it speaks sealed
// frames. It is open only after WELCOME, and once closed nothing that still arrives may move the cursor.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageAwareness, messageSync } from 'y-websocket'
import * as Y from 'yjs'
import type { BoardKeys } from './access.ts'
import { stateVectorOf } from './known-ranges.ts'
import type { Outbox } from './outbox.ts'
import { createPresence, NOBODY } from './presence.ts'
import {
  decodeRelayMessage,
  encodeClientMessage,
  PING_EVERY_MS,
  PROTOCOL_VERSION,
  REFUSAL,
  type ClientMessage,
  type RelayMessage,
} from './protocol.ts'
import { createRelayLog, noMemory, type RelayMemory } from './relay-log.ts'
import type { Sealer } from './seal.ts'
import type { PlainSocketClass, SealedSocket } from './socket-shapes.ts'

export type SealedSocketOptions = {
  doc: Y.Doc
  relayUrl: string
  Socket: PlainSocketClass
  keys: BoardKeys
  sealer: Sealer
  createToken: string
  memory: RelayMemory
  outbox: Outbox
  /** Origin of the transactions in which the relay's frames are applied: the provider. */
  origin: () => unknown
  /** Milliseconds to look around before uploading to a relay that lost what it had. */
  lostDiskDelay: () => number
  /** A connection that is not welcomed within this time is given up (milliseconds). */
  welcomeWithinMs: number
  onWelcome: (mayWrite: boolean) => void
  onRefused: (reason: number) => void
  onNewerFrame: () => void
  /** Cursor, known ranges or skipped frames changed. */
  onProgress: () => void
  /** Takes what the relay has and gives nothing, whatever the right. */
  listenOnly: boolean
}

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
const CHECK_WITHIN_MS = 4_000
/** As a browser calls a connection that just ended. */
const BROKEN = 1006
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000

/** Opens a socket to the relay and greets it. */
export function openSealedSocket(options: SealedSocketOptions): SealedSocket {
  const { doc, keys, sealer, memory, outbox } = options
  const presence = createPresence(doc.clientID)
  const log = createRelayLog({
    doc,
    sealer,
    memory,
    origin: options.origin,
    play: (update) =>
      toProvider(messageSync, (to) => {
        encoding.writeVarUint(to, messageYjsUpdate)
        encoding.writeVarUint8Array(to, update)
      }),
    onNewerFrame: options.onNewerFrame,
    onProgress() {
      outbox.relayKnowsMore()
      options.onProgress()
    },
  })
  const inner = new options.Socket(options.relayUrl)
  let ended = false
  let mayWrite = false
  let live = false
  let relayForgot = false
  let retryMs = FIRST_RETRY_MS
  let checkTimer: Timer
  let askTimer: Timer
  const welcomeTimer = setTimeout(() => fail(BROKEN, 'no welcome'), options.welcomeWithinMs)
  const pingTimer = setInterval(() => tell({ type: 'ping' }), PING_EVERY_MS)

  const socket: SealedSocket = {
    CONNECTING,
    OPEN,
    CLOSING: 2,
    CLOSED,
    binaryType: 'arraybuffer',
    readyState: CONNECTING,
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: fromProvider,
    close() {
      if (live) outbox.flush()
      end()
    },
    check() {
      tell({ type: 'ping' })
      checkTimer ??= setTimeout(() => fail(BROKEN, 'no answer'), CHECK_WITHIN_MS)
    },
    forget: () => tell({ type: 'forget' }),
  }

  inner.binaryType = 'arraybuffer'
  inner.addEventListener('open', () => {
    const { room, readToken, publicWrite, writeToken } = keys
    const { epoch, cursor, tag } = memory
    const rights = { room, readToken, publicWrite, writeToken, createToken: options.createToken }
    tell({ type: 'hello', version: PROTOCOL_VERSION, ...rights, epoch, cursor, tag })
  })
  inner.addEventListener('message', ({ data }: { data: unknown }) => {
    if (ended || !(data instanceof ArrayBuffer)) return
    clearTimeout(checkTimer)
    checkTimer = undefined
    const message = decodeRelayMessage(new Uint8Array(data))
    // A message of a type we do not know is for a later version; the relay refuses versions that cannot do without.
    if (message) fromRelay(message)
  })
  inner.addEventListener('error', (event: object) => {
    if (!ended) socket.onerror?.(event)
  })
  inner.addEventListener('close', ({ code, reason }: { code: number; reason: string }) => fail(code, reason))

  return socket

  function end() {
    if (ended) return
    ended = true
    live = false
    socket.readyState = CLOSED
    for (const timer of [welcomeTimer, checkTimer, askTimer]) clearTimeout(timer)
    clearInterval(pingTimer)
    outbox.stop()
    inner.close()
  }

  function fail(code: number, reason: string) {
    if (ended) return
    end()
    socket.onclose?.({ code, reason })
  }

  function tell(message: ClientMessage) {
    if (ended || (socket.readyState !== OPEN && message.type !== 'hello')) return
    inner.send(new Uint8Array(encodeClientMessage(message)))
  }

  function fromRelay(message: RelayMessage) {
    switch (message.type) {
      case 'welcome':
        return welcome(message)
      case 'snapshot':
        return log.snapshot(message.covers, message.sealed)
      case 'frames':
        return log.frames(message.frames)
      case 'caught-up':
        toProvider(messageSync, (to) => {
          encoding.writeVarUint(to, messageYjsSyncStep2)
          encoding.writeVarUint8Array(to, NO_UPDATE)
        })
        // A relay that lost its disk meets everybody at once, each with everything: look again before uploading.
        if (relayForgot) askTimer = setTimeout(ask, options.lostDiskDelay())
        else ask()
        return
      case 'ack':
        log.acknowledged(message.cursor, message.tag)
        retryMs = FIRST_RETRY_MS
        return outbox.acknowledged(message.clientSeqs)
      case 'refused':
        return refused(message.reason, message.clientSeqs)
      case 'presence-of':
        return presenceOf(message.connection, message.sealed)
      case 'left':
        return toProvider(messageAwareness, (to) =>
          encoding.writeVarUint8Array(to, presence.left(message.connection)),
        )
      case 'snap-wanted':
        if (live) tellSnapshot()
        return
      case 'pong':
        // The provider drops a socket on which it hears nothing for 30 seconds.
        return toProvider(messageAwareness, (to) => encoding.writeVarUint8Array(to, NOBODY))
    }
  }

  function welcome({ epoch, start, head, mayWrite: granted }: Extract<RelayMessage, { type: 'welcome' }>) {
    clearTimeout(welcomeTimer)
    relayForgot = start === 0 && (memory.cursor > 0 || (outbox.everShared && head === 0))
    if (start === 0) Object.assign(memory, noMemory())
    memory.epoch = epoch.slice()
    mayWrite = granted && keys.writeToken !== null
    socket.readyState = OPEN
    options.onWelcome(mayWrite)
    options.onProgress()
    socket.onopen?.({})
  }

  /** Asks the provider, as a server would, for what the relay is not known to hold. */
  function ask() {
    if (ended || !mayWrite || options.listenOnly) return
    outbox.start((clientSeq, update) =>
      tell({ type: 'push', clientSeq, sealed: sealer.seal('update', update) }),
    )
    live = true
    toProvider(messageSync, (to) => {
      encoding.writeVarUint(to, messageYjsSyncStep1)
      encoding.writeVarUint8Array(to, stateVectorOf(memory.known))
    })
  }

  function refused(reason: number, clientSeqs: readonly number[]) {
    outbox.refused(clientSeqs)
    options.onRefused(reason)
    const mayPass = reason === REFUSAL.snapshotNeeded || reason === REFUSAL.storageFull
    if (!mayPass || clientSeqs.length === 0) return
    clearTimeout(askTimer)
    askTimer = setTimeout(ask, retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  function tellSnapshot() {
    const made = log.makeSnapshot()
    if (made) tell({ type: 'snap', ...made })
  }

  function presenceOf(connection: number, sealed: Uint8Array) {
    const opened = sealer.unseal('presence', sealed)
    // Presence is said again every 15 seconds; what does not open is not worth telling.
    if (!opened.ok || !presence.incoming(connection, opened.content)) return
    toProvider(messageAwareness, (to) => encoding.writeVarUint8Array(to, opened.content))
  }

  function toProvider(type: number, write: (to: encoding.Encoder) => void) {
    const data = encoding.encode((to) => {
      encoding.writeVarUint(to, type)
      write(to)
    })
    socket.onmessage?.({ data })
  }

  function fromProvider(data: Uint8Array) {
    const from = decoding.createDecoder(data)
    const type = decoding.readVarUint(from)
    if (type === messageAwareness) {
      const mine = presence.outgoing(decoding.readVarUint8Array(from))
      if (mine) tell({ type: 'presence', sealed: sealer.seal('presence', mine) })
    }
    // Its own step 1 is answered by the log. Updates come through the outbox, which knows where they were made.
    if (type !== messageSync || decoding.readVarUint(from) !== messageYjsSyncStep2) return
    if (live) outbox.answer(decoding.readVarUint8Array(from))
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined

const NO_UPDATE = Y.encodeStateAsUpdate(new Y.Doc())
