// App and relay behind one port. What a browser asks for is a file, the health, or an upgrade to the relay.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { RELAY_PATH } from '../src/sync/protocol.ts'
import type { Limits } from './limits.ts'
import { openLmdbRoomStore } from './lmdb-room-store.ts'
import type { Log } from './log.ts'
import { createRelay, type Relay } from './relay.ts'
import type { RoomStore } from './room-store.ts'
import { securityHeaders } from './security-headers.ts'
import { readStaticFiles, type StaticFiles } from './static-files.ts'

/** Whoever sends a request drop by drop is cut off after this; a board's page needs milliseconds. */
const HEADERS_MS = 10_000
const REQUEST_MS = 20_000
const KEEP_ALIVE_MS = 5000
const SPARE_HTTP_CONNECTIONS = 1000

export type ServerOptions = {
  /** 0 takes a free one. */
  port: number
  /** Empty for every address of this machine. */
  host: string
  /** An existing, writable folder. */
  dataDir: string
  /** The built app; null serves the relay only. */
  appDir: string | null
  limits: Limits
  log: Log
}

export type RunningServer = {
  port: number
  url: string
  relay: Relay
  /** Writes what waits, tells every device to come back later, and frees port and store. */
  close(): Promise<void>
}

/** Listens and opens the store. Rejects when the port is taken, the app is not built or the store cannot be opened. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataDir, appDir, limits, log } = options
  const files = appDir === null ? null : readStaticFiles(appDir)
  const http = createServer({ connectionsCheckingInterval: 2000 })
  http.headersTimeout = HEADERS_MS
  http.requestTimeout = REQUEST_MS
  http.keepAliveTimeout = KEEP_ALIVE_MS
  http.maxConnections = limits.socketsInAll + SPARE_HTTP_CONNECTIONS
  // The port comes first: of two servers started by mistake on one folder, the second must not touch it.
  const port = await listen(http, options.port, options.host)
  const store = await openLmdbRoomStore(dataDir).catch((error: unknown) => {
    http.close()
    throw error
  })
  const relay = createRelay({ store, limits, log })
  http.on('request', (request, response) => answer(request, response, { store, files, limits, log }))
  http.on('upgrade', (request, socket, head) => {
    if (pathOf(request) === RELAY_PATH) relay.handleUpgrade(request, socket, head)
    else {
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
  })
  return {
    port,
    url: `http://localhost:${port}`,
    relay,
    async close() {
      const closed = new Promise((resolve) => http.close(resolve))
      await relay.close()
      http.closeAllConnections()
      await closed
      await store.close()
    },
  }
}

function listen(http: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen({ port, ...(host === '' ? {} : { host }) }, () => {
      http.off('error', reject)
      const address = http.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

type Behind = { store: RoomStore; files: StaticFiles | null; limits: Limits; log: Log }

function answer(request: IncomingMessage, response: ServerResponse, behind: Behind) {
  const { store, files, limits } = behind
  const headers = securityHeaders(request.headers.host, files?.scriptHashes ?? [], limits.frameAncestors)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    response.setHeader('Connection', 'close')
    return plain(response, 405, 'Only GET and HEAD are answered here.')
  }
  const path = pathOf(request)
  if (path === '/healthz') return void tellHealth(response, store, behind.log)
  if (path === RELAY_PATH) return plain(response, 426, 'This address speaks websocket only.')
  if (!files?.serve(request, response)) plain(response, 404, 'There is nothing here.')
}

/** 200 while the store takes writes and has room, else 503 with the reason. */
async function tellHealth(response: ServerResponse, store: RoomStore, log: Log) {
  const checked = await store.check()
  if (!checked.ok) log.error({ reason: checked.reason }, 'the store is not well')
  const body = checked.ok ? { status: 'ok' } : { status: 'failing', reason: checked.reason }
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.writeHead(checked.ok ? 200 : 503).end(JSON.stringify(body))
}

function plain(response: ServerResponse, status: number, words: string) {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status).end(words)
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?')[0] ?? '/'
}
