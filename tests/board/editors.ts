// Editors for tests of the board, with a clock, ids and random numbers that are the same in every run.
import * as Y from 'yjs'
import { createBoard } from '../../src/board/commands.ts'
import { schoolYearOf } from '../../src/board/day.ts'
import type { Editor } from '../../src/board/editor.ts'

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** An editor with a clock that moves a minute each time it is read, and ids that name who made them. */
export function testEditor(who = 'a', doc = new Y.Doc(), start = '2026-11-23T14:15:00'): Editor {
  let minutes = 0
  let made = 0
  return {
    doc,
    origin: { who },
    now: () => new Date(Date.parse(start) + 60_000 * minutes++),
    newId: () => `${who}${String(++made).padStart(4, '0')}`,
  }
}

/** An editor of a team board that is empty but for its name. */
export function teamBoard(who = 'a'): Editor {
  const editor = testEditor(who)
  createBoard(editor, {
    id: 'board-1',
    kind: 'team',
    name: 'Team onderbouw',
    schoolYear: schoolYearOf('2026-11-23'),
  })
  return editor
}

/** A second editor on a copy of the same board. */
export function colleagueOf(editor: Editor, who = 'b'): Editor {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(editor.doc))
  return testEditor(who, doc)
}

/** Brings two documents to the same state. */
export function exchange(a: Editor, b: Editor): void {
  const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc))
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)))
  Y.applyUpdate(b.doc, forB)
}
