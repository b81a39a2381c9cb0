// Connects a board to the relay and tells the screen how that stands. "Shared" is an acknowledgement of the relay, never an
// open socket; nothing here is needed to edit, and no trouble here may reach the code that does.
import { toHexString } from 'lib0/buffer'
import type { WebsocketProvider } from 'y-websocket'
import type { Awareness } from 'y-protocols/awareness'
import { keysOf } from './access.ts'
import { createBetterWay } from './better-way.ts'
import { createBusyPause } from './busy-pause.ts'
import { USUAL, type ConnectOptions } from './connect-options.ts'
import { createDeviceCount } from './device-count.ts'
import { createHeldWatch } from './held-watch.ts'
import { learnDeletions, rangesOf } from './known-ranges.ts'
import { GONE_NOTE, readSharing, SHARING_NOTE, TRANSPORT_NOTE } from './kept-notes.ts'
import { INITIAL_LINK, notNowFor, noticeFor, refusedFor, type LinkState } from './link-state.ts'
import { createOutbox } from './outbox.ts'
import { createSealer } from './seal.ts'
import { noMemory } from './relay-log.ts'
import { createSealedProvider } from './sealed-provider.ts'
import { openSealedSocket } from './sealed-socket.ts'
import type { SealedSocket } from './socket-shapes.ts'
import { createTransport, TRANSPORT_TIMES } from './transport.ts'
import { watchPage } from './watch-page.ts'

export type ForgetResult = { ok: true } | { ok: false; reason: 'offline' | 'read-only' | 'no-answer' }

export type Connection = {
  readonly state: LinkState
  /** Calls `listener` on every change of state. Gives the function that stops it. */
  onState: (listener: (state: LinkState) => void) => () => void
  /** Who is here right now; set your own with `setLocalStateField`. */
  readonly awareness: Awareness
  /** Deletes the board at the relay, for everyone. Copies on devices stay. Needs an open link and the right to write. */
  forget: () => Promise<ForgetResult>
  /**
   * Resolves when the relay has acknowledged or sent everything that the document holds at that moment. Stays open as long
   * as that is not so, also for ever.
   */
  whenHeld: () => Promise<void>
  /** Resolves to true when the relay has dealt with everything sent so far, to false when the link broke first. */
  roundTrip: () => Promise<boolean>
  /** Tries again at once, also after a refusal. */
  retry: () => void
  /** Sends what waits and leaves. */
  close: () => void
}

const FORGET_WITHIN_MS = 10_000
/** An attempt younger than this is left alone when the page wakes up (milliseconds). */
const FRESH_MS = 3_000

/** Starts connecting as soon as the store has loaded, and goes on trying until closed or refused for good. */
export function connectBoard(given: ConnectOptions): Connection {
  const options = { ...USUAL, ...given }
  const { doc, access, store } = options
  const keys = keysOf(access)
  const room = toHexString(keys.room)
  const memory = noMemory()
  const listeners = new Set<(state: LinkState) => void>()
  let state: LinkState = { ...INITIAL_LINK, readOnly: access.kind === 'read' }
  let socket: SealedSocket | null = null
  let attemptAt = 0
  let ready = false
  let closed = false
  let changingTransport = false
  let isTooLong = false
  let onGone: (() => void) | null = null

  const held = createHeldWatch(doc, memory)
  const outbox = createOutbox({
    memory,
    mergeMs: options.mergeMs,
    patienceMs: options.patienceMs,
    onChange: countAgain,
  })

  const betterWay = createBetterWay(() => outbox.unshared, changeTransport)
  const transport = createTransport({
    relayUrl: options.relayUrl,
    Socket: options.WebSocket ?? WebSocket,
    times: { ...TRANSPORT_TIMES, ...options.transportTimes },
    blocked: () => store?.kept(TRANSPORT_NOTE) === 'requests',
    onKind(kind) {
      show({ transport: kind })
      if ((store?.kept(TRANSPORT_NOTE) ?? 'socket') !== kind) store?.keep(TRANSPORT_NOTE, kind)
    },
    onSocketsWork: () => betterWay.found(),
  })

  const counts = access.kind === 'write' && !options.listenOnly
  // The board was usable before there was a connection.
  const early = (counts && store?.takeUncounted()) || 0
  // Before the provider's own listener, and instead of it: only here is known where a change was made.
  doc.on('update', onUpdate)

  const provider: WebsocketProvider = createSealedProvider({
    doc,
    relayUrl: options.relayUrl,
    maxBackoffMs: options.maxBackoffMs,
    open() {
      attemptAt = Date.now()
      socket = openSealedSocket({
        doc,
        open: transport.open,
        keys,
        sealer: createSealer(keys.sealKey, keys.room),
        createToken: options.createToken,
        memory,
        outbox,
        origin: () => provider,
        lostDiskDelay: options.lostDiskDelay,
        welcomeWithinMs: options.welcomeWithinMs,
        onWelcome: (mayWrite) =>
          show({ readOnly: !mayWrite, refused: null, notice: isTooLong ? 'too-large' : null }),
        onRefused: (reason) => show({ notice: noticeFor(reason) }),
        onProgress: () =>
          show({
            damaged: memory.damaged,
            newer: memory.newer > 0,
            lostSnapshot: memory.lostSnapshot,
            everShared: outbox.everShared,
          }),
        isTooLong: () => isTooLong,
        listenOnly: options.listenOnly,
      })
      return socket
    },
  })
  const { awareness } = provider
  const busyPause = createBusyPause(options.busyPauseMs, () => provider.connect())
  const count = createDeviceCount(
    awareness,
    () => state.devices,
    (devices) => show({ devices: state.link === 'open' ? devices : 1 }),
  )

  provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    // The others ignore a state whose clock did not rise since they saw this device leave.
    awareness.setLocalState(awareness.getLocalState())
  })
  provider.on('sync', (synced) => {
    if (!synced) return
    show({ link: 'open' })
    if (store?.kept(GONE_NOTE) === room) store.keep(GONE_NOTE, null)
    count.back()
  })
  provider.on('connection-close', (event) => {
    if (closed || changingTransport) return
    count.lost()
    const refused = event && refusedFor(event.code)
    const notice = event && notNowFor(event.code)
    isTooLong ||= notice === 'too-large'
    show({ link: refused ? 'refused' : 'offline', refused, devices: 1, ...(notice && { notice }) })
    if (refused !== 'gone') return
    store?.keep(GONE_NOTE, room)
    onGone?.()
  })
  provider.on('closed', ({ code }) => {
    if (!closed && notNowFor(code)) busyPause.begin()
  })
  awareness.on('change', () => {
    if (state.link === 'open') count.look()
  })
  const stopWatching = watchPage({ onWake: wake, onHide: () => outbox.flush() })
  void start()

  async function start() {
    await store?.loaded
    if (closed) return
    const note = readSharing(store?.kept(SHARING_NOTE))
    ready = true
    outbox.resume(note.unshared + early, note.everShared)
    if (store?.kept(GONE_NOTE) === room) {
      show({ link: 'refused', refused: 'gone', everShared: note.everShared })
    } else provider.connect()
  }

  function onUpdate(update: Uint8Array, origin: unknown) {
    if (origin === provider) {
      // What follows from the relay's frames (a value that lost from another) is no news to it.
      const ranges = rangesOf(update)
      if (ranges) learnDeletions(memory.known, ranges)
      return
    }
    if (!counts) return
    const from = store?.cameFrom(origin) ?? 'elsewhere'
    outbox.add(update, from === 'elsewhere' ? 'here' : from)
  }

  function countAgain() {
    held.look()
    betterWay.look()
    const { unshared, everShared } = outbox
    if (unshared === state.unshared && everShared === state.everShared) return
    if (ready) store?.keep(SHARING_NOTE, { unshared, everShared })
    show({ unshared, everShared, ...(unshared < state.unshared && { notice: null }) })
  }

  function show(change: Partial<LinkState>) {
    const next = { ...state, ...change }
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of listeners) listener(state)
  }

  /** The page was away, or the network came back: a socket that still looks open may be dead. */
  function wake() {
    if (closed || !ready || state.link === 'refused') return
    transport.wake()
    if (socket?.readyState === socket?.OPEN) socket?.check()
    else if (state.link === 'offline' || Date.now() - attemptAt > FRESH_MS) retry()
  }

  function retry() {
    if (closed || !ready) return
    busyPause.stop()
    provider.disconnect()
    provider.wsUnsuccessfulReconnects = 0
    show({ link: 'connecting', refused: null })
    provider.connect()
  }

  /** The cursor goes along, and nobody needs to see it unless it fails. */
  function changeTransport() {
    if (closed || state.link === 'refused') return
    changingTransport = true
    count.hold()
    provider.disconnect()
    provider.wsUnsuccessfulReconnects = 0
    provider.connect()
    changingTransport = false
  }

  return {
    get state() {
      return state
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    awareness,
    forget() {
      if (state.readOnly) return Promise.resolve({ ok: false, reason: 'read-only' })
      if (state.link !== 'open' || !socket) return Promise.resolve({ ok: false, reason: 'offline' })
      socket.forget()
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve({ ok: false, reason: 'no-answer' }), FORGET_WITHIN_MS)
        onGone = () => {
          clearTimeout(timer)
          resolve({ ok: true })
        }
      })
    },
    whenHeld: held.when,
    roundTrip: () => socket?.roundTrip() ?? Promise.resolve(false),
    retry,
    close() {
      if (closed) return
      closed = true
      stopWatching()
      busyPause.stop()
      provider.destroy()
      transport.close()
      betterWay.stop()
      count.stop()
      awareness.destroy()
      outbox.stop()
      doc.off('update', onUpdate)
      if (counts) store?.takeUncounted()
      listeners.clear()
      held.stop()
    },
  }
}
