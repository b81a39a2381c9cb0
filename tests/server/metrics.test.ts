import { request } from 'node:http'
import { expect, test } from 'vitest'
import { limitsFromEnvironment } from '../../server/limits.ts'
import { connect, helloOf, join, push, roomKeys, sealed } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

/** The numbers of the metrics page by name and labels. */
async function metricsOf(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  )
}

test('the metrics count what the relay does, and name no board and nobody', async () => {
  const { url } = await runningRelay({ frameBytes: 1000 })
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  for (let i = 1; i <= 3; i++) await push(anna, i, sealed('x'.repeat(76)))
  await bram.until(() => (bram.frames().length === 3 ? true : undefined))
  anna.send({ type: 'push', clientSeq: 4, sealed: sealed('x'.repeat(2000)) })
  await anna.next('refused')
  const late = await join(url, keys, { writeToken: null })
  const stranger = await connect(url)
  stranger.send(helloOf(keys, { readToken: roomKeys().readToken }))
  await stranger.closing()
  await fetch(`${url}/nothing`)

  const metrics = await metricsOf(url)
  expect(metrics.get('verbeterbord_sockets')).toBe(3)
  expect(metrics.get('verbeterbord_live_rooms')).toBe(1)
  expect(metrics.get('verbeterbord_rooms')).toBe(1)
  expect(metrics.get('verbeterbord_stored_bytes')).toBe(300)
  expect(metrics.get('verbeterbord_frames_appended_total')).toBe(3)
  expect(metrics.get('verbeterbord_deliveries_total')).toBe(6)
  expect(metrics.get('verbeterbord_refusals_total{reason="too_large"}')).toBe(1)
  expect(metrics.get('verbeterbord_closes_total{code="4403"}')).toBe(1)
  expect(metrics.get('verbeterbord_http_requests_total{class="4xx"}')).toBe(1)
  expect(metrics.get('verbeterbord_commit_seconds_count')).toBe(3)
  expect(metrics.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
  const names = [...metrics.keys()].join('\n')
  expect(names).not.toContain(Buffer.from(keys.room).toString('hex'))
  expect(names).not.toMatch(/127\.0\.0\.1|::1/)
  await late.leave()
})

test('a device that closes with a number of its own makes no metric of its own', async () => {
  const { url } = await runningRelay()
  for (const code of [3001, 3002, 4999]) {
    const anna = await join(url, roomKeys())
    anna.socket.close(code)
    await anna.closing()
  }
  const metrics = await metricsOf(url)
  expect([...metrics.keys()].filter((name) => name.startsWith('verbeterbord_closes'))).toEqual([
    'verbeterbord_closes_total{code="other"}',
  ])
})

test('two relays in one process count apart', async () => {
  const [first, second] = [await runningRelay(), await runningRelay()]
  await join(first.url, roomKeys())
  expect((await metricsOf(first.url)).get('verbeterbord_sockets')).toBe(1)
  expect((await metricsOf(second.url)).get('verbeterbord_sockets')).toBe(0)
})

test.each([
  ['through a proxy on this machine', { 'x-forwarded-for': '203.0.113.7' }],
  ['through a proxy that hides who asked', { via: '1.1 proxy' }],
  ['through a proxy that keeps the name', { host: 'bord.school.nl' }],
  ['through a page of another name for this machine', { host: 'evil.example:8080' }],
])('a stranger who comes %s reads no metrics', async (_, headers) => {
  const { port } = await runningRelay()
  expect(await statusOf(port, headers)).toBe(404)
})

test('metrics are for everybody when the school says so, and for nobody when it says that', async () => {
  const open = await runningRelay({ metrics: 'on' })
  expect(await statusOf(open.port, { 'x-forwarded-for': '203.0.113.7' })).toBe(200)
  const off = await runningRelay({ metrics: 'off' })
  expect(await statusOf(off.port, {})).toBe(404)
  expect(limitsFromEnvironment({ METRICS: 'off' })).toMatchObject({ ok: true, limits: { metrics: 'off' } })
  expect(limitsFromEnvironment({ METRICS: 'yes' })).toEqual({
    ok: false,
    reason: 'METRICS is "yes", but must be on, off or local.',
  })
})

/** Not fetch, which sets the host itself. */
async function statusOf(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/metrics', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}
