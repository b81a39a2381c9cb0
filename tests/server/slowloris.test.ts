// Whoever holds connections open by sending almost nothing is sent away in time, while a board's own requests are answered.
import { connect as connectTcp } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { REQUESTS_PATH, REQUESTS_TYPE } from '../../src/sync/protocol-requests.ts'
import { join, push, roomKeys, sealed } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

const DRIPPING = 150
const DRIP_MS = 20

/** Sends a beginning and then a letter at a time. Resolves with the milliseconds after which the server had enough. */
function drip(port: number, beginning: string): Promise<number> {
  return new Promise((resolve) => {
    const from = performance.now()
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(beginning))
    const dripping = setInterval(() => beginning !== '' && socket.write('x'), DRIP_MS)
    socket.resume()
    // Written after the server had closed.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clearInterval(dripping)
      resolve(performance.now() - from)
    })
    onTestFinished(() => void socket.destroy())
  })
}

test.each([
  ['a head', 'GET / HTTP/1.1\r\nHost: h\r\nX-Never-Ending: '],
  [
    'a body',
    `POST ${REQUESTS_PATH} HTTP/1.1\r\nHost: h\r\nContent-Type: ${REQUESTS_TYPE}\r\nContent-Length: 9999\r\n\r\n`,
  ],
  ['an upgrade', 'GET /relay HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX: '],
  ['nothing at all', ''],
])('many that send %s drop by drop are cut off, and a board goes on', async (_, beginning) => {
  const { url, port } = await runningRelay({ headersWithinMs: 400 })
  const anna = await join(url, roomKeys())
  const cutOff = Promise.all(Array.from({ length: DRIPPING }, () => drip(port, beginning)))
  await push(anna, 1, sealed('one'))
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  // A head has its time, a body twice that; the server looks five times in it.
  for (const lasted of await cutOff) expect(lasted).toBeLessThan(3000)
  await push(anna, 2, sealed('two'))
  expect(anna.closed).toBeNull()
})
