// A browser without BroadcastChannel (Safari before 15.4), where tabs hear of each other by way of localStorage.
import 'fake-indexeddb/auto'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openStore } from '../../src/sync/store.ts'

const browser = vi.hoisted(() => {
  const kept = new Map<string, string>()
  const browser = { kept, told: 0, isFull: false }
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, value: string) {
      if (browser.isFull) throw new DOMException('no room', 'QuotaExceededError')
      browser.told++
      kept.set(key, value)
    },
  }
  const events = new EventTarget()
  Object.assign(globalThis, {
    BroadcastChannel: undefined,
    localStorage,
    window: globalThis,
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  })
  return browser
})

afterEach(() => {
  browser.isFull = false
})

function openBoard(name: string) {
  const doc = new Y.Doc()
  const store = openStore({ name, doc })
  onTestFinished(() => store.close())
  return { store, write: (key: string, value: string) => void doc.getMap('cards').set(key, value) }
}

test('what tabs tell each other stays nowhere but in the database', async () => {
  browser.kept.set('board:b', 'left by an earlier version')
  const board = openBoard('b')
  board.write('a', 'about a pupil')
  await board.store.saved()
  expect(browser.told).toBeGreaterThan(0)
  expect([...browser.kept]).toEqual([])
  browser.kept.set('board:b', 'left by an earlier version')
  await board.store.destroy()
  expect([...browser.kept]).toEqual([])
})

test('where there is no room to tell the other tabs, a change is saved all the same', async () => {
  const board = openBoard('c')
  await board.store.loaded
  browser.isFull = true
  board.write('a', 'one')
  await board.store.saved()
  expect(await board.store.settled()).toEqual({ state: 'saved' })
  expect(board.store.state).toEqual({ state: 'saved' })
})
