import 'fake-indexeddb/auto'
import { rmSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import {
  keysOf,
  newAccess,
  randomBytes,
  readOnly,
  type Access,
  type WriteAccess,
} from '../../src/sync/access.ts'
import { createSealer } from '../../src/sync/seal.ts'
import { openStore } from '../../src/sync/store.ts'
import { connect, helloOf, join, push, sealed, type RawClient } from '../server/raw-client.ts'
import { runningRelay, temporaryFolder } from '../server/running-relay.ts'
import { device, sealedByNewerApp, settled, until, type Device } from './boards.ts'
import { keysForRaw } from './raw-keys.ts'

/** A relay that can be killed and started again on the same port. */
async function restartable(limits = {}) {
  const dataDir = temporaryFolder()
  let server = await runningRelay(limits, { dataDir })
  const { port, url } = server
  return {
    url,
    kill: () => server.close(),
    async start({ lostDisk = false } = {}) {
      if (lostDisk) rmSync(joinPath(dataDir), { recursive: true, force: true })
      server = await runningRelay(limits, { port, dataDir: lostDisk ? temporaryFolder() : dataDir })
    },
  }
}

/** Frames that the room has now, as a newcomer with the keys sees them. */
async function lookInto(url: string, access: WriteAccess): Promise<RawClient> {
  const client = await join(url, keysForRaw(access))
  onTestFinished(() => client.leave())
  return client
}

/** Another device's changes, more than a relay keeps without a snapshot. */
async function pushMany(raw: RawClient, access: WriteAccess, count: number) {
  const { sealKey, room } = keysOf(access)
  const sealer = createSealer(sealKey, room)
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < count; n++) doc.getMap('cards').set(`card-${n % 50}`, n)
  for (const [n, update] of updates.entries()) {
    raw.send({ type: 'push', clientSeq: 1000 + n, sealed: sealer.seal('update', update) })
  }
  await raw.until(
    () => raw.all('ack').some(({ clientSeqs }) => clientSeqs.includes(999 + count)) || undefined,
  )
}

async function headOf(url: string, access: WriteAccess) {
  const client = await lookInto(url, access)
  return (await client.next('caught-up')).head
}

async function pair(url: string, access: Access = newAccess('2026')): Promise<[Device, Device]> {
  const devices: [Device, Device] = [device(url, access), device(url, access)]
  await until('both open', () => devices.every(settled))
  return devices
}

test('two devices see what the other writes', async () => {
  const { url } = await runningRelay()
  const [wall, phone] = await pair(url)
  wall.write('a', 'from the wall')
  phone.write('b', 'from the phone')
  await until('both have both', () => phone.read('a') !== undefined && wall.read('b') !== undefined)
  expect(wall.all()).toEqual(phone.all())
})

test('a change counts as unshared until the relay has it on disk', async () => {
  const { url } = await runningRelay()
  const wall = device(url, newAccess('2026'))
  expect(wall.connection.state).toMatchObject({ link: 'connecting', everShared: false, unshared: 0 })
  wall.write('a', 1)
  expect(wall.connection.state.unshared).toBe(1)
  await until('shared', () => settled(wall))
  expect(wall.connection.state.everShared).toBe(true)
  wall.write('b', 2)
  wall.write('c', 3)
  expect(wall.connection.state.unshared).toBe(2)
  await until('shared', () => settled(wall))
})

test('an empty new board was never shared', async () => {
  const { url } = await runningRelay()
  const wall = device(url, newAccess('2026'))
  await until('open', () => settled(wall))
  expect(wall.connection.state.everShared).toBe(false)
})

test('changes made within a moment travel as one frame, and the relay cannot read them', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const wall = device(url, access, { mergeMs: 50 })
  await until('open', () => settled(wall))
  for (let n = 0; n < 30; n++) wall.write('a', `Fatima ${n}`)
  await until('shared', () => settled(wall))
  const frames = (await lookInto(url, access)).frames()
  expect(frames.length).toBe(1)
  expect(Buffer.from(frames[0]?.sealed ?? []).includes('Fatima')).toBe(false)
})

test('what was done offline on both sides comes together', async () => {
  const relay = await restartable()
  const [wall, phone] = await pair(relay.url)
  wall.write('a', 'old')
  await until('arrived', () => phone.read('a') === 'old')
  await relay.kill()
  await until(
    'noticed',
    () => wall.connection.state.link === 'offline' && phone.connection.state.link === 'offline',
  )
  wall.write('b', 'wall')
  phone.write('c', 'phone')
  expect(wall.connection.state.unshared).toBe(1)
  await relay.start()
  await until(
    'together',
    () => settled(wall) && settled(phone) && phone.read('b') === 'wall' && wall.read('c') === 'phone',
  )
  expect(wall.all()).toEqual({ a: 'old', b: 'wall', c: 'phone' })
})

test('coming back without news adds nothing to the log', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const [wall, phone] = await pair(relay.url, access)
  for (const [n, one] of [wall, phone, wall, phone].entries()) one.write('same', n)
  wall.doc.getMap('cards').delete('same')
  const agree = () => JSON.stringify(wall.all()) === JSON.stringify(phone.all())
  await until('shared', () => settled(wall) && settled(phone) && agree())
  const before = await headOf(relay.url, access)
  for (let round = 0; round < 2; round++) {
    await relay.kill()
    await until('noticed', () => !settled(wall) && !settled(phone))
    await relay.start()
    await until('back', () => settled(wall) && settled(phone))
  }
  expect(await headOf(relay.url, access)).toBe(before)
})

test('a page that was closed and opened again without news adds nothing to the log', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const wall = device(url, access)
  wall.write('a', 1)
  wall.write('a', 2)
  await until('shared', () => settled(wall))
  const before = await headOf(url, access)
  const state = Y.encodeStateAsUpdate(wall.doc)
  wall.connection.close()
  for (let visit = 0; visit < 2; visit++) {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const again = device(url, access, { doc })
    await until('open', () => settled(again))
    again.connection.close()
  }
  expect(await headOf(url, access)).toBe(before)
})

test('a relay that lost its disk gets everything back, once', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const wall = device(relay.url, access, { lostDiskDelay: () => 10 })
  const phone = device(relay.url, access, { lostDiskDelay: () => 300 })
  await until('open', () => settled(wall) && settled(phone))
  wall.write('a', 1)
  phone.write('b', 2)
  await until(
    'shared',
    () => settled(wall) && settled(phone) && wall.read('b') === 2 && phone.read('a') === 1,
  )
  await relay.kill()
  await until('noticed', () => !settled(wall) && !settled(phone))
  phone.write('c', 3)
  await relay.start({ lostDisk: true })
  await until('shared again', () => settled(wall) && settled(phone) && wall.read('c') === 3)
  const newcomer = device(relay.url, access)
  await until('complete', () => settled(newcomer))
  expect(newcomer.all()).toEqual({ a: 1, b: 2, c: 3 })
  const frames = (await lookInto(relay.url, access)).frames()
  expect(frames.length).toBe(2)
})

test('whoever may only watch sees everything and changes nothing', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const wall = device(url, access)
  const watcher = device(url, readOnly(access))
  expect(watcher.connection.state.readOnly).toBe(true)
  wall.write('a', 1)
  await until('seen', () => watcher.read('a') === 1)
  watcher.write('b', 2)
  wall.write('c', 3)
  await until('seen', () => watcher.read('c') === 3)
  expect(wall.all()).toEqual({ a: 1, c: 3 })
  expect(watcher.connection.state).toMatchObject({ readOnly: true, unshared: 0, everShared: true })
  expect(await watcher.connection.forget()).toEqual({ ok: false, reason: 'read-only' })
})

test('a board deleted for everyone says so, stays on the device and is not uploaded again', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const [wall, phone] = await pair(url, access)
  wall.write('a', 1)
  await until('seen', () => phone.read('a') === 1)
  expect(await wall.connection.forget()).toEqual({ ok: true })
  await until('told', () => phone.connection.state.link === 'refused')
  expect(phone.connection.state.refused).toBe('gone')
  expect(phone.all()).toEqual({ a: 1 })
  phone.connection.retry()
  await until('told again', () => phone.connection.state.link === 'refused')
  expect(phone.connection.state.refused).toBe('gone')
})

test('a board deleted for everyone is not uploaded again when the relay no longer remembers, unless a person asks', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const name = `deleted-${Math.random()}`
  const visit = () => {
    const doc = new Y.Doc()
    const store = openStore({ name, doc })
    onTestFinished(() => store.close())
    return { store, wall: device(relay.url, access, { doc, store }) }
  }
  const first = visit()
  first.wall.write('a', 1)
  await until('shared', () => settled(first.wall))
  const other = device(relay.url, access)
  await until('open', () => settled(other))
  expect(await other.connection.forget()).toEqual({ ok: true })
  await until('told', () => first.wall.connection.state.refused === 'gone')
  first.wall.connection.close()
  await first.store.close()
  other.connection.close()
  await relay.kill()
  await relay.start({ lostDisk: true })

  const again = visit()
  await until('told without asking', () => again.wall.connection.state.refused === 'gone')
  expect(again.wall.connection.state).toMatchObject({ link: 'refused', everShared: true })
  expect(again.wall.all()).toEqual({ a: 1 })
  again.wall.connection.retry()
  await until('shared', () => settled(again.wall))
  again.wall.connection.close()
  await again.store.close()
  const later = visit()
  await until('open by itself', () => settled(later.wall))
})

test('a new board without the permission that its relay asks for is refused in words', async () => {
  const { url } = await runningRelay({ createToken: 'of this school' })
  const stranger = device(url, newAccess('2026'))
  stranger.write('a', 1)
  await until('refused', () => stranger.connection.state.link === 'refused')
  const told = { refused: 'no-permission', unshared: 1, everShared: false }
  expect(stranger.connection.state).toMatchObject(told)
  const colleague = device(url, newAccess('2026'), { createToken: 'of this school' })
  colleague.write('a', 1)
  await until('shared', () => settled(colleague))
})

test('frames that do not open are stepped over, counted, and never made into a snapshot', async () => {
  const { url } = await runningRelay({ snapshotWithinMs: 30 })
  const access = newAccess('2026')
  const wall = device(url, access)
  wall.write('a', 1)
  await until('shared', () => settled(wall))
  const raw = await lookInto(url, access)
  await push(raw, 1, sealed('damaged on disk'))
  const other = createSealer(keysOf(newAccess('2026')).sealKey, keysOf(access).room)
  await push(raw, 2, other.seal('update', Y.encodeStateAsUpdate(wall.doc)))
  await push(
    raw,
    3,
    createSealer(keysOf(access).sealKey, keysOf(access).room).seal('update', Uint8Array.of(9, 9)),
  )
  await until('counted', () => wall.connection.state.damaged === 3)
  wall.write('b', 2)
  await until('shared', () => settled(wall))
  const phone = device(url, access)
  await until('all the rest', () => phone.read('b') === 2)
  expect(phone.connection.state.damaged).toBe(3)
  await pushMany(raw, access, 510)
  // The relay asks one writer after the other: between two requests to this one it asked the device.
  await until('asked twice', () => raw.all('snap-wanted').length >= 2)
  expect((await lookInto(url, access)).all('snapshot')).toEqual([])
})

/** A change that can be read, and stands behind a character that is not there: Yjs steps over it. */
function changeThatFitsNowhere(): Uint8Array {
  const id = Y.createID(7, 0)
  const item = new Y.Item(id, null, Y.createID(7, 5), null, null, null, null, new Y.ContentString('x'))
  const encoder = new Y.UpdateEncoderV1()
  for (const number of [1, 1, id.client, id.clock]) encoding.writeVarUint(encoder.restEncoder, number)
  item.write(encoder, 0)
  encoding.writeVarUint(encoder.restEncoder, 0)
  return encoder.toUint8Array()
}

function changeThatWaits(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('cards').set('first', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('cards').set('second', 2)
  return Y.encodeStateAsUpdate(doc, before)
}

const sealedFor = (access: Access, update: Uint8Array) =>
  createSealer(keysOf(access).sealKey, keysOf(access).room).seal('update', update)

test.each([
  ['a newer app wrote', sealedByNewerApp],
  ['waits for another', (access: Access) => sealedFor(access, changeThatWaits())],
  ['fits nowhere', (access: Access) => sealedFor(access, changeThatFitsNowhere())],
])('a device makes no snapshot without the change that %s', async (_, bad) => {
  const { url } = await runningRelay({ snapshotWithinMs: 30 })
  const access = newAccess('2026')
  const wall = device(url, access)
  await until('open', () => settled(wall))
  const raw = await lookInto(url, access)
  await push(raw, 1, bad(access))
  await pushMany(raw, access, 510)
  await until('all the rest', () => wall.read('card-0') === 500)
  // The relay asks one writer after the other: between two requests to this one it asked the device.
  const asked = raw.all('snap-wanted').length
  await until('asked twice', () => raw.all('snap-wanted').length >= asked + 2)
  expect((await lookInto(url, access)).all('snapshot')).toEqual([])
})

test('a long log becomes a snapshot, and who joins later has the whole board', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const wall = device(url, access)
  wall.write('first', 1)
  await until('shared', () => settled(wall))
  await pushMany(await lookInto(url, access), access, 510)
  for (let snapshots = 0; snapshots === 0;) snapshots = (await lookInto(url, access)).all('snapshot').length
  const newcomer = device(url, access)
  await until('complete', () => settled(newcomer))
  expect(newcomer.all()).toEqual(wall.all())
  wall.write('after', true)
  await until('seen', () => newcomer.read('after') === true)
})

test('who is here goes up when a device comes and down when it leaves', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const wall = device(relay.url, access)
  const phone = device(relay.url, access)
  await until('two', () => wall.connection.state.devices === 2 && phone.connection.state.devices === 2)
  phone.connection.awareness.setLocalStateField('name', 'Noor')
  const names = () => [...wall.connection.awareness.getStates().values()].map(({ name }) => name as unknown)
  await until('named', () => names().includes('Noor'))
  await relay.kill()
  await until('alone', () => wall.connection.state.devices === 1)
  await relay.start()
  await until('two again', () => wall.connection.state.devices === 2 && names().includes('Noor'))
  phone.connection.close()
  await until('one', () => wall.connection.state.devices === 1)
})

test('a newcomer hears who was already here', async () => {
  const { url } = await runningRelay()
  const access = newAccess('2026')
  const wall = device(url, access)
  await until('open', () => settled(wall))
  wall.connection.awareness.setLocalStateField('name', 'de muur')
  const phone = device(url, access)
  const names = () => [...phone.connection.awareness.getStates().values()].map(({ name }) => name as unknown)
  await until('named', () => names().includes('de muur'))
})

test('changes that the relay has no room for stay counted, and go when there is room', async () => {
  const { url } = await runningRelay({ tailBytes: 4096, frameBytes: 100_000 })
  const wall = device(url, newAccess('2026'))
  await until('open', () => settled(wall))
  for (let n = 0; n < 40; n++) {
    wall.write(`card-${n}`, `we oefenen ${n} `.repeat(8))
    await until('shared', () => settled(wall), 20_000)
  }
  expect(wall.connection.state.notice).toBeNull()
})

/** Byte by byte: vitest's own comparison takes many seconds for megabytes. */
function sameContent(one: Device, other: Device) {
  return Buffer.compare(Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)) === 0
}

/** Something that does not get smaller: ink, or pasted pictures of words. */
function noise(length: number) {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

test(
  'a board three times as large as the relay takes at once is shared in pieces',
  { timeout: 30_000 },
  async () => {
    const { url } = await runningRelay()
    const access = newAccess('2026')
    const wall = device(url, access)
    await until('open', () => settled(wall))
    // An archive that is opened is one change.
    wall.doc.transact(() => {
      for (let n = 0; n < 300; n++) wall.write(`card-${n}`, noise(10_000))
    })
    const phone = device(url, access)
    await until('complete', () => Object.keys(phone.all()).length === 300)
    await until('shared', () => settled(wall))
    expect(wall.connection.state.notice).toBeNull()
    expect(phone.doc.store.pendingStructs).toBeNull()
    expect(sameContent(phone, wall)).toBe(true)
  },
)

test('a relay that lost its disk gets a board of three megabytes back', { timeout: 30_000 }, async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const wall = device(relay.url, access)
  for (let n = 0; n < 30; n++) wall.write(`card-${n}`, noise(100_000))
  await until('shared', () => settled(wall))
  await relay.kill()
  await until('noticed', () => !settled(wall))
  await relay.start({ lostDisk: true })
  const phone = device(relay.url, access)
  await until('complete', () => Object.keys(phone.all()).length === 30)
  await until('shared again', () => settled(wall))
  expect(sameContent(phone, wall)).toBe(true)
})

test('a snapshot that waited for what was on its way is made when that is refused too', async () => {
  const { url } = await runningRelay({ tailBytes: 270_000, snapshotWithinMs: 600_000 })
  const wall = device(url, newAccess('2026'))
  await until('open', () => settled(wall))
  wall.write('first', randomBytes(60_000))
  await until('shared', () => settled(wall))
  // Two pieces, for neither of which there is room.
  wall.doc.transact(() => {
    for (let n = 0; n < 8; n++) wall.write(`card-${n}`, randomBytes(65_000))
  })
  await until('shared', () => settled(wall), 8000)
})

test('what goes in pieces counts as unshared until the last of them is on disk', async () => {
  const { url } = await runningRelay({ tailBytes: 600_000, snapshotWithinMs: 60_000 })
  const access = newAccess('2026')
  const wall = device(url, access)
  await until('open', () => settled(wall))
  wall.write('a', 1)
  wall.doc.transact(() => {
    for (let n = 0; n < 100; n++) wall.write(`card-${n}`, noise(10_000))
  })
  expect(wall.connection.state.unshared).toBe(2)
  // The relay has no room for the rest until it gets a snapshot, and takes it after that.
  await until('told', () => wall.connection.state.notice === 'snapshot-needed')
  expect(wall.connection.state.unshared).toBe(2)
  await until('shared', () => settled(wall))
  const phone = device(url, access)
  await until('complete', () => settled(phone))
  expect(sameContent(phone, wall)).toBe(true)
})

test('a change too large for the relay is told', async () => {
  const { url } = await runningRelay({ frameBytes: 1024 })
  const wall = device(url, newAccess('2026'))
  await until('open', () => settled(wall))
  wall.write('a', Array.from({ length: 5000 }, (_, n) => String(Math.sin(n))).join(' '))
  await until('told', () => wall.connection.state.notice === 'too-large')
  expect(wall.connection.state.unshared).toBe(1)
})

test('a relay that takes no more says so, and is asked less and less often', async () => {
  const { url } = await runningRelay({ newRoomsPerAddressPerHour: 0 })
  const tries: number[] = []
  class CountedSocket extends WebSocket {
    constructor(address: string) {
      super(address)
      tries.push(performance.now())
    }
  }
  const wall = device(url, newAccess('2026'), { WebSocket: CountedSocket, busyPauseMs: 40 })
  wall.write('a', 1)
  await until('told', () => wall.connection.state.notice === 'busy')
  expect(wall.connection.state).toMatchObject({ link: 'offline', refused: null, unshared: 1 })
  await until('tried again', () => tries.length >= 4)
  const pauses = tries.slice(1).map((at, n) => at - (tries[n] ?? 0))
  for (const [n, ms] of pauses.slice(0, 3).entries()) expect(ms).toBeGreaterThanOrEqual(40 * 2 ** n - 2)
})

test('a board whose snapshot is longer than the relay reads is shared all the same, and told', async () => {
  const { url, relay } = await runningRelay({
    frameBytes: 300_000,
    snapshotBytes: 300_000,
    snapshotWithinMs: 30,
  })
  const wall = device(url, newAccess('2026'))
  await until('open', () => settled(wall))
  for (let n = 0; n < 30; n++) wall.write(`card-${n}`, randomBytes(65_536))
  await until('told', () => wall.connection.state.notice === 'too-large')
  await until('shared', () => settled(wall))
  const states: string[] = []
  wall.connection.onState(({ link }) => states.push(link))
  for (let n = 0; n < 20; n++) {
    wall.write('again', n)
    await until('shared', () => settled(wall))
  }
  expect(new Set(states)).toEqual(new Set(['open']))
  expect(relay.stats().sockets).toBe(1)
})

test('after a reload without a network the board knows how much is not shared', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const name = `count-${Math.random()}`
  const first = new Y.Doc()
  const store = openStore({ name, doc: first })
  const wall = device(relay.url, access, { doc: first, store })
  wall.write('a', 1)
  await until('shared', () => settled(wall))
  await relay.kill()
  await until('offline', () => wall.connection.state.link === 'offline')
  wall.write('b', 2)
  wall.write('c', 3)
  await store.saved()
  wall.connection.close()
  await store.close()

  const doc = new Y.Doc()
  const again = openStore({ name, doc })
  const later = device(relay.url, access, { doc, store: again })
  await until('remembered', () => later.connection.state.unshared === 2)
  expect(later.connection.state.everShared).toBe(true)
  await relay.start()
  await until('shared', () => settled(later))
  const phone = device(relay.url, access)
  await until('complete', () => phone.read('c') === 3)
  await again.close()
})

test('what is written before there is a connection counts as unshared, and once', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const name = `early-${Math.random()}`
  const visit = (url: string) => {
    const doc = new Y.Doc()
    const store = openStore({ name, doc })
    onTestFinished(() => store.close())
    return { doc, store, connect: () => device(url, access, { doc, store }) }
  }
  const first = visit(relay.url)
  const wall = first.connect()
  wall.write('a', 1)
  await until('shared', () => settled(wall) && wall.connection.state.everShared)
  wall.connection.close()
  await first.store.close()

  const second = visit(relay.url)
  await second.store.loaded
  await relay.kill()
  second.doc.getMap('cards').set('b', 2)
  const again = second.connect()
  await until('offline', () => again.connection.state.link === 'offline')
  expect(again.connection.state).toMatchObject({ unshared: 1, everShared: true })
  again.write('c', 3)
  expect(again.connection.state.unshared).toBe(2)
  // A new key: another connection over the same store.
  again.connection.close()
  const renewed = second.connect()
  await until('counted', () => renewed.connection.state.unshared > 0)
  expect(renewed.connection.state.unshared).toBe(2)
  await relay.start()
  await until('shared', () => settled(renewed))
  const phone = device(relay.url, access)
  await until('complete', () => phone.read('b') === 2 && phone.read('c') === 3)
})

test('two tabs of one device agree without a relay, and share each change once', async () => {
  const relay = await restartable()
  const access = newAccess('2026')
  const name = `tabs-${Math.random()}`
  const tab = () => {
    const doc = new Y.Doc()
    const store = openStore({ name, doc })
    onTestFinished(() => store.close())
    // As patient as a real one: this test is about a tab that shares in time, on a busy machine too.
    return device(relay.url, access, { doc, store, patienceMs: 2500 })
  }
  const [left, right] = [tab(), tab()]
  await until('open', () => settled(left) && settled(right))
  for (let n = 0; n < 10; n++) {
    left.write(`card-${n}`, n)
    await until('shared', () => settled(left) && settled(right) && right.read(`card-${n}`) === n)
  }
  expect((await lookInto(relay.url, access)).frames().length).toBe(10)
  await relay.kill()
  await until('offline', () => !settled(left) && !settled(right))
  left.write('without', 'a network')
  await until('seen', () => right.read('without') === 'a network')
  left.connection.close()
  await relay.start()
  await until('the other tab shares it', () => settled(right))
  const phone = device(relay.url, access)
  await until('complete', () => phone.read('without') === 'a network')
})

test('a relay that never answers does not hold the board', async () => {
  const { url } = await runningRelay()
  const raw = await connect(url)
  raw.send(helloOf(keysForRaw(newAccess('2026')), { version: 99 }))
  expect((await raw.closing()).code).toBe(4406)
  const nobody = device('http://127.0.0.1:1', newAccess('2026'))
  nobody.write('a', 1)
  await until('told', () => nobody.connection.state.link === 'offline')
  expect(nobody.connection.state).toMatchObject({ unshared: 1, everShared: false })
})
