// The relay on the port of the development server, so that `npm run dev` needs one command and one address.
import { mkdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { RELAY_PATH } from '../src/sync/protocol.ts'
import { REQUESTS_PATH } from '../src/sync/protocol-requests.ts'
import { defaultLimits } from './limits.ts'
import { openLmdbRoomStore } from './lmdb-room-store.ts'
import { createLog } from './log.ts'
import { createRelay } from './relay.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
/** Vite's server: where it listens, and where requests are passed along. */
type DevServer = {
  httpServer: Upgrading | null
  middlewares: { use(path: string, answer: Answer): unknown }
}
type Upgrading = {
  on(event: 'upgrade', handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): unknown
  on(event: 'close', handle: () => void): unknown
}

/**
 * Every other upgrade (the hot reload of vite itself) and every other request is left alone.
 * @param dataDir made when it is not there; not the folder of a real relay
 */
export async function attachRelay({ httpServer, middlewares }: DevServer, dataDir: string): Promise<void> {
  if (!httpServer) return
  mkdirSync(dataDir, { recursive: true })
  const store = await openLmdbRoomStore(dataDir)
  const relay = createRelay({ store, limits: defaultLimits(), log: createLog('info') })
  httpServer.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === RELAY_PATH) relay.handleUpgrade(request, socket, head)
  })
  middlewares.use(REQUESTS_PATH, (request, response) => relay.handleRequest(request, response))
  httpServer.on('close', () => void relay.close().then(() => store.close()))
}
