// Each limit at its edge and one past it, and what the person affected reads.
import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { expect, test } from 'vitest'
import { defaultLimits, limitsFromEnvironment } from '../../server/limits.ts'
import { CLOSE, REFUSAL } from '../../src/sync/protocol.ts'
import { beginMessage, connect, helloOf, join, push, roomKeys, sealed } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

/** Something sealed of exactly so many bytes. */
const sized = (bytes: number) => sealed('x'.repeat(bytes - 24))

test('a change of the largest size is stored, one byte more is refused and the device stays', async () => {
  const { url } = await runningRelay({ frameBytes: 2000 })
  const anna = await join(url, roomKeys())
  await push(anna, 1, sized(2000))
  anna.send({ type: 'push', clientSeq: 2, sealed: sized(2001) })
  expect(await anna.next('refused')).toEqual({ type: 'refused', reason: REFUSAL.tooLarge, clientSeqs: [2] })
  await push(anna, 3, sized(100))
})

test('a snapshot of the largest size is taken, one byte more is refused', async () => {
  const { url } = await runningRelay({ snapshotBytes: 3000 })
  const keys = roomKeys()
  const anna = await join(url, keys)
  await push(anna, 1, sealed('one'))
  await push(anna, 2, sealed('two'))
  anna.send({ type: 'snap', covers: 1, sealed: sized(3000) })
  anna.send({ type: 'snap', covers: 2, sealed: sized(3001) })
  expect((await anna.next('refused')).reason).toBe(REFUSAL.tooLarge)
  await push(anna, 3, sealed('three'))
  expect((await (await join(url, keys)).next('snapshot')).covers).toBe(1)
})

test('a full tail refuses changes and asks for a snapshot, after which they are taken again', async () => {
  const { url } = await runningRelay({ tailBytes: 3000 })
  const anna = await join(url, roomKeys())
  await push(anna, 1, sized(1000))
  await push(anna, 2, sized(2000))
  anna.send({ type: 'push', clientSeq: 3, sealed: sized(24) })
  expect(await anna.next('refused')).toEqual({
    type: 'refused',
    reason: REFUSAL.snapshotNeeded,
    clientSeqs: [3],
  })
  await anna.next('snap-wanted')
  anna.send({ type: 'snap', covers: 2, sealed: sealed('all') })
  await push(anna, 4, sized(24))
  expect(anna.all('refused')).toHaveLength(1)
})

test('presence of the largest size is passed on, one byte more is refused', async () => {
  const { url } = await runningRelay({ presenceBytes: 100 })
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  anna.send({ type: 'presence', sealed: sized(100) })
  anna.send({ type: 'presence', sealed: sized(101) })
  expect((await anna.next('refused')).reason).toBe(REFUSAL.tooLarge)
  expect((await bram.next('presence-of')).sealed).toHaveLength(100)
})

test('a device may send so many messages in ten seconds, and with one more is sent away', async () => {
  const { url } = await runningRelay({ messagesPer10s: 20 })
  const anna = await join(url, roomKeys())
  for (let i = 1; i < 20; i++) anna.send({ type: 'ping' })
  await anna.next('pong', 18)
  anna.send({ type: 'ping' })
  expect(await anna.closing()).toMatchObject({ code: CLOSE.tooMany, reason: /more than the relay accepts/ })
})

test('a device may send so many bytes in ten seconds, and with more is sent away', async () => {
  const { url } = await runningRelay({ bytesPer10s: 5000 })
  const anna = await join(url, roomKeys())
  await push(anna, 1, sized(4500))
  anna.send({ type: 'push', clientSeq: 2, sealed: sized(500) })
  expect((await anna.closing()).code).toBe(CLOSE.tooMany)
})

test('an address may open so many connections, and room for one more comes when one goes', async () => {
  const { url } = await runningRelay({ socketsPerAddress: 2 })
  const first = await join(url, roomKeys())
  await join(url, roomKeys())
  const third = await connect(url)
  expect(await third.closing()).toMatchObject({ code: CLOSE.busy, reason: /from this address/ })
  await first.leave()
  await join(url, roomKeys())
})

test('the relay as a whole takes so many connections', async () => {
  const { url } = await runningRelay({ socketsInAll: 2 })
  await join(url, roomKeys())
  await join(url, roomKeys())
  await expect(connect(url)).rejects.toThrow('503')
})

test('an address may make so many boards an hour; boards that exist stay open to it', async () => {
  const { url } = await runningRelay({ newRoomsPerAddressPerHour: 2 })
  const keys = roomKeys()
  await push(await join(url, keys), 1, sealed('one'))
  await join(url, roomKeys())
  const third = await connect(url)
  third.send(helloOf(roomKeys()))
  expect(await third.closing()).toMatchObject({ code: CLOSE.tooMany, reason: /Try again in an hour/ })
  await join(url, keys)
})

test('a relay with all the boards it takes refuses the change that would make another', async () => {
  const { url } = await runningRelay({ roomsInAll: 1 })
  const anna = await join(url, roomKeys())
  await push(anna, 1, sealed('one'))
  const other = await join(url, roomKeys())
  other.send({ type: 'push', clientSeq: 1, sealed: sealed('one') })
  expect((await other.next('refused')).reason).toBe(REFUSAL.storageFull)
  await push(anna, 2, sealed('two'))
})

test('a relay with all the bytes it takes refuses a change, not the device', async () => {
  const { url } = await runningRelay({ bytesInAll: 1000 })
  const anna = await join(url, roomKeys())
  await push(anna, 1, sized(900))
  anna.send({ type: 'push', clientSeq: 2, sealed: sized(101) })
  expect(await anna.next('refused')).toMatchObject({ reason: REFUSAL.storageFull, clientSeqs: [2] })
  await push(anna, 3, sized(100))
})

test('a relay with all the bytes it takes refuses a snapshot that makes a room larger, and takes one that does not', async () => {
  const { url, relay } = await runningRelay({ bytesInAll: 4000 })
  const keys = roomKeys()
  const anna = await join(url, keys)
  for (const n of [1, 2]) await push(anna, n, sized(900))
  anna.send({ type: 'snap', covers: 1, sealed: sized(900) })
  await push(anna, 3, sized(900))
  anna.send({ type: 'snap', covers: 2, sealed: sized(800) })
  await expect.poll(() => relay.stats().bytes).toBe(3500)
  anna.send({ type: 'snap', covers: 3, sealed: sized(2000) })
  expect(await anna.next('refused')).toMatchObject({ reason: REFUSAL.storageFull, clientSeqs: [] })
  expect(relay.stats().bytes).toBe(3500)
  expect((await (await join(url, keys)).next('snapshot')).covers).toBe(2)
})

test('a school’s own relay makes boards only for those with its create token', async () => {
  const { url } = await runningRelay({ createToken: 'de-regenboog' })
  const keys = roomKeys()
  const stranger = await connect(url)
  stranger.send(helloOf(keys))
  expect(await stranger.closing()).toMatchObject({ code: CLOSE.noPermission, reason: /create token/ })
  await push(await join(url, keys, { createToken: 'de-regenboog' }), 1, sealed('one'))
  await join(url, keys)
})

test('a silent connection is ended, one that answers stays', async () => {
  const { url } = await runningRelay({ idleAfterMs: 200 })
  const anna = await join(url, roomKeys())
  const asleep = await join(url, roomKeys())
  asleep.socket.pause()
  await once(anna.socket, 'ping')
  await once(anna.socket, 'ping')
  await once(anna.socket, 'ping')
  expect(anna.closed).toBeNull()
  asleep.socket.resume()
  expect((await asleep.closing()).code).toBe(1006)
})

test('whoever sends much without a greeting is cut off', async () => {
  const { port } = await runningRelay()
  const socket = connectTcp(port, '127.0.0.1')
  socket.write(
    'GET /relay HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  await once(socket, 'data')
  const cutOff = new Promise<void>((resolve) =>
    socket.on('error', () => socket.destroy()).on('close', () => resolve()),
  )
  // The head of a masked binary message of 8 MB, and then its body.
  socket.write(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0x80, 0, 0, 1, 2, 3, 4]))
  for (let i = 0; i < 64; i++) socket.write(Buffer.alloc(64 * 1024))
  await cutOff
})

test('a message of 90 MB ends its connection and nothing else', async () => {
  const { url, relay } = await runningRelay()
  const keys = roomKeys()
  const bram = await join(url, keys)
  const anna = await join(url, keys)
  anna.sendBytes(new Uint8Array(90 * 1024 * 1024))
  expect([1006, 1009]).toContain((await anna.closing()).code)
  await push(bram, 1, sealed('still here'))
  expect(relay.stats().liveRooms).toBe(1)
})

test('the relay stops taking in what it cannot hold', async () => {
  const { url } = await runningRelay({ bytesInFlight: 100_000, commitWindowMs: 1000 })
  const anna = await join(url, roomKeys())
  for (let i = 0; i < 20; i++) anna.send({ type: 'push', clientSeq: i, sealed: sized(10_000) })
  expect(await anna.closing()).toMatchObject({ code: CLOSE.busy, reason: /busy/ })
})

test('when more comes in than the relay can hold, who holds most of it goes, and nobody else', async () => {
  const { url } = await runningRelay({ bytesInFlight: 1_000_000 })
  const [most, less] = [await join(url, roomKeys()), await join(url, roomKeys())]
  const anna = await join(url, roomKeys())
  await beginMessage(most, 500_000)
  await beginMessage(less, 400_000)
  await push(anna, 1, sized(200_000))
  expect(await most.closing()).toMatchObject({ code: CLOSE.busy, reason: /busy/ })
  expect([anna.closed, less.closed]).toEqual([null, null])
})

test('a message must come to its end in time, and a silent connection stays', async () => {
  const { url } = await runningRelay({ messageWithinMs: 150 })
  const silent = await join(url, roomKeys())
  const stranger = await join(url, roomKeys())
  await beginMessage(stranger, 100_000)
  expect(await stranger.closing()).toMatchObject({ code: CLOSE.busy, reason: /in time/ })
  expect(silent.closed).toBeNull()
})

test('settings come from the environment, else from the documented defaults', () => {
  expect(limitsFromEnvironment({})).toEqual({ ok: true, limits: defaultLimits() })
  const set = limitsFromEnvironment({
    MAX_FRAME_BYTES: '2048',
    CREATE_TOKEN: 'de-regenboog',
    ALLOWED_ORIGINS: 'https://a.nl, https://b.nl',
    TRUST_PROXY: '1',
  })
  expect(set).toMatchObject({
    ok: true,
    limits: {
      frameBytes: 2048,
      createToken: 'de-regenboog',
      allowedOrigins: ['https://a.nl', 'https://b.nl'],
      trustProxy: true,
    },
  })
})
