import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { join as inFolder } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { runningRelay, temporaryFolder } from './running-relay.ts'

const OLD_BROWSER = "if(!window.Promise)document.write('too old')"
const PAGE = `<!doctype html><script>${OLD_BROWSER}</script><script type="module" src="/assets/main-abc.js"></script>`
const SCRIPT = 'console.log("board")'.repeat(50)

async function runningApp(limits = {}) {
  const outside = temporaryFolder()
  const appDir = inFolder(outside, 'app')
  mkdirSync(inFolder(appDir, 'assets'), { recursive: true })
  writeFileSync(inFolder(outside, 'secret.txt'), 'secret')
  writeFileSync(inFolder(appDir, '.env'), 'secret')
  writeFileSync(inFolder(appDir, 'index.html'), PAGE)
  writeFileSync(inFolder(appDir, 'sw.js'), 'self.skipWaiting')
  writeFileSync(inFolder(appDir, 'manifest.webmanifest'), '{}')
  writeFileSync(inFolder(appDir, 'assets/main-abc.js'), SCRIPT)
  writeFileSync(inFolder(appDir, 'assets/main-abc.js.br'), brotliCompressSync(SCRIPT))
  return runningRelay(limits, { appDir })
}

/** A request as written, which fetch would tidy up first. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

test('the page may run only its own files, and the one line that stands in it', async () => {
  const { url } = await runningApp()
  const { headers } = await fetch(url)
  const policy = headers.get('content-security-policy') ?? ''
  const hash = createHash('sha256').update(OLD_BROWSER).digest('base64')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(policy).toContain(`connect-src 'self' ws://${new URL(url).host} wss://${new URL(url).host};`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('x-frame-options')).toBe('DENY')
})

test('a host header that is no host does not get into the policy', async () => {
  const { port } = await runningApp()
  const answer = await raw(port, 'GET / HTTP/1.1\r\nHost: x; script-src *\r\nConnection: close\r\n\r\n')
  expect(answer).toContain("connect-src 'self';")
  expect(answer).not.toContain('script-src *')
})

test('a school that shows the board in a frame names that page', async () => {
  const { url } = await runningApp({ frameAncestors: ['https://portal.school.nl'] })
  const { headers } = await fetch(url)
  expect(headers.get('content-security-policy')).toContain('frame-ancestors https://portal.school.nl')
  expect(headers.get('x-frame-options')).toBeNull()
})

test('hashed files are kept for ever, pages are asked for again', async () => {
  const { url } = await runningApp()
  const script = await fetch(`${url}/assets/main-abc.js`, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-encoding')).toBe('br')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await script.text()).toBe(SCRIPT)
  const plain = await fetch(`${url}/assets/main-abc.js`, { headers: { 'accept-encoding': 'br;q=0' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.text()).toBe(SCRIPT)
  for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
    const first = await fetch(url + path)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const etag = first.headers.get('etag') ?? ''
    const second = await fetch(url + path, {
      headers: { 'if-none-match': etag, 'cache-control': 'no-cache' },
    })
    expect(second.status).toBe(304)
  }
})

test('a path of the app shows the page, a file that is gone does not', async () => {
  const { url } = await runningApp()
  const page = (path: string) => fetch(url + path, { headers: { accept: 'text/html,*/*' } })
  expect(await (await page('/bord/123')).text()).toBe(PAGE)
  expect((await page('/assets/main-old.js')).status).toBe(404)
  expect((await page('/logo.png')).status).toBe(404)
  expect((await fetch(`${url}/bord/123`, { headers: { accept: '*/*' } })).status).toBe(404)
  expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(405)
  expect((await fetch(`${url}/relay`)).status).toBe(426)
})

test('text that another app shares is sent on unread when the device has no service worker', async () => {
  const { url } = await runningApp()
  const body = new FormData()
  body.set('text', 'x'.repeat(1024 * 1024))
  const answer = await fetch(`${url}/deel`, { method: 'POST', body, redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/#deel'])
  expect((await fetch(`${url}/deel`, { method: 'PUT', body: 'x' })).status).toBe(405)
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/../../secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '//secret.txt',
  '/.env',
  '/%00',
  '/%',
  'http://other/secret.txt',
])('the path %s leads nowhere', async (path) => {
  const { port } = await runningApp()
  const answer = await raw(port, `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 404/)
  expect(answer).not.toContain('secret\n')
})

test('the health of a relay that can store is ok', async () => {
  const { url } = await runningApp()
  const health = await fetch(`${url}/healthz`)
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
})

test.each(['/', '/relay/', '/other?x=/relay'])('an upgrade on %s is refused', async (path) => {
  const { port } = await runningApp()
  const handshake = `GET ${path} HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
  expect(await raw(port, handshake)).toMatch(/^HTTP\/1\.1 404/)
})

test.each([
  ['/other', {}],
  ['/relay', { allowedOrigins: ['https://bord.school.nl'] }],
])(
  'a refused upgrade on %s that its client never ends does not keep the server from ending',
  async (path, limits) => {
    const server = await runningApp(limits)
    const socket = connectTcp({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
    onTestFinished(() => void socket.destroy())
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: h\r\nOrigin: https://elsewhere.nl\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    )
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 40[34]/)
    const from = performance.now()
    await server.close()
    expect(performance.now() - from).toBeLessThan(1500)
  },
)

test('a page that is not allowed cannot open the relay', async () => {
  const { port } = await runningApp({ allowedOrigins: ['https://bord.school.nl'] })
  const handshake = `GET /relay HTTP/1.1\r\nHost: h\r\nOrigin: https://elsewhere.nl\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`
  expect(await raw(port, handshake)).toMatch(/^HTTP\/1\.1 403/)
})
