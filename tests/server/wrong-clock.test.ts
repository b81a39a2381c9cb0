// The clock of a small machine may be years off until the network sets it. Whatever it says, no board goes for it and no
// board that was deleted comes back.
import { expect, onTestFinished, test } from 'vitest'
import { defaultLimits } from '../../server/limits.ts'
import { openLmdbRoomStore } from '../../server/lmdb-room-store.ts'
import { createLog } from '../../server/log.ts'
import { createRelay } from '../../server/relay.ts'
import type { RoomStore } from '../../server/room-store.ts'
import { createTidying, ROUNDS_TO_BELIEVE } from '../../server/tidying.ts'
import { roomKeys, sealed } from './raw-client.ts'
import { temporaryFolder } from './running-relay.ts'

const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS
const TODAY = Date.parse('2026-11-23T14:15:00Z')

async function openStore(): Promise<RoomStore> {
  const store = await openLmdbRoomStore(temporaryFolder())
  onTestFinished(() => store.close())
  return store
}

async function addRoom(store: RoomStore, at: number): Promise<Uint8Array> {
  const { room } = roomKeys()
  const opened = await store.open(room)
  if (opened.state === 'gone') throw new Error('a new room is not gone')
  await store.append([{ room, epoch: opened.info.epoch, head: 0, frames: [sealed('one')] }], at)
  return room
}

const stateOf = async (store: RoomStore, room: Uint8Array) => (await store.open(room)).state

/** The rounds of a relay, with a clock that a test can set. */
function tidyingOn(store: RoomStore) {
  const clock = { now: TODAY }
  const log = createLog('silent')
  const tidying = createTidying({
    store,
    limits: defaultLimits(),
    log,
    inUse: () => false,
    now: () => clock.now,
  })
  return { clock, tidying }
}

test('a relay that starts with a clock years ahead deletes nothing', async () => {
  const store = await openStore()
  const room = await addRoom(store, TODAY)
  const relay = createRelay({
    store,
    limits: defaultLimits(),
    log: createLog('silent'),
    now: () => TODAY + 5 * YEAR_MS,
  })
  await relay.close()
  expect(await stateOf(store, room)).toBe('kept')
})

test('a clock that jumps years ahead deletes nothing, and what is right again goes on as before', async () => {
  const store = await openStore()
  const { clock, tidying } = tidyingOn(store)
  const room = await addRoom(store, TODAY)
  const old = await addRoom(store, TODAY - 729 * DAY_MS)
  const deleted = roomKeys().room
  await tidying.round()
  await store.forget(deleted, tidying.time() + 90 * DAY_MS)
  clock.now = TODAY + 5 * YEAR_MS
  for (let round = 0; round < 24; round++) await tidying.round()
  expect(await Promise.all([old, room, deleted].map((one) => stateOf(store, one)))).toEqual([
    'kept',
    'kept',
    'gone',
  ])
  clock.now = TODAY + 2 * DAY_MS
  await tidying.round()
  expect(await Promise.all([old, room].map((one) => stateOf(store, one)))).toEqual(['new', 'kept'])
})

test('a store that never noted its time goes by its youngest room', async () => {
  const store = await openStore()
  const room = await addRoom(store, TODAY)
  const { clock, tidying } = tidyingOn(store)
  clock.now = TODAY + 5 * YEAR_MS
  await tidying.round()
  expect(await stateOf(store, room)).toBe('kept')
})

test('a relay that was really off for years believes its clock after a week', async () => {
  const store = await openStore()
  const room = await addRoom(store, TODAY)
  const { clock, tidying } = tidyingOn(store)
  await tidying.round()
  clock.now = TODAY + 5 * YEAR_MS
  for (let round = 0; round < ROUNDS_TO_BELIEVE; round++) await tidying.round()
  expect(await stateOf(store, room)).toBe('kept')
  await tidying.round()
  expect(await stateOf(store, room)).toBe('new')
})

test('a clock years behind makes no room older, no new room old, and undoes no deletion', async () => {
  const store = await openStore()
  const { clock, tidying } = tidyingOn(store)
  const room = await addRoom(store, TODAY)
  await tidying.round()
  clock.now = TODAY - 5 * YEAR_MS
  const { info } = await opened(store, room)
  await store.append([{ room, epoch: info.epoch, head: 1, frames: [sealed('two')] }], clock.now)
  await store.snapshot(room, 2, sealed('both'), clock.now)
  await store.touch(room, clock.now)
  const young = await addRoom(store, tidying.time())
  const deleted = roomKeys().room
  await store.forget(deleted, tidying.time() + 90 * DAY_MS)
  await tidying.round()
  clock.now = TODAY + DAY_MS
  await tidying.round()
  expect(await Promise.all([room, young, deleted].map((one) => stateOf(store, one)))).toEqual([
    'kept',
    'kept',
    'gone',
  ])
})

async function opened(store: RoomStore, room: Uint8Array) {
  const found = await store.open(room)
  if (found.state === 'gone') throw new Error('this room is there')
  return found
}
