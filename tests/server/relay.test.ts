import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { CLOSE, REFUSAL } from '../../src/sync/protocol.ts'
import { connect, helloOf, join, push, roomKeys, sealed, standing, type RawClient } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

const seqs = (client: RawClient) => client.frames().map((frame) => frame.seq)

test('what one device pushes reaches the other in order and is acknowledged', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  const changes = Array.from({ length: 50 }, (_, i) => sealed(`change ${i}`))
  for (const [i, change] of changes.entries()) anna.send({ type: 'push', clientSeq: i, sealed: change })
  await bram.until(() => (bram.frames().length === changes.length ? true : undefined))
  expect(seqs(bram)).toEqual(changes.map((_, i) => i + 1))
  expect(bram.frames().map((frame) => frame.sealed)).toEqual(changes)
  await anna.until(() => (anna.all('ack').flatMap((ack) => ack.clientSeqs).length === 50 ? true : undefined))
  expect(anna.all('ack').flatMap((ack) => ack.clientSeqs)).toEqual(changes.map((_, i) => i))
  expect(anna.frames()).toEqual([])
  expect(standing(anna)).toEqual(standing(bram))
})

test('two devices that push at once each get the other’s frames before their own acknowledgement', async () => {
  const { url } = await runningRelay({ commitWindowMs: 50 })
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  for (let i = 0; i < 5; i++) {
    anna.send({ type: 'push', clientSeq: i, sealed: sealed(`a${i}`) })
    bram.send({ type: 'push', clientSeq: i, sealed: sealed(`b${i}`) })
  }
  for (const client of [anna, bram]) {
    await client.until(() =>
      standing(client).cursor === 10 && client.all('ack').length > 0 ? true : undefined,
    )
    const types = client.received.map((message) => message.type)
    expect(types.indexOf('frames')).toBeLessThan(types.lastIndexOf('ack'))
    expect(client.frames()).toHaveLength(5)
  }
  expect(standing(anna)).toEqual(standing(bram))
})

test('a change on a quiet relay is stored at once, and those that follow it closely share a commit', async () => {
  const { url } = await runningRelay({ commitWindowMs: 1000 })
  const anna = await join(url, roomKeys())
  const from = performance.now()
  await push(anna, 0, sealed('alone'))
  expect(performance.now() - from).toBeLessThan(900)
  for (let i = 1; i <= 5; i++) anna.send({ type: 'push', clientSeq: i, sealed: sealed(`close ${i}`) })
  expect((await anna.next('ack', 1)).clientSeqs).toEqual([1, 2, 3, 4, 5])
  expect(performance.now() - from).toBeGreaterThan(900)
})

test('changes around the lengths at which a websocket frame changes shape arrive whole and in order', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  const changes: Uint8Array[] = []
  for (const around of [126, 65_536]) {
    // The type, the count, the number and the length of a frame come before it, in some six bytes.
    for (let length = around - 12; length <= around; length++)
      changes.push(new Uint8Array(randomBytes(length)))
  }
  for (const [i, change] of changes.entries()) await push(anna, i, change)
  await bram.until(() => (bram.frames().length === changes.length ? true : undefined))
  const differ = bram
    .frames()
    .filter(({ sealed: got }, i) => Buffer.compare(got, changes[i] ?? Buffer.alloc(0)) !== 0)
  expect(differ.map(({ sealed: got }) => got.length)).toEqual([])
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
  expect(seqs(back)).toEqual([2])
})

test('a cursor of another epoch, another tag or beyond the log counts as nothing known', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  await push(anna, 1, sealed('one'))
  const stood = standing(anna)
  for (const wrong of [{ epoch: randomBytes(16) }, { tag: randomBytes(8) }, { cursor: 2 }]) {
    const client = await join(url, keys, { ...stood, ...wrong })
    expect((await client.next('welcome')).start).toBe(0)
    expect(seqs(client)).toEqual([1])
  }
})

test('a newcomer receives the snapshot and the frames above what it covers', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  for (let i = 1; i <= 5; i++) await push(anna, i, sealed(`change ${i}`))
  const snapshot = sealed('all up to 3')
  anna.send({ type: 'snap', covers: 3, sealed: snapshot })
  await push(anna, 6, sealed('change 6'))
  const newcomer = await join(url, keys)
  expect(newcomer.received.map((message) => message.type)).toEqual([
    'welcome',
    'snapshot',
    'frames',
    'caught-up',
  ])
  expect(await newcomer.next('snapshot')).toEqual({ type: 'snapshot', covers: 3, sealed: snapshot })
  expect(seqs(newcomer)).toEqual([4, 5, 6])
  expect((await newcomer.next('caught-up')).head).toBe(6)
})

test('a device that only received a snapshot comes back without receiving it again', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  await push(anna, 1, sealed('one'))
  anna.send({ type: 'snap', covers: 1, sealed: sealed('all') })
  await push(anna, 2, sealed('two'))
  anna.send({ type: 'snap', covers: 2, sealed: sealed('all again') })
  anna.send({ type: 'ping' })
  await anna.next('pong')
  const newcomer = await connect(url)
  newcomer.send(helloOf(keys))
  await newcomer.next('caught-up')
  const back = await join(url, keys, standing(newcomer))
  expect(back.received.map((message) => message.type)).toEqual(['welcome', 'caught-up'])
})

test.each([
  ['above the head', 9],
  ['below the current one', 1],
  ['equal to the current one', 2],
])('a snapshot that claims to cover what is %s changes nothing', async (_, covers) => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  for (let i = 1; i <= 3; i++) await push(anna, i, sealed(`change ${i}`))
  const good = sealed('good')
  anna.send({ type: 'snap', covers: 2, sealed: good })
  anna.send({ type: 'snap', covers, sealed: sealed('bad') })
  await push(anna, 4, sealed('change 4'))
  const newcomer = await join(url, keys)
  expect((await newcomer.next('snapshot')).sealed).toEqual(good)
  expect(seqs(newcomer)).toEqual([3, 4])
})

test('a reader sees what is written, and its own push is refused in words while it stays', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  const reader = await join(url, keys, { writeToken: null })
  expect((await reader.next('welcome')).mayWrite).toBe(false)
  reader.send({ type: 'push', clientSeq: 7, sealed: sealed('not mine to write') })
  expect(await reader.next('refused')).toEqual({ type: 'refused', reason: REFUSAL.readOnly, clientSeqs: [7] })
  reader.send({ type: 'snap', covers: 1, sealed: sealed() })
  reader.send({ type: 'forget' })
  await reader.next('refused', 2)
  await push(anna, 1, sealed('one'))
  await reader.next('frames')
  expect(seqs(reader)).toEqual([1])
})

test.each([
  ['a read token of another board', { readToken: randomBytes(32) }],
  ['a public half of another board', { publicWrite: randomBytes(16) }],
  ['a write token of another board', { writeToken: randomBytes(32) }],
  ['a room that is not its own', { room: randomBytes(16) }],
])('%s is sent away with a reason', async (_, change) => {
  const { url } = await runningRelay()
  const client = await connect(url)
  client.send(helloOf(roomKeys(), change))
  expect(await client.closing()).toMatchObject({ code: CLOSE.noAccess, reason: /key/ })
  expect(client.received).toEqual([])
})

test('a second greeting ends the connection', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const client = await join(url, keys)
  client.send(helloOf(keys))
  expect((await client.closing()).code).toBe(CLOSE.badMessage)
})

test('an app of another version is told which versions meet', async () => {
  const { url } = await runningRelay()
  const client = await connect(url)
  client.send(helloOf(roomKeys(), { version: 99 }))
  expect(await client.closing()).toMatchObject({ code: CLOSE.unknownVersion, reason: /99.*version 1/ })
})

test('a device that says nothing is sent away', async () => {
  const { url } = await runningRelay({ helloWithinMs: 30 })
  expect((await (await connect(url)).closing()).code).toBe(CLOSE.noHello)
})

test.each([
  ['text', 'hello'],
  ['a push before the greeting', new Uint8Array([2, 1, ...randomBytes(40)])],
  ['an unknown type', new Uint8Array([99])],
  ['an empty message', new Uint8Array(0)],
  ['half a greeting', new Uint8Array([1, 1, 2, 3])],
])('%s ends the connection', async (_, bytes) => {
  const { url } = await runningRelay()
  const client = await connect(url)
  client.sendBytes(bytes)
  expect((await client.closing()).code).toBe(CLOSE.badMessage)
})

test('a malformed frame ends its own socket and not the server', async () => {
  const { url, port, relay } = await runningRelay()
  const anna = await join(url, roomKeys())
  const stranger = connectTcp(port, '127.0.0.1')
  stranger.write(
    'GET /relay HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  await once(stranger, 'data')
  const ended = once(stranger, 'close')
  // An opcode that does not exist.
  stranger.write(Buffer.from([0x83, 0x88, 1, 2, 3, 4, ...randomBytes(8)]))
  stranger.resume()
  await ended
  await push(anna, 1, sealed('still here'))
  expect(anna.closed).toBeNull()
  await expect.poll(() => relay.stats().sockets).toBe(1)
})

test('who is here is told to those who join, and who leaves to those who stay', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  anna.send({ type: 'presence', sealed: sealed('earlier') })
  const last = sealed('anna')
  anna.send({ type: 'presence', sealed: last })
  anna.send({ type: 'ping' })
  await anna.next('pong')
  const bram = await join(url, keys, { writeToken: null })
  const seen = await bram.next('presence-of')
  expect(seen.sealed).toEqual(last)
  bram.send({ type: 'presence', sealed: sealed('bram') })
  expect((await anna.next('presence-of')).connection).not.toBe(seen.connection)
  await anna.leave()
  expect(await bram.next('left')).toEqual({ type: 'left', connection: seen.connection })
})

test('a board deleted for everyone is gone for those in it and for those who come', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  const reader = await join(url, keys, { writeToken: null })
  await push(anna, 1, sealed('one'))
  anna.send({ type: 'push', clientSeq: 2, sealed: sealed('two') })
  anna.send({ type: 'forget' })
  expect((await anna.closing()).code).toBe(CLOSE.gone)
  expect((await reader.closing()).code).toBe(CLOSE.gone)
  const late = await connect(url)
  late.send(helloOf(keys, standing(anna)))
  expect(await late.closing()).toMatchObject({ code: CLOSE.gone, reason: /deleted/ })
})

test('a live writer is asked for a snapshot, and another when none comes', async () => {
  const { url } = await runningRelay({ snapshotWithinMs: 30 })
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  const reader = await join(url, keys, { writeToken: null })
  await push(anna, 1, sealed(randomBytes(129 * 1024)))
  await anna.next('snap-wanted')
  await bram.next('snap-wanted')
  await anna.next('snap-wanted', 1)
  expect(reader.all('snap-wanted')).toEqual([])
  bram.send({ type: 'snap', covers: 1, sealed: sealed('all') })
  await push(bram, 1, sealed('after'))
  const newcomer = await join(url, keys)
  expect((await newcomer.next('snapshot')).covers).toBe(1)
})

test('a room is in memory only while somebody is connected', async () => {
  const { url, relay } = await runningRelay()
  const keys = roomKeys()
  const anna = await join(url, keys)
  await push(anna, 1, sealed('one'))
  expect(relay.stats()).toMatchObject({ sockets: 1, liveRooms: 1, rooms: 1 })
  await anna.leave()
  const other = await join(url, roomKeys())
  expect(relay.stats()).toMatchObject({ sockets: 1, liveRooms: 1, rooms: 1 })
  await other.leave()
})
