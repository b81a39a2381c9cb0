// Boards on networks that do not let websockets through. FUZZ_SEED repeats the random run.
import 'fake-indexeddb/auto'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { keysOf, newAccess, randomBytes, readOnly, type WriteAccess } from '../../src/sync/access.ts'
import { covers, learn, nothingKnown, rangesOf } from '../../src/sync/known-ranges.ts'
import type { LinkState } from '../../src/sync/link-state.ts'
import { createSealer } from '../../src/sync/seal.ts'
import { openStore } from '../../src/sync/store.ts'
import { join } from '../server/raw-client.ts'
import { runningRelay, temporaryFolder } from '../server/running-relay.ts'
import { dice } from '../setup/dice.ts'
import { device, settled, until, type Device } from './boards.ts'
import { keysForRaw } from './raw-keys.ts'
import { schoolProxy, type Fate, type Upgrades } from './school-proxy.ts'

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9)

/** As at school, but quick. */
const TIMES = {
  headStartMs: 30,
  graceMs: 60,
  firstProbeMs: 60_000,
  probeEveryMs: 60_000,
  proveWithinMs: 400,
  answerWithinMs: 2000,
  giveUpAfterMs: 1500,
}
const BLOCKED = { transportTimes: TIMES, welcomeWithinMs: 600 }

function statesOf({ connection }: Device): LinkState[] {
  const states: LinkState[] = []
  connection.onState((state) => states.push(state))
  return states
}

/** Fails when any change stands in the relay's log more than once. Gives the number of frames. */
async function framesOnce(url: string, access: WriteAccess): Promise<number> {
  const { room, sealKey } = keysOf(access)
  const raw = await join(url, keysForRaw(access))
  onTestFinished(() => raw.leave())
  const sealer = createSealer(sealKey, room)
  const known = nothingKnown()
  for (const { sealed } of raw.frames()) {
    const opened = sealer.unseal('update', sealed)
    const ranges = opened.ok ? rangesOf(opened.content) : null
    if (!ranges) throw new Error('a frame of the log does not open')
    expect(covers(known, ranges)).toBe(false)
    learn(known, ranges)
  }
  return raw.frames().length
}

const ways: Upgrades[] = ['strip', 'refuse', 'drop', 'silent', 'hollow']
for (const upgrades of ways) {
  test(`a board behind a proxy that does this to websockets is shared all the same: ${upgrades}`, async () => {
    const { url } = await runningRelay()
    const proxy = await schoolProxy(url, upgrades)
    const access = newAccess('2026')
    const wall = device(proxy.url, access, BLOCKED)
    const phone = device(url, access)
    wall.write('a', 'from the wall')
    await until('the phone sees it', () => phone.read('a') === 'from the wall')
    expect(wall.connection.state.transport).toBe('requests')
    expect(phone.connection.state.transport).toBe('socket')
    phone.write('b', 'from the phone')
    await until('the wall sees it', () => wall.read('b') === 'from the phone')
    await until('shared', () => settled(wall) && settled(phone))
    await until(
      'both counted',
      () => wall.connection.state.devices === 2 && phone.connection.state.devices === 2,
    )
    expect(proxy.seen.upgrades).toBeGreaterThanOrEqual(3)
    wall.connection.close()
    await until('the wall has left', () => phone.connection.state.devices === 1)
  })
}

test('a board on requests goes back to a websocket when those work, and nobody sees it', async () => {
  const { url, relay } = await runningRelay()
  const proxy = await schoolProxy(url)
  const access = newAccess('2026')
  const wall = device(proxy.url, access, {
    ...BLOCKED,
    // A machine that is busy for seconds is slow, not blocked.
    welcomeWithinMs: 10_000,
    transportTimes: { ...TIMES, firstProbeMs: 100, probeEveryMs: 100, giveUpAfterMs: 10_000 },
  })
  const phone = device(url, access)
  await until(
    'both counted',
    () => wall.connection.state.devices === 2 && phone.connection.state.devices === 2,
  )
  const tries = proxy.seen.upgrades
  await until('looked again', () => proxy.seen.upgrades >= tries + 2)
  expect(wall.connection.state).toMatchObject({ link: 'open', transport: 'requests' })
  const states = statesOf(wall)
  proxy.upgrades = 'pass'
  for (let n = 0; wall.connection.state.transport === 'requests' || n % 50 !== 0; n++) {
    wall.write(`wall-${n}`, n)
    phone.write(`phone-${n}`, n)
    await until('a moment', () => phone.read(`wall-${n}`) === n && wall.read(`phone-${n}`) === n)
  }
  await until('shared', () => settled(wall) && settled(phone))
  expect(wall.all()).toEqual(phone.all())
  expect(states.filter(({ link, devices }) => link !== 'open' || devices !== 2)).toEqual([])
  const requests = proxy.seen.requests
  wall.write('last', true)
  await until('seen', () => phone.read('last') === true)
  expect(proxy.seen.requests).toBe(requests)
  await until('the old connection has gone', () => relay.stats().sockets === 2)
  await framesOnce(url, access)
})

test('a page opened again on such a network does not find out anew', async () => {
  const { url } = await runningRelay()
  const proxy = await schoolProxy(url, 'silent')
  const access = newAccess('2026')
  const open = () => {
    const doc = new Y.Doc()
    const store = openStore({ name: 'blocked', doc })
    onTestFinished(() => store.close())
    return { store, wall: device(proxy.url, access, { ...BLOCKED, doc, store }) }
  }
  const first = open()
  first.wall.write('a', 1)
  await until('shared', () => settled(first.wall))
  first.wall.connection.close()
  await first.store.close()
  const before = proxy.seen.upgrades
  const again = open()
  await until('open', () => settled(again.wall))
  expect(again.wall.connection.state.transport).toBe('requests')
  expect(proxy.seen.upgrades - before).toBe(1)
})

test('a relay that was away is found again by websocket, not by requests', async () => {
  const dataDir = temporaryFolder()
  const first = await runningRelay({}, { dataDir })
  const access = newAccess('2026')
  const wall = device(first.url, access, BLOCKED)
  await until('open', () => settled(wall))
  await first.close()
  await until('offline', () => wall.connection.state.link === 'offline')
  const states = statesOf(wall)
  wall.write('a', 1)
  // Long enough for more failures than it takes to try requests.
  for (let failures = 0; failures < 4; failures++) {
    const before = Date.now()
    await until('a few attempts', () => Date.now() - before > 150)
  }
  await runningRelay({}, { dataDir, port: first.port })
  await until('shared', () => settled(wall))
  expect(states.some(({ transport }) => transport === 'requests')).toBe(false)
})

test('a relay that restarts is found again by requests, with what was done meanwhile', async () => {
  const dataDir = temporaryFolder()
  const first = await runningRelay({}, { dataDir })
  const proxy = await schoolProxy(first.url)
  const access = newAccess('2026')
  const wall = device(proxy.url, access, BLOCKED)
  const phone = device(first.url, access)
  await until('both open', () => settled(wall) && settled(phone))
  await first.close()
  await until('both offline', () => !settled(wall) && !settled(phone))
  wall.write('a', 'wall')
  phone.write('b', 'phone')
  await runningRelay({}, { dataDir, port: first.port })
  await until('together', () => settled(wall) && wall.read('b') === 'phone' && phone.read('a') === 'wall')
  expect(wall.connection.state.transport).toBe('requests')
})

test('behind a proxy too, who may only watch is refused and a deleted board is told', async () => {
  const { url } = await runningRelay()
  const proxy = await schoolProxy(url)
  const access = newAccess('2026')
  const wall = device(proxy.url, access, BLOCKED)
  const watcher = device(proxy.url, readOnly(access), BLOCKED)
  wall.write('a', 1)
  await until('seen', () => watcher.read('a') === 1)
  watcher.write('b', 2)
  wall.write('c', 3)
  await until('seen', () => watcher.read('c') === 3)
  expect(wall.all()).toEqual({ a: 1, c: 3 })
  expect(watcher.connection.state).toMatchObject({ readOnly: true, unshared: 0, transport: 'requests' })
  expect(await wall.connection.forget()).toEqual({ ok: true })
  await until('told', () => watcher.connection.state.refused === 'gone')
  wall.connection.retry()
  await until('told again', () => wall.connection.state.refused === 'gone')
})

test('a large board and its snapshot pass a proxy that lets only small requests through', async () => {
  const { url } = await runningRelay()
  const proxy = await schoolProxy(url)
  const access = newAccess('2026')
  const wall = device(proxy.url, access, BLOCKED)
  await until('open', () => settled(wall))
  // Larger than what the log may hold without a snapshot.
  for (let n = 0; n < 30; n++) wall.write(`card-${n}`, randomBytes(65_536))
  await until('shared', () => settled(wall))
  const looking = keysForRaw(access)
  for (let snapshots = 0; snapshots === 0;) {
    const raw = await join(url, looking)
    snapshots = raw.all('snapshot').length
    await raw.leave()
  }
  const phone = device(proxy.url, access, BLOCKED)
  await until('complete', () => phone.doc.getMap('cards').size === 30)
  expect(Y.encodeStateVector(phone.doc)).toEqual(Y.encodeStateVector(wall.doc))
  expect(proxy.seen.largestBody).toBeLessThan(300 * 1024)
})

test('a page that is hidden sends no more at once than browsers let such a page send', async () => {
  const { url } = await runningRelay()
  const proxy = await schoolProxy(url)
  const wall = device(proxy.url, newAccess('2026'), BLOCKED)
  await until('open', () => settled(wall))
  vi.stubGlobal('document', { visibilityState: 'hidden' })
  onTestFinished(() => void vi.unstubAllGlobals())
  for (let n = 0; n < 4; n++) wall.write(`card-${n}`, randomBytes(65_536))
  await until('shared', () => settled(wall))
  expect(proxy.seen.largestBody).toBeLessThan(64 * 1024)
})

test(
  `answers and requests that are lost, cut, doubled or replaced lose and double nothing (seed ${SEED})`,
  { timeout: 60_000 },
  async () => {
    const { url } = await runningRelay()
    const proxy = await schoolProxy(url)
    const roll = dice(SEED)
    const access = newAccess('2026')
    const wall = device(proxy.url, access, BLOCKED)
    const phone = device(url, access)
    await until('both open', () => settled(wall) && settled(phone))
    const fates: Fate[] = ['lost', 'cut', 'twice', 'late-copy', 'never', 'page']
    proxy.fate = () => (roll(3) === 0 ? (fates[roll(fates.length)] ?? 'pass') : 'pass')
    for (let n = 0; n < 150; n++) {
      wall.write(`wall-${n}`, 'x'.repeat(roll(2000)))
      phone.write(`phone-${n}`, n)
      if (roll(4) > 0) await until('a moment', () => phone.read(`wall-${n}`) !== undefined, 20_000)
    }
    proxy.fate = () => 'pass'
    await until('shared', () => settled(wall) && settled(phone), 20_000)
    await until('everything', () => wall.doc.getMap('cards').size + phone.doc.getMap('cards').size === 600)
    expect(wall.all()).toEqual(phone.all())
    expect(wall.connection.state).toMatchObject({ transport: 'requests', damaged: 0 })
    await framesOnce(url, access)
  },
)
