import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { allBoardsAsText } from '../src/all-boards.ts'
import { fillBoard, writeArchive } from '../src/board/archive.ts'
import { MOST_CHARACTERS, readArchive } from '../src/board/read-archive.ts'
import { openStore } from '../src/sync/store.ts'
import { seededRandom, teamBoard } from './board/editors.ts'
import { randomCommand } from './board/random-commands.ts'

/** A board on this device, with what fills it. */
async function onDevice(name: string, fill: (doc: Y.Doc) => void): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const store = openStore({ name, doc })
  await store.loaded
  fill(doc)
  await store.saved()
  await store.close()
  return doc
}

function randomBoard(seed: number, more: (doc: Y.Doc) => void = () => {}) {
  const editor = teamBoard()
  const random = seededRandom(seed)
  for (let turn = 0; turn < 150; turn++) randomCommand(random, editor)
  more(editor.doc)
  const [archive] = writeArchive(editor.doc).boards
  if (archive === undefined) throw new Error('no board')
  return (doc: Y.Doc) => void fillBoard(doc, archive)
}

test('every board of a device is in one text that reads back as it was; one that never arrived is told', async () => {
  const a = await onDevice('all-a', randomBoard(1))
  const b = await onDevice('all-b', randomBoard(2))
  const { files, boards, left } = await allBoardsAsText(['all-a', 'all-never-arrived', 'all-b'])
  expect([files.length, boards, left]).toEqual([1, 2, 1])
  const read = readArchive(files[0] ?? '')
  if (!read.ok) throw new Error(read.reason)
  expect(read.boards).toEqual(writeArchive([a, b]).boards)
})

test('a device without boards writes no file', async () => {
  expect(await allBoardsAsText([])).toEqual({ files: [], boards: 0, left: 0 })
})

test('boards that would be too much to read back are divided over files', async () => {
  const large = (doc: Y.Doc) => {
    const text = 'x'.repeat(MOST_CHARACTERS / 2 - 100_000)
    doc.getMap('actions').set('large', new Y.Map([['text', text]]))
  }
  for (const name of ['large-a', 'large-b', 'large-c']) await onDevice(name, randomBoard(3, large))
  const { files, boards } = await allBoardsAsText(['large-a', 'large-b', 'large-c'])
  expect(boards).toBe(3)
  expect(files.length).toBeGreaterThan(1)
  const counts = files.map((text) => {
    const read = readArchive(text)
    return read.ok ? read.boards.length : read.reason
  })
  expect(counts.reduce<number>((sum, count) => sum + Number(count), 0)).toBe(3)
}, 60_000)
