// The WebSocket that y-websocket's provider gets: to the provider it looks like a Yjs server, to the relay it speaks sealed
// frames. It is open only after WELCOME, and once closed nothing that still arrives may move the cursor.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageAwareness, messageSync } from 'y-websocket'
import * as Y from 'yjs'
import type { BoardKeys } from './access.ts'
import { learn, nothingKnown, rangesOf, stateVectorOf, type KnownRanges } from './known-ranges.ts'
import type { Outbox } from './outbox.ts'
import { createPresence, NOBODY } from './presence.ts'
import {
  decodeRelayMessage,
  encodeClientMessage,
  EPOCH_BYTES,
  PING_EVERY_MS,
  PROTOCOL_VERSION,
  REFUSAL,
  TAG_BYTES,
  tagOf,
  type ClientMessage,
  type Frame,
  type RelayMessage,
} from './protocol.ts'
import type { Kind, Sealer } from './seal.ts'

/** What both a browser's WebSocket and that of `ws` offer. */
export type PlainSocket = {
  binaryType: string
  send(data: Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'open' | 'error', listener: (event: object) => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: (event: { code: number; reason: string }) => void): void
}
export type PlainSocketClass = new (url: string) => PlainSocket

/** What a device remembers of the relay over reconnects, never on disk: a cursor there could run ahead of the document. */
export type RelayMemory = {
  epoch: Uint8Array
  cursor: number
  tag: Uint8Array
  known: KnownRanges
  /** Frames that did not open since the last snapshot that did. */
  skipped: number
}

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
}

type Handler<Event> = ((event: Event) => void) | null
export type SealedSocket = {
  readonly CONNECTING: 0
  readonly OPEN: 1
  readonly CLOSING: 2
  readonly CLOSED: 3
  binaryType: string
  readyState: number
  onopen: Handler<object>
  onmessage: Handler<{ data: Uint8Array }>
  onclose: Handler<{ code: number; reason: string }>
  onerror: Handler<object>
  send: (data: Uint8Array) => void
  close: () => void
  /** Asks the relay for a sign of life; without one the socket ends. */
  check: () => void
  forget: () => void
}

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
const CHECK_WITHIN_MS = 4_000
/** As a browser calls a connection that just ended. */
const BROKEN = 1006
const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 30_000

export function noMemory(): RelayMemory {
  return {
    epoch: new Uint8Array(EPOCH_BYTES),
    cursor: 0,
    tag: new Uint8Array(TAG_BYTES),
    known: nothingKnown(),
    skipped: 0,
  }
}

/** Opens a socket to the relay and greets it. */
export function openSealedSocket(options: SealedSocketOptions): SealedSocket {
  const { doc, keys, sealer, memory, outbox, origin } = options
  const presence = createPresence(doc.clientID)
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
        return snapshot(message)
      case 'frames':
        return frames(message.frames)
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
        // The relay does not repeat our own frames to us; this is its count of what we have.
        memory.cursor = message.cursor
        memory.tag = message.tag.slice()
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
        return makeSnapshot()
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

  function snapshot({ covers, sealed }: Extract<RelayMessage, { type: 'snapshot' }>) {
    memory.cursor = covers
    memory.tag = tagOf(sealed)
    const content = open('snapshot', sealed)
    if (content) memory.skipped = 0
    apply(content ? [content] : [])
  }

  function frames(list: readonly Frame[]) {
    const last = list[list.length - 1]
    if (!last) return
    memory.cursor = last.seq
    memory.tag = tagOf(last.sealed)
    const contents: Uint8Array[] = []
    for (const { sealed } of list) {
      const content = open('update', sealed)
      if (content) contents.push(content)
    }
    apply(contents)
  }

  /** One damaged frame must not stop the log: it is stepped over, counted and told. */
  function open(kind: Kind, sealed: Uint8Array): Uint8Array | null {
    const opened = sealer.unseal(kind, sealed)
    const ranges = opened.ok ? rangesOf(opened.content) : null
    if (opened.ok && ranges) {
      learn(memory.known, ranges)
      return opened.content
    }
    memory.skipped++
    if (!opened.ok && opened.reason === 'newer') options.onNewerFrame()
    return null
  }

  /** All in one transaction: every transaction walks all clients of the document, and the screen draws once. */
  function apply(contents: readonly Uint8Array[]) {
    const applyAll = () => {
      for (const content of contents) {
        toProvider(messageSync, (to) => {
          encoding.writeVarUint(to, messageYjsUpdate)
          encoding.writeVarUint8Array(to, content)
        })
      }
    }
    if (contents.length > 0) Y.transact(doc, applyAll, origin(), false)
    outbox.relayKnowsMore()
    options.onProgress()
  }

  /** Asks the provider, as a server would, for what the relay is not known to hold. */
  function ask() {
    if (ended || !mayWrite) return
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

  /** A device that skipped a frame, or waits for one, would make a snapshot with a hole. */
  function makeSnapshot() {
    const { pendingStructs, pendingDs } = doc.store
    if (!live || memory.skipped > 0 || memory.cursor === 0 || pendingStructs || pendingDs) return
    tell({
      type: 'snap',
      covers: memory.cursor,
      sealed: sealer.seal('snapshot', Y.encodeStateAsUpdate(doc)),
    })
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
