import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { splitUpdate } from '../../src/sync/split-update.ts'

const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9)

/** A board by several devices, with deletions, a long text and things in things. */
function writtenBy(devices: number, edits: readonly number[]): Y.Doc {
  const docs = Array.from({ length: devices }, () => new Y.Doc())
  for (const [n, edit] of edits.entries()) {
    const doc = docs[edit % devices] ?? new Y.Doc()
    const cards = doc.getMap<unknown>('cards')
    const text = doc.getText('design')
    if (edit % 7 === 0 && text.length > 3) text.delete(1, 2)
    else if (edit % 13 === 0) text.insert(0, '👩‍🏫😀'.repeat(edit % 60))
    else if (edit % 17 === 0) doc.getArray('log').push(Array.from({ length: edit % 40 }, (_, at) => ({ at })))
    else if (edit % 5 === 0) text.insert(Math.floor(text.length / 2), `woord ${n} `)
    else if (edit % 11 === 0) cards.delete(`card-${edit % 20}`)
    else if (edit % 3 === 0)
      cards.set(`card-${edit % 20}`, new Y.Map(Object.entries({ title: `actie ${edit}` })))
    else doc.getArray('ink').push([new Uint8Array(edit % 300)])
    const next = docs[(edit + 1) % devices]
    if (edit % 4 === 0 && next) Y.applyUpdate(next, Y.encodeStateAsUpdate(doc))
  }
  const all = new Y.Doc()
  for (const doc of docs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc))
  return all
}

test(`the pieces of a board are the board, in whatever order they come (seed ${SEED})`, () => {
  const edits = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(
      edits,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 20, max: 2000 }),
      fc.nat(),
      (...given) => {
        const [made, devices, pieceBytes, turn] = given
        const board = writtenBy(devices, made)
        const pieces = splitUpdate(Y.encodeStateAsUpdate(board), pieceBytes)
        const moved = [...pieces.slice(turn % pieces.length), ...pieces.slice(0, turn % pieces.length)]
        const copy = new Y.Doc()
        for (const piece of moved) Y.applyUpdate(copy, piece)
        expect(copy.store.pendingStructs).toBeNull()
        expect(copy.toJSON()).toEqual(board.toJSON())
        expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(board))
      },
    ),
    { seed: SEED, numRuns: 200 },
  )
})

test('pieces are no larger than asked, except for one value that cannot be cut', () => {
  const doc = new Y.Doc()
  for (let n = 0; n < 500; n++) doc.getMap('cards').set(`card-${n}`, 'x'.repeat(100))
  doc.getText('design').insert(0, 'een lang lesontwerp '.repeat(500))
  doc.getArray('log').push(Array.from({ length: 500 }, (_, n) => ({ step: n })))
  doc.getMap('cards').set('large', 'x'.repeat(5000))
  const pieces = splitUpdate(Y.encodeStateAsUpdate(doc), 2000)
  expect(pieces.length).toBeGreaterThan(20)
  expect(pieces.filter((piece) => piece.length > 2100)).toHaveLength(1)
})

test('an update with gaps is cut without filling them', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < 30; n++) doc.getArray('cards').push([`card ${n}`])
  const some = Y.mergeUpdates(updates.filter((_, n) => n % 3 === 0))
  const copy = new Y.Doc()
  for (const piece of splitUpdate(some, 40)) Y.applyUpdate(copy, piece)
  for (const [n, update] of updates.entries()) if (n % 3 !== 0) Y.applyUpdate(copy, update)
  expect(copy.getArray('cards').toJSON()).toEqual(doc.getArray('cards').toJSON())
})
