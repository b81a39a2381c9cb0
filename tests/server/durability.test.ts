import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join as inFolder } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { defaultLimits } from '../../server/limits.ts'
import { openLmdbRoomStore } from '../../server/lmdb-room-store.ts'
import { createLog } from '../../server/log.ts'
import { createRelay } from '../../server/relay.ts'
import type { RoomStore } from '../../server/room-store.ts'
import { startServer } from '../../server/server.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { createServer } from 'node:http'
import { until } from '../sync/boards.ts'
import { connect, helloOf, join, push, roomKeys, sealed, standing } from './raw-client.ts'
import { runningRelay, temporaryFolder } from './running-relay.ts'

const start = (dataDir: string) =>
  startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    appDir: null,
    limits: defaultLimits(),
    log: createLog('silent'),
  })

test('a relay that stops and starts again goes on with the same log', async () => {
  const dataDir = temporaryFolder()
  const keys = roomKeys()
  const before = await start(dataDir)
  const anna = await join(before.url, keys)
  await push(anna, 1, sealed('one'))
  const stood = standing(anna)
  await before.close()
  expect((await anna.closing()).code).toBe(CLOSE.busy)
  const { url } = await runningRelay({}, { dataDir })
  const back = await join(url, keys, stood)
  expect((await back.next('welcome')).start).toBe(1)
  await push(back, 2, sealed('two'))
  expect(standing(back).cursor).toBe(2)
})

test('a relay that lost its disk knows the rights again and nothing of the cursor', async () => {
  const dataDir = temporaryFolder()
  const keys = roomKeys()
  const before = await start(dataDir)
  const anna = await join(before.url, keys)
  for (let i = 1; i <= 3; i++) await push(anna, i, sealed(`change ${i}`))
  const stood = standing(anna)
  await before.close()
  rmSync(dataDir, { recursive: true })
  mkdirSync(dataDir)
  const { url } = await runningRelay({}, { dataDir })
  const back = await join(url, keys, stood)
  const welcome = await back.next('welcome')
  expect(welcome).toMatchObject({ start: 0, head: 0, mayWrite: true })
  expect(welcome.epoch).not.toEqual(stood.epoch)
  const stranger = await connect(url)
  stranger.send(helloOf(keys, { readToken: roomKeys().readToken }))
  expect((await stranger.closing()).code).toBe(CLOSE.noAccess)
})

test('after a restored backup no cursor counts any more', async () => {
  const dataDir = temporaryFolder()
  const keys = roomKeys()
  const before = await start(dataDir)
  const anna = await join(before.url, keys)
  await push(anna, 1, sealed('one'))
  const stood = standing(anna)
  await before.close()
  writeFileSync(inFolder(dataDir, 'restored'), '')
  const restored = await start(dataDir)
  const back = await join(restored.url, keys, stood)
  const { epoch, start: from } = await back.next('welcome')
  expect(from).toBe(0)
  expect(epoch).not.toEqual(stood.epoch)
  await restored.close()
  const { url } = await runningRelay({}, { dataDir })
  expect((await (await join(url, keys)).next('welcome')).epoch).toEqual(epoch)
})

test('a room made again after its tombstone has another epoch', async () => {
  const dataDir = temporaryFolder()
  const store = await openLmdbRoomStore(dataDir)
  onTestFinished(() => store.close())
  const { room } = roomKeys()
  const first = await store.open(room)
  if (first.state === 'gone') throw new Error('a new room is not gone')
  await store.append([{ room, epoch: first.info.epoch, head: 0, frames: [sealed('one')] }], 1)
  expect(await store.open(room)).toMatchObject({ state: 'kept', info: { head: 1, epoch: first.info.epoch } })
  await store.forget(room, 100)
  expect(
    await store.append([{ room, epoch: first.info.epoch, head: 1, frames: [sealed('late')] }], 2),
  ).toEqual({
    ok: true,
    value: [{ state: 'gone' }],
  })
  expect((await store.open(room)).state).toBe('gone')
  await store.expire(0, 100, () => false)
  const again = await store.open(room)
  if (again.state === 'gone') throw new Error('the tombstone has passed')
  expect(again.state).toBe('new')
  expect(again.info.epoch).not.toEqual(first.info.epoch)
  expect(store.stats()).toEqual({ rooms: 0, bytes: 0 })
})

/** A relay on this store, and its address. Both end with the test. */
async function relayOn(store: RoomStore): Promise<string> {
  const relay = createRelay({ store, limits: defaultLimits(), log: createLog('silent') })
  const http = createServer().on('upgrade', (...upgrade) => relay.handleUpgrade(...upgrade))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    await relay.close()
    http.close()
    await store.close()
  })
  const address = http.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
}

test('who comes in while a board is being deleted for everyone hears that it is gone', async () => {
  const store = await openLmdbRoomStore(temporaryFolder())
  const door: { letIn: (() => void) | null } = { letIn: null }
  let slow = false
  const url = await relayOn({
    ...store,
    async touch(room, now) {
      if (slow) await new Promise<void>((resolve) => (door.letIn = resolve))
      return store.touch(room, now)
    },
  })
  const keys = roomKeys()
  const anna = await join(url, keys)
  await push(anna, 1, sealed('one'))
  slow = true
  const bram = await connect(url)
  bram.send(helloOf(keys))
  await until('bram is at the door', () => door.letIn !== null)
  anna.send({ type: 'forget' })
  await anna.closing()
  door.letIn?.()
  expect((await bram.closing()).code).toBe(CLOSE.gone)
})

test('a write that fails is not acknowledged, and the device is told to try again later', async () => {
  const store = await openLmdbRoomStore(temporaryFolder())
  let full = false
  const failing: typeof store = {
    ...store,
    append: (batch, now) =>
      full ? Promise.resolve({ ok: false, reason: 'disk full' }) : store.append(batch, now),
  }
  const url = await relayOn(failing)
  const keys = roomKeys()
  const anna = await join(url, keys)
  const bram = await join(url, keys)
  await push(anna, 1, sealed('one'))
  full = true
  anna.send({ type: 'push', clientSeq: 2, sealed: sealed('two') })
  expect((await anna.closing()).code).toBe(CLOSE.storeFailed)
  expect(anna.all('ack').flatMap((ack) => ack.clientSeqs)).toEqual([1])
  full = false
  await push(bram, 1, sealed('after'))
  expect(bram.frames().map((frame) => frame.seq)).toEqual([1])
  expect(standing(bram).cursor).toBe(2)
})

test('a snapshot keeps the one before it and all frames since, so that a bad one can be undone', async () => {
  const store = await openLmdbRoomStore(temporaryFolder())
  onTestFinished(() => store.close())
  const { room } = roomKeys()
  const opened = await store.open(room)
  if (opened.state === 'gone') throw new Error('a new room is not gone')
  const frames = Array.from({ length: 10 }, (_, i) => sealed(`change ${i + 1}`))
  await store.append([{ room, epoch: opened.info.epoch, head: 0, frames }], 1)
  const good = sealed('up to 4')
  await store.snapshot(room, 4, good, 2)
  await store.snapshot(room, 8, sealed('a bad one'), 3)
  expect((await store.read(room, 0, 10, 1e6)).map((frame) => frame.seq)).toEqual([5, 6, 7, 8, 9, 10])
  expect(await store.open(room)).toMatchObject({ info: { head: 10, covers: 8, tailFrames: 2 } })
  expect(await store.undoSnapshot(room)).toEqual({ ok: true, value: true })
  expect(await store.open(room)).toMatchObject({ info: { head: 10, covers: 4, tailFrames: 6 } })
  expect((await store.readSnapshot(room))?.sealed).toEqual(Buffer.from(good))
  expect(store.stats().bytes).toBe(
    good.length + frames.slice(4).reduce((sum, frame) => sum + frame.length, 0),
  )
  // The changes under the snapshot that is back went long ago: taking that one back too would leave half a board.
  expect(await store.undoSnapshot(room)).toEqual({ ok: true, value: false })
  expect(await store.open(room)).toMatchObject({ info: { head: 10, covers: 4, tailFrames: 6 } })
  expect((await store.readSnapshot(room))?.sealed).toEqual(Buffer.from(good))
})

test('a room nobody opened expires, one in use stays', async () => {
  const store = await openLmdbRoomStore(temporaryFolder())
  onTestFinished(() => store.close())
  const rooms = [roomKeys().room, roomKeys().room, roomKeys().room] as const
  for (const [i, room] of rooms.entries()) {
    const opened = await store.open(room)
    if (opened.state === 'gone') throw new Error('a new room is not gone')
    await store.append([{ room, epoch: opened.info.epoch, head: 0, frames: [sealed('one')] }], i + 1)
  }
  const inUse = (room: Uint8Array) => Buffer.compare(room, rooms[0]) === 0
  expect(await store.expire(3, 10, inUse)).toEqual({ ok: true, value: 1 })
  const states = await Promise.all(rooms.map(async (room) => (await store.open(room)).state))
  expect(states).toEqual(['kept', 'new', 'kept'])
})

test('a second writer in the same data folder is noticed instead of overwriting', async () => {
  const dataDir = temporaryFolder()
  const keys = roomKeys()
  const here = await runningRelay({}, { dataDir })
  const store = await openLmdbRoomStore(dataDir)
  const anna = await join(here.url, keys)
  await push(anna, 1, sealed('one'))
  const { epoch } = standing(anna)
  await store.append([{ room: keys.room, epoch, head: 1, frames: [sealed('from elsewhere')] }], 1)
  anna.send({ type: 'push', clientSeq: 2, sealed: sealed('two') })
  expect((await anna.closing()).code).toBe(CLOSE.busy)
  const back = await join(here.url, keys, standing(anna))
  expect(back.frames().map((frame) => frame.seq)).toEqual([2])
})
