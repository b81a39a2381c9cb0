import 'fake-indexeddb/auto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { openStore, type StoreOptions } from '../../src/sync/store.ts'
import { until } from './boards.ts'

let names = 0
const freshName = () => `board-${++names}`

function openBoard(name: string, options: Partial<StoreOptions> = {}) {
  const doc = new Y.Doc()
  const store = openStore({ name, doc, retryMs: 20, ...options })
  const states: string[] = []
  store.onState((state) => states.push(state.state === 'failed' ? state.reason : state.state))
  onTestFinished(() => store.close())
  const cards = doc.getMap('cards')
  return { doc, store, states, cards, write: (key: string, value: unknown) => cards.set(key, value) }
}

/** The browser's database factory with the connections it gave, so that a test can take them away as iOS does. */
function watchedFactory(factory: IDBFactory = indexedDB) {
  const given: IDBDatabase[] = []
  const open = (name: string) => {
    const request = factory.open(name)
    request.addEventListener('success', () => given.push(request.result))
    return request
  }
  return { given, factory: withOpen(open, factory) }
}

function withOpen(open: (name: string) => IDBOpenDBRequest, factory: IDBFactory = indexedDB): IDBFactory {
  return {
    open,
    deleteDatabase: (name) => factory.deleteDatabase(name),
    cmp: (a, b) => factory.cmp(a, b),
    databases: () => factory.databases(),
  }
}

/** As much of a request as the store looks at. */
function request(target: EventTarget): IDBOpenDBRequest {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return target as IDBOpenDBRequest
}

async function rowsOf(name: string): Promise<number> {
  return await new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.addEventListener('error', () => reject(new Error('cannot open')))
    request.addEventListener('success', () => {
      const count = request.result.transaction(['updates']).objectStore('updates').count()
      count.addEventListener('success', () => {
        request.result.close()
        resolve(count.result)
      })
    })
  })
}

async function reread(name: string) {
  const board = openBoard(name)
  expect(await board.store.loaded).toEqual({ ok: true, damagedRows: 0 })
  return board.cards.toJSON()
}

test('what was confirmed as saved is there after a reload', async () => {
  const name = freshName()
  const board = openBoard(name)
  await board.store.loaded
  board.write('a', 1)
  expect(board.store.state).toEqual({ state: 'saving' })
  await board.store.saved()
  expect(board.store.state).toEqual({ state: 'saved' })
  // No close: the page is simply gone.
  expect(await reread(name)).toEqual({ a: 1 })
  expect(board.states).toEqual(['saving', 'saved'])
})

test('opening a board and looking at it writes nothing', async () => {
  const name = freshName()
  for (let visit = 0; visit < 3; visit++) {
    const board = openBoard(name)
    await board.store.loaded
    await board.store.close()
    expect(board.states).toEqual([])
  }
  expect(await rowsOf(name)).toBe(0)
})

test('an edit made before the board has loaded is kept beside what was there', async () => {
  const name = freshName()
  const first = openBoard(name)
  first.write('old', 1)
  await first.store.saved()
  await first.store.close()
  const board = openBoard(name)
  board.write('early', 2)
  await board.store.saved()
  expect(board.cards.toJSON()).toEqual({ old: 1, early: 2 })
  expect(await reread(name)).toEqual({ old: 1, early: 2 })
})

test('a board of plain y-indexeddb opens, and plain y-indexeddb opens ours', async () => {
  const name = freshName()
  const theirs = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, theirs)
  await persistence.whenSynced
  theirs.getMap('cards').set('a', 1)
  await persistence.destroy()
  const board = openBoard(name)
  await board.store.loaded
  expect(board.cards.toJSON()).toEqual({ a: 1 })
  board.write('b', 2)
  await board.store.close()
  const again = new Y.Doc()
  const reader = new IndexeddbPersistence(name, again)
  await reader.whenSynced
  expect(again.getMap('cards').toJSON()).toEqual({ a: 1, b: 2 })
  await reader.destroy()
})

test('when the connection to the database is lost, editing goes on and everything is saved again', async () => {
  const name = freshName()
  const { given, factory } = watchedFactory()
  const board = openBoard(name, { indexedDB: factory })
  await board.store.loaded
  board.write('a', 1)
  await board.store.saved()
  given[0]?.close()
  let seenByNextListener = 0
  board.doc.on('update', () => seenByNextListener++)
  expect(() => board.write('b', 2)).not.toThrow()
  expect(seenByNextListener).toBe(1)
  expect(board.store.state).toEqual({ state: 'saving' })
  await board.store.saved()
  expect(given.length).toBe(2)
  expect(board.store.state).toEqual({ state: 'saved' })
  expect(await reread(name)).toEqual({ a: 1, b: 2 })
})

test('a database that stays away is told, and saved as soon as it is back', async () => {
  const name = freshName()
  let away = false
  const { given, factory } = watchedFactory()
  const sometimes = withOpen((asked) => {
    if (away) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
    return factory.open(asked)
  })
  const board = openBoard(name, { indexedDB: sometimes })
  await board.store.loaded
  away = true
  given[0]?.close()
  board.write('a', 1)
  await until('told', () => board.store.state.state === 'failed')
  expect(board.store.state).toEqual({ state: 'failed', reason: 'lost' })
  board.write('b', 2)
  away = false
  await board.store.saved()
  expect(board.store.state).toEqual({ state: 'saved' })
  expect(await reread(name)).toEqual({ a: 1, b: 2 })
})

test('a database that never opens does not keep the board from the screen', async () => {
  const never = withOpen(() => request(new EventTarget()))
  const board = openBoard(freshName(), { indexedDB: never, timeoutMs: 20, retryMs: 5 })
  expect(await board.store.loaded).toEqual({ ok: false, reason: 'unavailable' })
  expect(board.store.state).toEqual({ state: 'failed', reason: 'unavailable' })
  board.write('a', 1)
  expect(board.cards.get('a')).toBe(1)
})

test('a database that is refused is told, and what is in it comes when it opens after all', async () => {
  const name = freshName()
  const first = openBoard(name)
  first.write('old', 1)
  await first.store.close()
  let refused = true
  const board = openBoard(name, {
    indexedDB: withOpen((asked) => {
      if (refused) throw new DOMException('denied', 'SecurityError')
      return indexedDB.open(asked)
    }),
  })
  expect(await board.store.loaded).toEqual({ ok: false, reason: 'unavailable' })
  board.write('new', 2)
  expect(board.store.state).toEqual({ state: 'failed', reason: 'unavailable' })
  refused = false
  await board.store.saved()
  expect(board.cards.toJSON()).toEqual({ old: 1, new: 2 })
  expect(await reread(name)).toEqual({ old: 1, new: 2 })
})

test('a database that opens too late is taken after all', async () => {
  const name = freshName()
  let letIn = () => {}
  const slow = withOpen((asked) => {
    const late = Object.assign(new EventTarget(), { result: null as IDBDatabase | null, error: null })
    letIn = () => {
      const request = indexedDB.open(asked)
      for (const type of ['upgradeneeded', 'success']) {
        request.addEventListener(type, () => {
          late.result = request.result
          late.dispatchEvent(new Event(type))
        })
      }
    }
    return request(late)
  })
  const board = openBoard(name, { indexedDB: slow, timeoutMs: 10, retryMs: 60_000 })
  expect((await board.store.loaded).ok).toBe(false)
  letIn()
  await until('saved', () => board.store.state.state === 'saved')
  board.write('a', 1)
  await board.store.saved()
  expect(await reread(name)).toEqual({ a: 1 })
})

test('a full disk is told as full, and saved when there is room again', async () => {
  const name = freshName()
  const board = openBoard(name)
  await board.store.loaded
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  onTestFinished(() => add.mockRestore())
  expect(() => board.write('a', 1)).not.toThrow()
  await until('told', () => board.store.state.state === 'failed')
  expect(board.store.state).toEqual({ state: 'failed', reason: 'full' })
  board.write('b', 2)
  add.mockRestore()
  await board.store.saved()
  expect(board.store.state).toEqual({ state: 'saved' })
  expect(await reread(name)).toEqual({ a: 1, b: 2 })
})

test('whoever must go on hears that a change is on disk, or why it is not', async () => {
  const name = freshName()
  const board = openBoard(name)
  await board.store.loaded
  expect(await board.store.settled()).toEqual({ state: 'saved' })
  board.write('a', 1)
  expect(await board.store.settled()).toEqual({ state: 'saved' })
  expect(await reread(name)).toEqual({ a: 1 })
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  onTestFinished(() => add.mockRestore())
  board.write('b', 2)
  expect(await board.store.settled()).toEqual({ state: 'failed', reason: 'full' })
  expect(await board.store.settled()).toEqual({ state: 'failed', reason: 'full' })
  add.mockRestore()
  await board.store.saved()
  expect(await board.store.settled()).toEqual({ state: 'saved' })
})

test('one damaged row does not keep the rest from the screen', async () => {
  const name = freshName()
  const first = openBoard(name)
  first.write('a', 1)
  await first.store.saved()
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(name)
    request.addEventListener('success', () => {
      const transaction = request.result.transaction(['updates'], 'readwrite')
      transaction.objectStore('updates').add(Uint8Array.of(255, 255, 255))
      transaction.addEventListener('complete', () => {
        request.result.close()
        resolve()
      })
    })
  })
  first.write('b', 2)
  await first.store.close()
  const board = openBoard(name)
  expect(await board.store.loaded).toEqual({ ok: true, damagedRows: 1 })
  expect(board.cards.toJSON()).toEqual({ a: 1, b: 2 })
})

test('many small changes are tidied up into one, also those of another tab', async () => {
  const name = freshName()
  const one = openBoard(name)
  const other = openBoard(name)
  await Promise.all([one.store.loaded, other.store.loaded])
  for (let n = 0; n < 300; n++) {
    one.write(`one-${n}`, n)
    other.write(`other-${n}`, n)
    await Promise.all([one.store.saved(), other.store.saved()])
  }
  expect(await rowsOf(name)).toBeLessThan(300)
  const cards = await reread(name)
  expect(Object.keys(cards).length).toBe(600)
  expect(cards).toEqual(one.cards.toJSON())
})

test('two tabs see each other at once and store every change once', async () => {
  const name = freshName()
  const one = openBoard(name)
  const other = openBoard(name)
  await Promise.all([one.store.loaded, other.store.loaded])
  for (let n = 0; n < 20; n++) one.write(`card-${n}`, n)
  await one.store.saved()
  expect(other.cards.toJSON()).toEqual(one.cards.toJSON())
  other.write('back', true)
  await other.store.saved()
  expect(one.cards.get('back')).toBe(true)
  expect(await rowsOf(name)).toBeLessThan(22)
  expect(other.store.cameFrom({})).toBe('elsewhere')
})

test('nothing is lost in whatever order two tabs close', async () => {
  for (const firstToClose of ['one', 'other'] as const) {
    const name = freshName()
    const one = openBoard(name)
    const other = openBoard(name)
    await Promise.all([one.store.loaded, other.store.loaded])
    one.write('a', 1)
    other.write('b', 2)
    await (firstToClose === 'one' ? one : other).store.close()
    const left = firstToClose === 'one' ? other : one
    left.write('c', 3)
    await left.store.close()
    expect(await reread(name)).toEqual({ a: 1, b: 2, c: 3 })
  }
})

test('what one tab cannot save another tab saves', async () => {
  const name = freshName()
  const { given, factory } = watchedFactory()
  let away = false
  const failing = openBoard(name, {
    retryMs: 60_000,
    indexedDB: withOpen((asked) => {
      if (away) throw new DOMException('gone', 'UnknownError')
      return factory.open(asked)
    }),
  })
  const healthy = openBoard(name)
  await Promise.all([failing.store.loaded, healthy.store.loaded])
  away = true
  given[0]?.close()
  failing.write('a', 1)
  await until('told', () => failing.store.state.state === 'failed')
  failing.write('b', 2)
  await until('arrived', () => healthy.cards.get('b') === 2)
  await healthy.store.saved()
  expect(await reread(name)).toEqual({ a: 1, b: 2 })
  const late = openBoard(name)
  await late.store.loaded
  expect(late.cards.toJSON()).toEqual({ a: 1, b: 2 })
})

test('small notes stay beside the board', async () => {
  const name = freshName()
  const board = openBoard(name)
  await board.store.loaded
  board.write('a', 1)
  board.store.keep('sharing', { unshared: 3 })
  await board.store.close()
  const again = openBoard(name)
  await again.store.loaded
  expect(again.store.kept('sharing')).toEqual({ unshared: 3 })
})

test('a board removed in one tab is not brought back by another', async () => {
  const name = freshName()
  const one = openBoard(name)
  const other = openBoard(name)
  await Promise.all([one.store.loaded, other.store.loaded])
  one.write('a', 1)
  await one.store.saved()
  await one.store.destroy()
  other.write('b', 2)
  await until('told', () => other.store.state.state === 'failed')
  expect(other.store.state).toEqual({ state: 'failed', reason: 'removed' })
  expect(await reread(name)).toEqual({})
})
