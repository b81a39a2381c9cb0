// A school's web proxy in front of a relay: passes on whole requests and whole answers, and does with upgrades and answers what
// a test asks of it.
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'

/**
 * `pass` lets websockets through. `strip` takes the upgrade away, `refuse` answers 400, `drop` breaks off, `silent` never
 * answers, `hollow` lets the websocket open and passes nothing on after that.
 */
export type Upgrades = 'pass' | 'strip' | 'refuse' | 'drop' | 'silent' | 'hollow'
/** What happens to one request: `lost` reaches the relay and its answer does not come back; `page` answers something else. */
export type Fate = 'pass' | 'lost' | 'cut' | 'twice' | 'late-copy' | 'never' | 'page'

export type SchoolProxy = {
  readonly url: string
  upgrades: Upgrades
  fate: (body: Buffer) => Fate
  /** Websockets tried and requests passed on so far. */
  readonly seen: { upgrades: number; requests: number; largestBody: number }
  /** Ends what is open now. */
  breakAll: () => void
}

/** A proxy that ends with the test. `target` is the http address of the relay. */
export async function schoolProxy(target: string, upgrades: Upgrades = 'strip'): Promise<SchoolProxy> {
  const { port: relayPort } = new URL(target)
  const open = new Set<Duplex>()
  const server = createServer((incoming, response) => void onRequest(incoming, response))
  const keep = (socket: Duplex) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  }
  server.on('connection', keep)

  const forward = (incoming: IncomingMessage, body: Buffer) =>
    new Promise<{ status: number; headers: OutgoingHttpHeaders; body: Buffer } | null>((resolve) => {
      const headers = { ...incoming.headers, 'content-length': String(body.length) }
      delete headers.connection
      delete headers.upgrade
      const { method, url: path } = incoming
      const options = { host: '127.0.0.1', port: relayPort, method, path, headers, agent: false }
      const outgoing = ask(options, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', () => resolve(null))
        answer.on('end', () => {
          const kept: OutgoingHttpHeaders = { ...answer.headers }
          delete kept.connection
          delete kept['transfer-encoding']
          resolve({ status: answer.statusCode ?? 500, headers: kept, body: Buffer.concat(parts) })
        })
      })
      outgoing.on('error', () => resolve(null))
      const giveUp = () => outgoing.destroy()
      incoming.socket.once('close', giveUp)
      outgoing.on('close', () => incoming.socket.off('close', giveUp))
      outgoing.end(body)
    })

  const onRequest = async (incoming: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    const body = Buffer.concat(parts)
    proxy.seen.requests++
    proxy.seen.largestBody = Math.max(proxy.seen.largestBody, body.length)
    const fate = proxy.fate(body)
    if (fate === 'never') return incoming.socket.destroy()
    if (fate === 'page')
      return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Log in</h1>')
    if (fate === 'twice') await forward(incoming, body)
    const answer = await forward(incoming, body)
    if (fate === 'late-copy') setTimeout(() => void forward(incoming, body), 40)
    if (fate === 'lost') return incoming.socket.destroy()
    if (!answer) return response.writeHead(502).end('Bad gateway')
    response.writeHead(answer.status, {
      ...answer.headers,
      ...(incoming.method !== 'HEAD' && answer.status !== 304 && { 'content-length': answer.body.length }),
    })
    if (fate !== 'cut') return response.end(answer.body)
    response.write(answer.body.subarray(0, answer.body.length - 1))
    setImmediate(() => incoming.socket.destroy())
  }

  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    proxy.seen.upgrades++
    const mode = proxy.upgrades
    if (mode === 'drop') return socket.destroy()
    if (mode === 'silent') return
    if (mode === 'refuse') return socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')
    if (mode === 'strip') {
      void forward(incoming, Buffer.alloc(0)).then((answer) =>
        socket.end(`HTTP/1.1 ${answer?.status ?? 502} Upgrade stripped\r\nContent-Length: 0\r\n\r\n`),
      )
      return
    }
    const through = connect(Number(relayPort), '127.0.0.1')
    keep(through)
    const lines = incoming.rawHeaders.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\r\n`))
    through.write(`GET ${incoming.url ?? '/'} HTTP/1.1\r\n${lines.join('')}\r\n`)
    through.write(head)
    through.pipe(socket)
    if (mode === 'pass') socket.pipe(through)
    else socket.resume()
    socket.on('close', () => through.destroy())
    through.on('close', () => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with one.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { port } = server.address() as AddressInfo
  const breakAll = () => {
    for (const socket of open) socket.destroy()
  }
  const proxy: SchoolProxy = {
    url: `http://127.0.0.1:${port}`,
    upgrades,
    fate: () => 'pass',
    seen: { upgrades: 0, requests: 0, largestBody: 0 },
    breakAll,
  }
  onTestFinished(async () => {
    breakAll()
    await new Promise((resolve) => server.close(resolve))
  })
  return proxy
}
