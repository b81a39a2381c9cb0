import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { Dexie } from 'dexie'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openVersions, type Versions } from '../../src/device/versions.ts'

const AT = Date.parse('2026-11-23T08:30:00Z')
const MINUTE = 60_000
let made = 0

async function open(name = `versions-${++made}`): Promise<Versions> {
  const opened = await openVersions(name)
  if (!opened.ok) throw new Error('does not open')
  onTestFinished(() => opened.versions.close())
  return opened.versions
}

const version = (at: number, bytes: number[], board = 'a') => ({
  board,
  at,
  beforeRestore: false,
  counts: { actions: bytes.length },
  bytes: Uint8Array.from(bytes),
})

test('a version is listed without its content, newest first, and gives its content back', async () => {
  const versions = await open()
  expect(await versions.keep(version(AT, [1, 2]))).toBe(true)
  expect(await versions.keep(version(AT + 10 * MINUTE, [3]))).toBe(true)
  expect(await versions.keep(version(AT, [9], 'b'))).toBe(true)
  const list = await versions.list('a')
  expect(list.map(({ at, size, counts }) => [at, size, counts])).toEqual([
    [AT + 10 * MINUTE, 1, { actions: 1 }],
    [AT, 2, { actions: 2 }],
  ])
  expect(JSON.stringify(list)).not.toContain('bytes')
  expect(await versions.read(list[1]?.id ?? 0)).toEqual(Uint8Array.of(1, 2))
  expect(await versions.read(12_345)).toBeUndefined()
})

test('keeping a version drops what need not be kept, its content too, and leaves another board alone', async () => {
  const versions = await open()
  await versions.keep(version(AT, [7], 'b'))
  for (let minute = 0; minute < 5; minute++) await versions.keep(version(AT + minute * MINUTE, [minute]))
  const [only, ...rest] = await versions.list('a')
  expect(rest).toEqual([])
  expect(only?.at).toBe(AT + 4 * MINUTE)
  expect(await versions.list('b')).toHaveLength(1)
  const first = (only?.id ?? 0) - 1
  expect(await versions.read(first)).toBeUndefined()
})

test('a board that leaves the device takes its versions along', async () => {
  const versions = await open()
  await versions.keep(version(AT, [1]))
  await versions.keep(version(AT, [2], 'b'))
  const [gone] = await versions.list('a')
  await versions.forget('a')
  expect(await versions.list('a')).toEqual([])
  expect(await versions.read(gone?.id ?? 0)).toBeUndefined()
  expect(await versions.list('b')).toHaveLength(1)
})

test('a version that cannot be kept is told and takes no other with it', async () => {
  const versions = await open('closes')
  await versions.keep(version(AT, [1]))
  versions.close()
  expect(await versions.keep(version(AT + 10 * MINUTE, [2]))).toBe(false)
  expect(await (await open('closes')).list('a')).toHaveLength(1)
})

test('a full device gives up half of the versions for the boards', async () => {
  const versions = await open('full')
  for (let hour = 0; hour < 8; hour++) await versions.keep(version(AT + hour * 60 * MINUTE, [hour]))
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  onTestFinished(() => full.mockRestore())
  expect(await versions.keep(version(AT + 9 * 60 * MINUTE, [9]))).toBe(false)
  expect((await versions.list('a')).map(({ at }) => (at - AT) / MINUTE / 60)).toEqual([7, 6, 5, 4])
})

test('a browser that refuses storage is told, not thrown', async () => {
  const { dependencies } = Dexie
  const kept = dependencies.indexedDB
  onTestFinished(() => {
    dependencies.indexedDB = kept
  })
  const refusing = new IDBFactory()
  refusing.open = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  dependencies.indexedDB = refusing
  expect(await openVersions('refused')).toEqual({ ok: false })
})
