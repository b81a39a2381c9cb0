import 'fake-indexeddb/auto'
import { rmSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Limits } from '../server/limits.ts'
import { linkBoard, type BoardLink } from '../src/board-link.ts'
import { openDevice, type Device, type DeviceBoard } from '../src/device/device.ts'
import { keysOf, newAccess, randomBytes, readOnly, toStored, type Access } from '../src/sync/access.ts'
import { openStore } from '../src/sync/store.ts'
import type { KeyNotice, ShareState } from '../src/ui/board-context.ts'
import { createSealer } from '../src/sync/seal.ts'
import { connect, helloOf, join, push, sealed } from './server/raw-client.ts'
import { runningRelay, temporaryFolder } from './server/running-relay.ts'
import { QUICK, sealedByNewerApp, until } from './sync/boards.ts'
import { keysForRaw } from './sync/raw-keys.ts'

let made = 0

/** A relay that can be killed and started again on the same port. */
async function restartable(limits: Partial<Limits> = {}) {
  const dataDir = temporaryFolder()
  let server = await runningRelay(limits, { dataDir })
  const { port, url } = server
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return {
    url: url.replace('localhost', '127.0.0.1'),
    kill: () => server.close(),
    async start() {
      server = await runningRelay(limits, { port, dataDir })
    },
  }
}

/** A device of its own: its list of boards and its databases. */
async function newDevice(): Promise<Device> {
  const opened = await openDevice(`device-${++made}`)
  if (!opened.ok) throw new Error('no database')
  return opened.device
}

async function addBoard(device: Device, access: Access, more: Partial<DeviceBoard> = {}): Promise<string> {
  const id = `board-${++made}`
  const about = { name: 'Team', kind: 'team', schoolYear: '2026-2027', example: false, me: '' } as const
  const stored = { access: toStored(access), readOnly: access.kind === 'read', openedAt: 1, removedAt: 0 }
  await device.addBoard({ id, ...about, ...stored, ...more }, () => false)
  return id
}

type Page = {
  doc: Y.Doc
  link: BoardLink
  notices: KeyNotice[]
  entry: () => DeviceBoard
  state: () => ShareState
  access: () => Access
  write: (key: string, value: string) => void
  all: () => Record<string, unknown>
  saved: () => Promise<void>
  close: () => Promise<void>
}

/** One tab with the board open. */
async function open(
  url: string,
  device: Device,
  id: string,
  beforeKeeping: (change: Partial<DeviceBoard>) => Promise<void> = async () => {},
): Promise<Page> {
  const doc = new Y.Doc()
  const store = openStore({ name: id, doc })
  await store.loaded
  const entry = await device.board(id)
  if (!entry) throw new Error('no such board on this device')
  let state: ShareState | undefined
  let access: Access | undefined
  const notices: KeyNotice[] = []
  const link = linkBoard({
    doc,
    store,
    entry,
    appUrl: url,
    createToken: 'of this school',
    readEntry: async () => (await device.board(id)) ?? null,
    keepEntry: async (change) => {
      await beforeKeeping(change)
      await device.changeBoard(id, change)
    },
    copies: {
      others: async () =>
        (await device.boards())
          .filter((one) => one.removedAt === 0)
          .map((one) => ({ ...one, store: one.id })),
      retire: (old) => device.changeBoard(old, { removedAt: 1 }),
    },
    boardId: (of) => JSON.stringify(of.getMap('board').get('id') ?? '').slice(1, -1),
    onAccess: (next) => {
      access = next
    },
    onState: (next) => {
      state = next
    },
    onNotice: (notice) => notices.push(notice),
    onMe: (member) => void device.changeBoard(id, { me: member }),
    connect: QUICK,
  })
  if (!link) throw new Error('no key')
  const cards = doc.getMap<unknown>('cards')
  let closed = false
  const page: Page = {
    doc,
    link,
    notices,
    entry: () => entry,
    state: () => state ?? expect.fail('no state yet'),
    access: () => access ?? expect.fail('no access yet'),
    write: (key, value) => void cards.set(key, value),
    all: () => cards.toJSON(),
    saved: () => store.saved(),
    async close() {
      if (closed) return
      closed = true
      link.close()
      await store.close()
      doc.destroy()
    },
  }
  onTestFinished(() => page.close())
  return page
}

const isShared = (page: Page) => page.state().link === 'open' && page.state().unshared === 0
const isGone = (page: Page) => page.state().refused === 'gone'

/** A board that one device has made and shared. */
async function sharedBoard(url: string) {
  const access = newAccess('2026')
  const device = await newDevice()
  const id = await addBoard(device, access)
  const page = await open(url, device, id)
  page.doc.getMap('board').set('id', 'this board')
  page.write('a', 'from the first day')
  await until('shared', () => isShared(page) && page.state().everShared)
  return { access, device, id, page }
}

/** A colleague on a device of their own. */
async function colleague(url: string, access: Access, more: Partial<DeviceBoard> = {}) {
  const device = await newDevice()
  const id = await addBoard(device, access, more)
  const page = await open(url, device, id)
  await until('open', () => page.state().link === 'open')
  return { device, id, page }
}

/** Somebody in the room of whom only the messages are seen. */
async function inRoom(url: string, access: Access) {
  const client = await join(url, keysForRaw(access))
  onTestFinished(() => client.leave())
  return client
}

/** What the relay says at the door of a room: welcome, or a close code. */
async function doorOf(url: string, access: Access): Promise<number | 'welcome'> {
  const client = await connect(url)
  onTestFinished(() => client.leave())
  client.send(helloOf(keysForRaw(access)))
  const answer = await client.until(
    () => client.closed?.code ?? (client.all('welcome').length > 0 || undefined),
  )
  return answer === true ? 'welcome' : answer
}

describe('a new key', () => {
  test('opens a new room with the same board, and ends the old one', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const bram = await colleague(url, mine.access)
    expect(await mine.page.link.renew()).toEqual({ ok: true })
    await until('renewed', () => mine.page.notices.includes('renewed') && isShared(mine.page))
    expect(mine.page.notices).toEqual(['copying', 'renewed'])

    await until('told', () => isGone(bram.page))
    expect(bram.page.all()).toEqual({ a: 'from the first day' })
    expect(await doorOf(url, mine.access)).toBe(4410)

    const entry = await mine.device.board(mine.id)
    expect(entry).toMatchObject({ renewal: null, access: toStored(mine.page.access()) })
    expect(entry?.access).not.toEqual(toStored(mine.access))
    const carla = await colleague(url, mine.page.access())
    expect(carla.page.all()).toEqual({ a: 'from the first day' })
    mine.page.write('b', 'after the renewal')
    await until('seen', () => carla.page.all().b === 'after the renewal')
  })

  test('takes along what a colleague writes while the board is being copied', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const bram = await colleague(url, mine.access)
    await mine.page.link.renew()
    bram.page.write('b', 'just in time or too late')
    await until('renewed', () => mine.page.notices.includes('renewed') && isGone(bram.page))
    const late = bram.page.state().unshared > 0
    expect(mine.page.all().b).toBe(late ? undefined : 'just in time or too late')
    expect(bram.page.all().b).toBe('just in time or too late')
  })

  test.each([0, 1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 50, 70])(
    'comes about although the page closes %i turns after it was asked for',
    async (turns) => {
      const { url } = await restartable()
      const mine = await sharedBoard(url)
      mine.page.write('b', 'last word')
      const asked = mine.page.link.renew()
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      await asked
      await mine.page.close()
      const page = await open(url, mine.device, mine.id)
      await until('renewed', () => isShared(page))
      await until('no work left', () => !page.notices.length || page.notices.includes('renewed'))
      expect((await mine.device.board(mine.id))?.renewal).toBe(null)
      expect(await doorOf(url, mine.access)).toBe(4410)
      const bram = await colleague(url, page.access())
      expect(bram.page.all()).toEqual({ a: 'from the first day', b: 'last word' })
    },
  )

  test.each([0, 2, 5, 10, 15, 20, 30, 45])(
    'comes about although the relay dies %i turns after it was asked for',
    async (turns) => {
      const relay = await restartable()
      const mine = await sharedBoard(relay.url)
      await mine.page.link.renew()
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      await relay.kill()
      mine.page.write('b', 'without a relay')
      await relay.start()
      await until('renewed', () => mine.page.notices.includes('renewed') && isShared(mine.page), 20_000)
      expect(await doorOf(relay.url, mine.access)).toBe(4410)
      const bram = await colleague(relay.url, mine.page.access())
      await until('all there', () => bram.page.all().b === 'without a relay')
    },
    30_000,
  )

  test('is asked for by two people at once and comes from one of them', async () => {
    const { url } = await restartable()
    for (let round = 0; round < 5; round++) {
      const mine = await sharedBoard(url)
      const bram = await colleague(url, mine.access)
      await Promise.all([mine.page.link.renew(), bram.page.link.renew()])
      const ended = ({ notices }: Page) => notices.includes('renewed') || notices.includes('lost')
      await until('both told', () => ended(mine.page) && ended(bram.page))
      const ends = [mine.page, bram.page].map(({ notices }) => notices[notices.length - 1])
      expect(new Set(ends)).toEqual(new Set(['lost', 'renewed']))
      expect((await bram.device.board(bram.id))?.renewal).toBe(null)
    }
  }, 60_000)

  test('comes to the other tab of the same device by itself', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const tab = await open(url, mine.device, mine.id)
    await until('open', () => tab.state().link === 'open')
    await mine.page.link.renew()
    await until('renewed', () => mine.page.notices.includes('renewed'))
    const key = ({ access }: Page) => JSON.stringify(toStored(access()))
    await until('the tab too', () => key(tab) === key(mine.page) && isShared(tab))
  })

  test('is finished by two tabs that both go on with it', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const asked = mine.page.link.renew()
    await asked
    await mine.page.close()
    const tabs = await Promise.all([open(url, mine.device, mine.id), open(url, mine.device, mine.id)])
    const entryOf = () => mine.device.board(mine.id)
    await until('both', () => tabs.every((tab) => isShared(tab) && tab.notices.includes('renewed')))
    expect(await entryOf()).toMatchObject({ renewal: null, access: toStored(tabs[0].access()) })
    expect(toStored(tabs[1].access())).toEqual(toStored(tabs[0].access()))
    expect(await doorOf(url, tabs[0].access())).toBe('welcome')
  })

  test('does not hide how sharing stands while it is being noted down', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    await mine.page.close()
    const disk = { isSlow: true }
    const page = await open(relay.url, mine.device, mine.id, async ({ access }) => {
      if (access) await until('the disk is quick again', () => !disk.isSlow)
    })
    const key = JSON.stringify(page.entry().access)
    await until('open', () => page.state().link === 'open')
    await page.link.renew()
    await until('noted beside the board', () => JSON.stringify(page.entry().access) !== key)
    await relay.kill()
    await until('told', () => page.state().link === 'offline', 3000)
    await relay.start()
    disk.isSlow = false
    await until('renewed', () => page.notices.includes('renewed') && isShared(page))
  })

  test('comes about at a relay that makes new boards only with its permission', async () => {
    const { url } = await restartable({ createToken: 'of this school' })
    const mine = await sharedBoard(url)
    expect(await mine.page.link.renew()).toEqual({ ok: true })
    await until('renewed', () => mine.page.notices.includes('renewed') && isShared(mine.page))
  })

  test('needs a connection, the right to write and the whole board', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const watcher = await colleague(relay.url, readOnly(mine.access))
    expect(await watcher.page.link.renew()).toEqual({ ok: false, reason: 'read-only' })
    await relay.kill()
    await until('offline', () => mine.page.state().link === 'offline')
    expect(await mine.page.link.renew()).toEqual({ ok: false, reason: 'offline' })
    expect((await mine.device.board(mine.id))?.renewal).toBeUndefined()
  })
})

describe('a change that is damaged at the relay', () => {
  test('is told by every device, and left behind by a new key, after which the log is tidied up again', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const raw = await inRoom(relay.url, mine.access)
    await push(raw, 1, sealed('turned around by a disk'))
    const other = await colleague(relay.url, mine.access)
    other.page.write('b', 'after the damage')
    await until('shared', () => isShared(other.page))
    await mine.page.close()
    const again = await open(relay.url, mine.device, mine.id)
    await until('open again', () => isShared(again))
    expect([again.state().damaged, other.page.state().damaged]).toEqual([1, 1])

    expect(await again.link.renew()).toEqual({ ok: true })
    await until('renewed', () => again.notices.includes('renewed') && isShared(again))
    expect(again.state()).toMatchObject({ damaged: 0, newer: false })
    const guest = await colleague(relay.url, again.access())
    expect(guest.page.all()).toEqual({ a: 'from the first day', b: 'after the damage' })
    expect(guest.page.state().damaged).toBe(0)

    // More than the log may hold without a snapshot.
    for (let n = 0; n < 4; n++) again.doc.getMap('drawings').set(`${n}`, randomBytes(65_536))
    await until('shared', () => isShared(again))
    for (let snapshots = 0; snapshots === 0;) {
      snapshots = (await inRoom(relay.url, again.access())).all('snapshot').length
    }
  })

  test('keeps nobody from a new key, but what only a newer app reads or has not come in yet does', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const raw = await inRoom(relay.url, mine.access)
    const { sealKey, room } = keysOf(mine.access)
    const sealer = createSealer(sealKey, room)
    const waiting = new Y.Doc()
    waiting.getMap('cards').set('first', 1)
    const before = Y.encodeStateVector(waiting)
    waiting.getMap('cards').set('second', 2)
    await push(raw, 1, sealer.seal('update', Y.encodeStateAsUpdate(waiting, before)))
    await until('a gap', () => mine.page.doc.store.pendingStructs !== null)
    expect(await mine.page.link.renew()).toEqual({ ok: false, reason: 'incomplete' })
    await push(raw, 2, sealer.seal('update', Y.encodeStateAsUpdate(waiting)))
    await until('closed', () => mine.page.doc.store.pendingStructs === null)
    await push(raw, 3, sealedByNewerApp(mine.access))
    await until('told', () => mine.page.state().newer)
    expect(mine.page.state().damaged).toBe(0)
    expect(await mine.page.link.renew()).toEqual({ ok: false, reason: 'incomplete' })
    expect((await mine.device.board(mine.id))?.renewal).toBeUndefined()
  })
})

describe('a new key that was begun before', () => {
  /** A change that builds on one that has not come in, and that one. */
  function changeWithGap(access: Access) {
    const { sealKey, room } = keysOf(access)
    const sealer = createSealer(sealKey, room)
    const doc = new Y.Doc()
    doc.getMap('cards').set('first', 1)
    const before = Y.encodeStateVector(doc)
    doc.getMap('cards').set('second', 2)
    const seal = (update: Uint8Array) => sealer.seal('update', update)
    return { late: seal(Y.encodeStateAsUpdate(doc, before)), whole: seal(Y.encodeStateAsUpdate(doc)) }
  }

  test('waits while a part of the board has not come in, says so, and goes on then', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const raw = await inRoom(url, mine.access)
    await mine.page.close()
    const { late, whole } = changeWithGap(mine.access)
    await push(raw, 1, late)
    await mine.device.changeBoard(mine.id, { renewal: { to: toStored(newAccess('2026')) } })
    const page = await open(url, mine.device, mine.id)
    await until('told', () => page.notices.includes('heldUp'))
    expect(await doorOf(url, mine.access)).toBe('welcome')
    expect((await mine.device.board(mine.id))?.access).toEqual(toStored(mine.access))
    await push(raw, 2, whole)
    await until('renewed', () => page.notices.includes('renewed') && isShared(page))
    const bram = await colleague(url, page.access())
    expect(bram.page.all()).toEqual({ a: 'from the first day', first: 1, second: 2 })
  })

  test('does not delete the old room while a part of it has not come in', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const raw = await inRoom(url, mine.access)
    await mine.page.close()
    const { late, whole } = changeWithGap(mine.access)
    await push(raw, 1, late)
    const renewal = { from: toStored(mine.access) }
    await mine.device.changeBoard(mine.id, { access: toStored(newAccess('2026')), renewal })
    const page = await open(url, mine.device, mine.id)
    await until('told', () => page.notices.includes('heldUp'))
    expect(await doorOf(url, mine.access)).toBe('welcome')
    await push(raw, 2, whole)
    await until('renewed', () => page.notices.includes('renewed'))
    expect(await doorOf(url, mine.access)).toBe(4410)
    expect(page.all()).toEqual({ a: 'from the first day', first: 1, second: 2 })
  })
})

describe('a snapshot that is damaged at the relay', () => {
  test('keeps a device that knows nothing else from a new key, and not one that has the board', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const raw = await inRoom(relay.url, mine.access)
    const { head } = await raw.next('caught-up')
    raw.send({ type: 'snap', covers: head, sealed: sealed('turned around by a disk') })
    await push(
      raw,
      1,
      createSealer(keysOf(mine.access).sealKey, keysOf(mine.access).room).seal(
        'update',
        new Uint8Array([0, 0]),
      ),
    )
    const late = await colleague(relay.url, mine.access)
    await until('told', () => late.page.state().damaged === 1)
    expect(late.page.all()).toEqual({})
    expect(await late.page.link.renew()).toEqual({ ok: false, reason: 'incomplete' })
    expect(await mine.page.link.renew()).toEqual({ ok: true })
  })
})

describe('joining again after a new key', () => {
  test('brings what this device had not shared, and replaces the old copy', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const bram = await colleague(relay.url, mine.access, { me: 'bram' })
    await bram.page.close()
    // Written while this device has no network.
    const offline = await open('http://127.0.0.1:9', bram.device, bram.id)
    offline.write('c', 'from the train')
    await offline.saved()
    await offline.close()
    await mine.page.link.renew()
    await until('renewed', () => mine.page.notices.includes('renewed'))

    const again = await addBoard(bram.device, mine.page.access(), { joining: true })
    const page = await open(relay.url, bram.device, again)
    await until('merged', () => page.notices.includes('merged') && isShared(page))
    await until('seen', () => mine.page.all().c === 'from the train')
    expect(await bram.device.board(bram.id)).toMatchObject({ removedAt: 1 })
    expect(await bram.device.board(again)).toMatchObject({ joining: false, me: 'bram' })
  })

  test.each([0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 32, 40, 50, 70, 100])(
    'loses nothing when the page closes %i turns after it was open',
    async (turns) => {
      const relay = await restartable()
      const mine = await sharedBoard(relay.url)
      const bram = await colleague(relay.url, mine.access)
      await bram.page.close()
      const offline = await open('http://127.0.0.1:9', bram.device, bram.id)
      offline.write('c', 'from the train')
      await offline.saved()
      await offline.close()
      await mine.page.link.renew()
      await until('renewed', () => mine.page.notices.includes('renewed'))

      const again = await addBoard(bram.device, mine.page.access(), { joining: true })
      const page = await open(relay.url, bram.device, again)
      await until('open', () => page.state().link === 'open')
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      await page.close()
      const later = await open(relay.url, bram.device, again)
      await until('merged', () => later.all().c === 'from the train' && isShared(later))
      await until('seen', () => mine.page.all().c === 'from the train')
    },
  )

  test('does not look through the other boards again at each change, when one of them did not open', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const device = await newDevice()
    const locked = await addBoard(device, newAccess('2026'))
    await new Promise((resolve) => {
      const request = indexedDB.open(locked)
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('of another make'))
      request.addEventListener('success', () => resolve(request.result.close()))
    })
    const id = await addBoard(device, mine.access, { joining: true })
    let looks = 0
    const page = await open(relay.url, device, id, async ({ joining }) => {
      if (joining) looks++
    })
    await until('looked', () => looks === 1)
    for (let n = 0; n < 5; n++) {
      page.write(`card-${n}`, 'seen')
      await until('shared', () => isShared(page) && mine.page.all()[`card-${n}`] === 'seen')
    }
    await relay.kill()
    await until('offline', () => page.state().link === 'offline')
    await relay.start()
    page.write('last', 'seen')
    await until('shared', () => isShared(page) && mine.page.all().last === 'seen')
    expect(looks).toBe(1)
    expect(await device.board(id)).toMatchObject({ joining: true })
  })

  test('leaves a copy alone whose room still lives: a stranger may have sent the link', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    mine.page.write('secret', 'for the team')
    await until('shared', () => isShared(mine.page))
    const foreign = newAccess('2026')
    const stranger = await colleague(url, foreign)
    Y.applyUpdate(stranger.page.doc, Y.encodeStateAsUpdate(mine.page.doc))
    stranger.page.doc.getMap('cards').delete('secret')
    await until('shared', () => isShared(stranger.page))
    const again = await addBoard(mine.device, foreign, { joining: true })
    const page = await open(url, mine.device, again)
    await until('open', () => page.state().link === 'open')
    const looked = async () => (await mine.device.board(again))?.joining === false
    while (!(await looked())) await new Promise((resolve) => setImmediate(resolve))
    expect(page.all()).toEqual({ a: 'from the first day' })
    expect(await mine.device.board(mine.id)).toMatchObject({ removedAt: 0 })
  })

  test('to watch merges nothing and keeps the old copy', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const bram = await colleague(url, mine.access)
    await mine.page.link.renew()
    await until('renewed', () => mine.page.notices.includes('renewed') && isGone(bram.page))
    bram.page.write('c', 'not shared')
    await bram.page.saved()
    const again = await addBoard(bram.device, readOnly(mine.page.access()), { joining: true })
    const page = await open(url, bram.device, again)
    await until('open', () => page.state().link === 'open')
    expect(page.all()).toEqual({ a: 'from the first day' })
    expect(await bram.device.board(bram.id)).toMatchObject({ removedAt: 0 })
  })

  test('leaves a board alone that was opened from a file of this one', async () => {
    const { url } = await restartable()
    const mine = await sharedBoard(url)
    const device = await newDevice()
    const fromFile = await addBoard(device, newAccess('2026'))
    const copy = await open(url, device, fromFile)
    copy.doc.getMap('board').set('id', 'this board')
    copy.write('a', 'of last year')
    await until('shared', () => isShared(copy))
    expect(await copy.link.destroy()).toEqual({ ok: true })
    await copy.close()
    const again = await addBoard(device, mine.access, { joining: true })
    const page = await open(url, device, again)
    const looked = async () => (await device.board(again))?.joining === false
    while (!(await looked())) await new Promise((resolve) => setImmediate(resolve))
    expect(page.all()).toEqual({ a: 'from the first day' })
    expect(await device.board(fromFile)).toMatchObject({ removedAt: 0 })
  })
})

describe('the end of a board for everyone', () => {
  test('needs an answer of the relay, else nothing is destroyed', async () => {
    const relay = await restartable()
    const mine = await sharedBoard(relay.url)
    const bram = await colleague(relay.url, mine.access)
    await relay.kill()
    await until('offline', () => mine.page.state().link === 'offline')
    expect(await mine.page.link.destroy()).toEqual({ ok: false, reason: 'offline' })
    await relay.start()
    await until('back', () => isShared(mine.page) && isShared(bram.page))
    expect(await mine.page.link.destroy()).toEqual({ ok: true })
    await until('told', () => isGone(bram.page))
    expect(bram.page.all()).toEqual({ a: 'from the first day' })
  })
})
