// A quiet board stays connected: y-websocket drops a socket on which it hears nothing for 30 seconds. Only the clock is not real.
import { expect, test, vi } from 'vitest'
import { newAccess } from '../../src/sync/access.ts'
import { join, roomKeys } from '../server/raw-client.ts'
import { runningRelay } from '../server/running-relay.ts'
import { device, settled, until } from './boards.ts'

// Before anything takes the time.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] }))

test('a minute in which nobody writes keeps the connection', async () => {
  const { url } = await runningRelay()
  const wall = device(url, newAccess('2026'))
  await until('open', () => settled(wall))
  const links: string[] = []
  wall.connection.onState(({ link }) => links.push(link))
  const bystander = await join(url, roomKeys())
  for (let seconds = 0; seconds < 60; seconds += 3) {
    vi.advanceTimersByTime(3000)
    // As long as an answer of the relay takes.
    bystander.send({ type: 'ping' })
    await bystander.next('pong', seconds / 3)
  }
  expect(links).toEqual([])
  expect(wall.connection.state.link).toBe('open')
})
