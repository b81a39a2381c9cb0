// What a connection is told when it is made, and what is usual. Tests change the times; the app changes none of them.
import type * as Y from 'yjs'
import type { Access } from './access.ts'
import type { PlainSocketClass } from './socket-shapes.ts'
import type { BoardStore } from './store.ts'
import type { TransportTimes } from './transport.ts'

export type ConnectOptions = {
  doc: Y.Doc
  access: Access
  /** `wss://host/relay`, opened exactly so: nothing of a board is ever in a URL. */
  relayUrl: string
  /** The provider waits until it has loaded, and keeps the count of unshared changes in it. */
  store?: BoardStore
  WebSocket?: PlainSocketClass
  /** Takes what the relay has and gives nothing: for looking at a room that must not learn anything new. */
  listenOnly?: boolean
  /** Only for a relay that asks one of whoever makes a new board. */
  createToken?: string
  /** Longest pause between attempts (milliseconds). */
  maxBackoffMs?: number
  /** The first pause after the relay said that it is busy; it grows each time (milliseconds). */
  busyPauseMs?: number
  /** A connection that is not welcomed within this time is given up: half-open networks never say no (milliseconds). */
  welcomeWithinMs?: number
  /** Changes within this time travel as one frame (milliseconds). */
  mergeMs?: number
  /** How long another tab gets to share its own change (milliseconds). */
  patienceMs?: number
  /** For networks that block websockets; only tests need others. */
  transportTimes?: Partial<TransportTimes>
  /** Milliseconds to look around before uploading to a relay that lost what it had. */
  lostDiskDelay?: () => number
}

export const USUAL = {
  createToken: '',
  listenOnly: false,
  maxBackoffMs: 5000,
  busyPauseMs: 1000,
  welcomeWithinMs: 12_000,
  mergeMs: 150,
  patienceMs: 2500,
  lostDiskDelay: () => Math.random() * 2000,
}
