import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { countLeftEarly, keptBeside, readSharing, SHARING_NOTE } from '../../src/sync/kept-notes.ts'
import { openStore } from '../../src/sync/store.ts'

test('what is not shared yet is known without opening the board', async () => {
  const store = openStore({ name: 'with a note', doc: new Y.Doc() })
  await store.loaded
  store.keep(SHARING_NOTE, { unshared: 2, everShared: true })
  await store.close()
  expect(readSharing(await keptBeside('with a note', SHARING_NOTE))).toEqual({
    unshared: 2,
    everShared: true,
  })
})

test('what was written on a board that was left before it was connected is noted as not shared', async () => {
  const doc = new Y.Doc()
  const store = openStore({ name: 'left early', doc })
  await store.loaded
  store.keep(SHARING_NOTE, { unshared: 2, everShared: true })
  countLeftEarly(store)
  expect(store.kept(SHARING_NOTE)).toEqual({ unshared: 2, everShared: true })
  doc.getMap('cards').set('a', 1)
  countLeftEarly(store)
  await store.close()
  expect(await keptBeside('left early', SHARING_NOTE)).toEqual({ unshared: 3, everShared: true })
})

test('a board without a note, or without a database, was never shared as far as is known', async () => {
  const nothing = { unshared: 0, everShared: false }
  expect(readSharing(await keptBeside('never opened', SHARING_NOTE))).toEqual(nothing)
  const closed = Object.assign(Object.create(indexedDB), {
    open() {
      throw new DOMException('refused', 'SecurityError')
    },
  })
  expect(readSharing(await keptBeside('refused', SHARING_NOTE, closed))).toEqual(nothing)
  expect(readSharing({ unshared: 'many', everShared: 1 })).toEqual(nothing)
})
