import { expect, test } from 'vitest'
import { newAccess } from '../../src/sync/access.ts'
import { runningRelay } from '../server/running-relay.ts'
import { device, settled, until } from './boards.ts'

test('two devices see what the other writes', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const wall = device(url, access)
  const phone = device(url, access)
  await until('both open', () => settled(wall) && settled(phone))
  wall.write('a', 'from the wall')
  phone.write('b', 'from the phone')
  await until(
    'both have both',
    () => phone.read('a') === 'from the wall' && wall.read('b') === 'from the phone',
  )
  expect(wall.all()).toEqual(phone.all())
})

test('a change counts as unshared until the relay has it on disk', async () => {
  const { url } = await runningRelay()
  const wall = device(url, newAccess('2026'))
  expect(wall.connection.state.everShared).toBe(false)
  wall.write('a', 1)
  expect(wall.connection.state.unshared).toBe(1)
  await until('shared', () => settled(wall))
  expect(wall.connection.state.everShared).toBe(true)
  wall.write('b', 2)
  wall.write('c', 3)
  expect(wall.connection.state.unshared).toBe(2)
  await until('shared', () => settled(wall))
})
