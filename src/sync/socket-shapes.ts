// The two faces of a socket: what we ask of a real one, and what y-websocket's provider and our connection ask of ours.

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
  /** Resolves when the relay has dealt with everything sent before: true; false when the socket ended first. */
  roundTrip: () => Promise<boolean>
  forget: () => void
}
