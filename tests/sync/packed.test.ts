import { expect, test } from 'vitest'
import * as commands from '../../src/board/commands.ts'
import { readBoard } from '../../src/board/view.ts'
import { isSameState, packDocument, unpackDocument } from '../../src/sync/packed.ts'
import { colleagueOf, seededRandom, teamBoard } from '../board/editors.ts'
import { randomCommand } from '../board/random-commands.ts'

test('a packed board comes out as it went in', () => {
  const editor = teamBoard()
  const random = seededRandom(11)
  for (let turn = 0; turn < 200; turn++) randomCommand(random, editor)
  const doc = unpackDocument(packDocument(editor.doc))
  if (doc === null) throw new Error('damaged')
  expect(readBoard(doc)).toEqual(readBoard(editor.doc))
  expect(isSameState(doc, colleagueOf(editor).doc)).toBe(true)
  const later = colleagueOf(editor)
  commands.addAction(later, { text: 'nog een' })
  expect(isSameState(doc, later.doc)).toBe(false)
})

test('damaged bytes are no board, and throw nothing', () => {
  const bytes = packDocument(teamBoard().doc)
  expect(unpackDocument(bytes.subarray(0, bytes.length / 2))).toBeNull()
  expect(unpackDocument(Uint8Array.from({ length: 300 }, (_, at) => (at * 37) % 256))).toBeNull()
  expect(unpackDocument(new Uint8Array())).toBeNull()
})
