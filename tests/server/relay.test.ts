import { expect, test } from 'vitest'
import { helloOf, join, push, roomKeys, sealed, standing, connect } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

test('what one device pushes reaches the other in order and is acknowledged', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  const changes = Array.from({ length: 50 }, (_, i) => sealed(`change ${i}`))
  for (const [i, change] of changes.entries()) anna.send({ type: 'push', clientSeq: i, sealed: change })
  await bram.until(() => (bram.frames().length === changes.length ? true : undefined))
  expect(bram.frames().map((frame) => frame.seq)).toEqual(changes.map((_, i) => i + 1))
  expect(bram.frames().map((frame) => frame.sealed)).toEqual(changes)
  await anna.until(() => (anna.all('ack').flatMap((ack) => ack.clientSeqs).length === 50 ? true : undefined))
  expect(anna.all('ack').flatMap((ack) => ack.clientSeqs)).toEqual(changes.map((_, i) => i))
  expect(anna.frames()).toEqual([])
  expect(standing(anna)).toEqual(standing(bram))
})

test('a device that comes back with its cursor receives only what it missed', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  await push(anna, 1, sealed('one'))
  await bram.next('frames')
  const stood = standing(bram)
  await bram.leave()
  await push(anna, 2, sealed('two'))
  const back = await join(url, keys, stood)
  expect((await back.next('welcome')).start).toBe(1)
  expect(back.frames().map((frame) => frame.seq)).toEqual([2])
})

test('a wrong read token is sent away with a reason', async () => {
  const { url } = await runningRelay()
  const client = await connect(url)
  client.send(helloOf(roomKeys(), { readToken: roomKeys().readToken }))
  expect((await client.closing()).code).toBe(4403)
})
