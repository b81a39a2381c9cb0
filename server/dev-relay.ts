// The relay on the port of the development server, so that `npm run dev` needs one command and one address.
import { mkdirSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RELAY_PATH } from '../src/sync/protocol.ts'
import { defaultLimits } from './limits.ts'
import { openLmdbRoomStore } from './lmdb-room-store.ts'
import { createLog } from './log.ts'
import { createRelay } from './relay.ts'

type Upgrading = {
  on(event: 'upgrade', handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void): unknown
  on(event: 'close', handle: () => void): unknown
}

/**
 * @param http vite's server; every other upgrade (its own hot reload) is left alone
 * @param dataDir made when it is not there; not the folder of a real relay
 */
export async function attachRelay(http: Upgrading, dataDir: string): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  const store = await openLmdbRoomStore(dataDir)
  const relay = createRelay({ store, limits: defaultLimits(), log: createLog('info') })
  http.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === RELAY_PATH) relay.handleUpgrade(request, socket, head)
  })
  http.on('close', () => void relay.close().then(() => store.close()))
}
