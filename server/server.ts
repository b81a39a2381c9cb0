// App and relay behind one port. Nothing here knows what a board is.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { RELAY_PATH } from '../src/sync/protocol.ts'
import type { Limits } from './limits.ts'
import { openLmdbRoomStore } from './lmdb-room-store.ts'
import type { Log } from './log.ts'
import { createRelay, type Relay } from './relay.ts'

export type ServerOptions = {
  /** 0 takes a free one. */
  port: number
  host: string
  /** An existing, writable folder. */
  dataDir: string
  /** The built app; null serves the relay only. */
  appDir: string | null
  limits: Limits
  log: Log
}

export type RunningServer = { port: number; url: string; relay: Relay; close(): Promise<void> }

/** Opens the store and listens. Rejects when the port is taken or the store cannot be opened. */
export async function startServer({
  port,
  host,
  dataDir,
  limits,
  log,
}: ServerOptions): Promise<RunningServer> {
  const store = await openLmdbRoomStore(dataDir)
  const relay = createRelay({ store, limits, log })
  const http = createServer((request: IncomingMessage, response: ServerResponse) => {
    response.statusCode = request.url === '/healthz' ? 200 : 404
    response.end()
  })
  http.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === RELAY_PATH) relay.handleUpgrade(request, socket, head)
    else socket.destroy()
  })
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, resolve)
  })
  const address = http.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    port: actualPort,
    url: `http://localhost:${actualPort}`,
    relay,
    async close() {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      await relay.close()
      http.closeAllConnections()
      await closed
      await store.close()
    },
  }
}
