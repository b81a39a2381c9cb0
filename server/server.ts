// App and relay behind one port. What a browser asks for is a file, the health, or an upgrade to the relay.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { RELAY_PATH } from '../src/sync/protocol.ts'
import { REQUESTS_PATH } from '../src/sync/protocol-requests.ts'
import { createDiagnosis, type Diagnosis } from './diagnosis.ts'
import { createHealth, type Health } from './health.ts'
import type { Limits } from './limits.ts'
import { openLmdbRoomStore } from './lmdb-room-store.ts'
import type { Log } from './log.ts'
import { createMetrics, mayReadMetrics, type Metrics } from './metrics.ts'
import { refuseUpgrade } from './refused-upgrade.ts'
import { createRelay, type Relay } from './relay.ts'
import { securityHeaders } from './security-headers.ts'
import { readStaticFiles, type StaticFiles } from './static-files.ts'

/** Twice the time a head may take: for the rest of a request that is sent drop by drop. */
const REQUEST_PER_HEADERS = 2
const LOOKS_PER_HEADERS = 5
const KEEP_ALIVE_MS = 5000
const SPARE_HTTP_CONNECTIONS = 1000
/** Where other apps share text to; the device's own service worker takes it. */
const SHARE_PATH = '/deel'
const NOTHING_HERE = 'There is nothing here.'

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
  const http = createServer({
    headersTimeout: limits.headersWithinMs,
    requestTimeout: REQUEST_PER_HEADERS * limits.headersWithinMs,
    connectionsCheckingInterval: limits.headersWithinMs / LOOKS_PER_HEADERS,
  })
  http.keepAliveTimeout = KEEP_ALIVE_MS
  http.maxConnections = limits.socketsInAll + SPARE_HTTP_CONNECTIONS
  const diagnosis = createDiagnosis(files?.version ?? '')
  let behind: Behind | null = null
  // Whoever comes before the store is open is told to come back, and is not kept waiting for ever.
  http.on('request', (request, response) => {
    if (!behind) return starting(response)
    const { metrics } = behind
    response.on('finish', () => metrics.answered(response.statusCode))
    answer(request, response, behind)
  })
  http.on('upgrade', (request, socket, head) => {
    if (pathOf(request) !== RELAY_PATH) return refuseUpgrade(socket, '404 Not Found')
    if (!behind) return refuseUpgrade(socket, '503 Service Unavailable')
    diagnosis.note(request, 'upgrade')
    behind.relay.handleUpgrade(request, socket, head)
  })
  // The port comes first: of two servers started by mistake on one folder, the second must not touch it.
  const port = await listen(http, options.port, options.host)
  const store = await openLmdbRoomStore(dataDir).catch((error: unknown) => {
    http.close()
    http.closeAllConnections()
    throw error
  })
  const metrics = createMetrics()
  const relay = createRelay({ store, limits, log, metrics })
  const health = createHealth({ store, dataDir, leastFreeBytes: limits.leastFreeBytes, log })
  behind = { relay, files, limits, metrics, health, diagnosis }
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

type Behind = {
  relay: Relay
  files: StaticFiles | null
  limits: Limits
  metrics: Metrics
  health: Health
  diagnosis: Diagnosis
}

function answer(request: IncomingMessage, response: ServerResponse, behind: Behind) {
  const { files, limits, diagnosis } = behind
  const headers = securityHeaders(request.headers.host, files?.scriptHashes ?? [], limits.frameAncestors)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (request.method === 'POST' && pathOf(request) === REQUESTS_PATH) {
    return behind.relay.handleRequest(request, response)
  }
  if (request.method === 'POST' && pathOf(request) === SHARE_PATH) {
    // The service worker is gone from this device. The text is not for us: it goes unread, and the page says so.
    response.setHeader('Connection', 'close')
    return void response.writeHead(303, { Location: '/#deel' }).end()
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    response.setHeader('Connection', 'close')
    return plain(response, 405, 'Only GET and HEAD are answered here.')
  }
  const path = pathOf(request)
  if (path === '/healthz') return void tellHealth(response, behind.health)
  if (path === '/metrics') {
    if (mayReadMetrics(request, limits.metrics)) return void tellMetrics(response, behind)
    return plain(response, 404, NOTHING_HERE)
  }
  if (path === '/diagnose/server') return json(response, 200, diagnosis.answer(request))
  if (path === RELAY_PATH) {
    diagnosis.note(request, 'stripped')
    return plain(response, 426, 'This address speaks websocket only.')
  }
  if (!files?.serve(request, response)) plain(response, 404, NOTHING_HERE)
}

function starting(response: ServerResponse) {
  response.setHeader('Connection', 'close')
  response.setHeader('Retry-After', '1')
  plain(response, 503, 'The server is starting. Try again in a moment.')
}

/** 200 while the store takes writes and has room, else 503 with the reason. */
async function tellHealth(response: ServerResponse, health: Health) {
  const found = await health()
  if (found.ok) json(response, 200, { status: 'ok' })
  else json(response, 503, { status: 'failing', reason: found.reason })
}

async function tellMetrics(response: ServerResponse, { metrics, relay }: Behind) {
  const { type, text } = await metrics.read(relay.stats())
  response.setHeader('Content-Type', type)
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(200).end(text)
}

function json(response: ServerResponse, status: number, value: object) {
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status).end(JSON.stringify(value))
}

function plain(response: ServerResponse, status: number, words: string) {
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  response.writeHead(status).end(words)
}

function pathOf(request: IncomingMessage): string {
  return request.url?.split('?')[0] ?? '/'
}
