// y-websocket's provider, set up for sealed sockets: it has reconnecting and awareness, and no say in what travels.
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { notNowFor, refusedFor } from './link-state.ts'
import type { SealedSocket } from './socket-shapes.ts'

export type SealedProviderOptions = {
  doc: Y.Doc
  relayUrl: string
  /** Longest pause between attempts (milliseconds). */
  maxBackoffMs: number
  /** Opens a socket for each attempt. */
  open: () => SealedSocket
}

/** Does nothing until it is told to connect. */
export function createSealedProvider({ doc, relayUrl, maxBackoffMs, open }: SealedProviderOptions) {
  return new WebsocketProvider(relayUrl, 'board', doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: maxBackoffMs,
    // Whoever is to come back later is told by `closed`.
    shouldReconnect: ({ code }) => refusedFor(code) === null && notNowFor(code) === null,
    WebSocketPolyfill: polyfill(open),
  })
}

/** The provider calls `new` on a class; what it gets is what `open` gives. */
function polyfill(open: () => SealedSocket): typeof WebSocket {
  function Polyfill() {
    return open()
  }
  // The provider uses no more of a WebSocket than a sealed socket has.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Polyfill as unknown as typeof WebSocket
}
