// The WebSocket that y-websocket's provider gets: to the provider it looks like a Yjs server, to the relay it speaks sealed
// frames. It is open only after WELCOME, and once closed nothing that still arrives may move the cursor.
import type * as Y from 'yjs'
import type { BoardKeys } from './access.ts'
import { createHeartbeat } from './heartbeat.ts'
import { stateVectorOf } from './known-ranges.ts'
import type { Outbox } from './outbox.ts'
import { createPresence, NOBODY } from './presence.ts'
import { createProviderFace } from './provider-face.ts'
import { PROTOCOL_VERSION, REFUSAL, sameBytes } from './protocol.ts'
import { encodeClientMessage, type ClientMessage } from './protocol-of-device.ts'
import { decodeRelayMessage, type RelayMessage } from './protocol-of-relay.ts'
import { createRelayLog, noMemory, type RelayMemory } from './relay-log.ts'
import type { Sealer } from './seal.ts'
import { createSnapshotDuty } from './snapshot-duty.ts'
import type { PlainSocket, SealedSocket } from './socket-shapes.ts'

export type SealedSocketOptions = {
  doc: Y.Doc
  /** Opens the way to the relay. */
  open: () => PlainSocket
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
  /** Cursor, known ranges or skipped frames changed. */
  onProgress: () => void
  /** A message of this page was longer than the relay reads: a snapshot would be so again. */
  isTooLong: () => boolean
  /** Takes what the relay has and gives nothing, whatever the right. */
  listenOnly: boolean
}

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
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
    play: (update) => provider.update(update),
    onProgress() {
      outbox.relayKnowsMore()
      options.onProgress()
    },
  })
  const provider = createProviderFace({
    tell: (data) => socket.onmessage?.({ data }),
    onAnswer(update) {
      if (live) outbox.answer(update)
    },
    onAwareness(update) {
      const mine = presence.outgoing(update)
      if (mine) tell({ type: 'presence', sealed: sealer.seal('presence', mine) })
    },
  })
  const snapshots = createSnapshotDuty({
    covers: () => memory.cursor,
    make: () => (options.isTooLong() ? null : log.makeSnapshot()),
    isAnswered: () => outbox.isAnswered,
    send: (made) => tell({ type: 'snap', ...made }),
  })
  const inner = options.open()
  const heartbeat = createHeartbeat(ping, () => fail(BROKEN, 'no answer'))
  let ended = false
  let mayWrite = false
  let caughtUp = false
  let live = false
  let relayForgot = false
  let retryMs = FIRST_RETRY_MS
  let askTimer: ReturnType<typeof setTimeout> | undefined
  const welcomeTimer = setTimeout(() => fail(BROKEN, 'no welcome'), options.welcomeWithinMs)

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
    send: provider.receive,
    close() {
      if (live) outbox.flush()
      end()
    },
    check: heartbeat.check,
    roundTrip: heartbeat.roundTrip,
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
    heartbeat.heard()
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
    clearTimeout(welcomeTimer)
    clearTimeout(askTimer)
    heartbeat.stop()
    outbox.stop()
    inner.close()
  }

  function fail(code: number, reason: string) {
    if (ended) return
    end()
    socket.onclose?.({ code, reason })
  }

  function ping() {
    if (ended || socket.readyState !== OPEN) return false
    tell({ type: 'ping' })
    return true
  }

  function tell(message: ClientMessage) {
    if (ended || (socket.readyState !== OPEN && message.type !== 'hello')) return
    inner.send(new Uint8Array(encodeClientMessage(message)))
  }

  function fromRelay(message: RelayMessage) {
    // A welcome comes first and once; a relay that does otherwise is none.
    if ((message.type === 'welcome') !== (socket.readyState === CONNECTING)) return
    switch (message.type) {
      case 'welcome':
        return welcome(message)
      case 'snapshot':
        return log.snapshot(message.covers, message.sealed)
      case 'frames':
        return log.frames(message.frames)
      case 'caught-up':
        if (caughtUp) return
        caughtUp = true
        provider.synced()
        // A relay that lost its disk meets everybody at once, each with everything: look again before uploading.
        if (relayForgot) askTimer = setTimeout(ask, options.lostDiskDelay())
        else ask()
        return
      case 'ack':
        log.acknowledged(message.cursor, message.tag)
        retryMs = FIRST_RETRY_MS
        outbox.acknowledged(message.clientSeqs)
        return snapshots.answered()
      case 'refused':
        return refused(message.reason, message.clientSeqs)
      case 'presence-of':
        return presenceOf(message.connection, message.sealed)
      case 'left':
        return provider.awareness(presence.left(message.connection))
      case 'snap-wanted':
        if (live) snapshots.wanted()
        return
      case 'pong':
        heartbeat.pong()
        // The provider drops a socket on which it hears nothing for 30 seconds.
        return provider.awareness(NOBODY)
    }
  }

  function welcome({ epoch, start, head, mayWrite: granted }: Extract<RelayMessage, { type: 'welcome' }>) {
    clearTimeout(welcomeTimer)
    const isAsSaid = start === memory.cursor && sameBytes(epoch, memory.epoch)
    if (start !== 0 && !isAsSaid) {
      // Neither the place we said nor the beginning: this relay is not the one we know, so nothing is known of it.
      Object.assign(memory, noMemory())
      return fail(BROKEN, 'not a place in the log')
    }
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
    provider.ask(stateVectorOf(memory.known))
  }

  function refused(reason: number, clientSeqs: readonly number[]) {
    outbox.refused(clientSeqs)
    snapshots.answered()
    options.onRefused(reason)
    const mayPass = reason === REFUSAL.snapshotNeeded || reason === REFUSAL.storageFull
    if (!mayPass || clientSeqs.length === 0) return
    clearTimeout(askTimer)
    askTimer = setTimeout(ask, retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  function presenceOf(connection: number, sealed: Uint8Array) {
    const opened = sealer.unseal('presence', sealed)
    // Presence is said again every 15 seconds; what does not open is not worth telling.
    if (!opened.ok || !presence.incoming(connection, opened.content)) return
    provider.awareness(opened.content)
  }
}
