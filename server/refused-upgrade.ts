// Says no to an upgrade and lets go of its socket, which no list of the server holds any more.
import type { Duplex } from 'node:stream'

/** Answers with an HTTP status such as `404 Not Found`. A client that never ends its half does not keep the socket. */
export function refuseUpgrade(socket: Duplex, status: string) {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
