import { describe, expect, test } from 'vitest'
import { addAction, addMember, addSuccess, describeBoard, retainBoard } from '../../src/board/commands.ts'
import { fillBoard, writeArchive } from '../../src/board/archive.ts'
import { isOver, schoolYearOf } from '../../src/board/day.ts'
import { initialsOf, writeKeepsake } from '../../src/board/keepsake.ts'
import { readArchive } from '../../src/board/read-archive.ts'
import { readBoard } from '../../src/board/view.ts'
import { BOARD_MAP } from '../../src/board/schema.ts'
import * as Y from 'yjs'
import { teamBoard } from './editors.ts'

function classOfAnne() {
  const editor = teamBoard()
  describeBoard(editor, { teacher: 'Anne de Vries' })
  const owner = addMember(editor, { name: 'Sanne', kind: 'pupil' })
  addMember(editor, { name: 'Anne', kind: 'adult' })
  addMember(editor, { name: 'Jan-Willem (JW)', kind: 'pupil' })
  addSuccess(editor, { text: 'Sanne las voor; Sannes broer ook. Anne de Vries was trots op Sanne.' })
  addAction(editor, { text: 'Boekenhoek', ownerIds: owner ? [owner] : [] })
  return { editor, owner }
}

describe('a file with initials', () => {
  test('shortens names of members and teacher, also inside texts, and only whole words', () => {
    const { editor, owner } = classOfAnne()
    const [board] = writeKeepsake(editor.doc, { initials: true }).boards
    expect(board?.members.map(({ name }) => name)).toEqual(['S.', 'A.', 'J.W.(.'])
    expect(board?.successes[0]?.text).toBe('S. las voor; Sannes broer ook. A.D.V. was trots op S..')
    expect(board?.board.teacher).toBe('A.D.V.')
    expect(board?.actions[0]?.ownerIds).toEqual([owner])
    expect(readBoard(editor.doc).members[0]?.name).toBe('Sanne')
  })

  test('takes one letter of a name of any script', () => {
    expect(['anne', 'Jean-Paul', ' Élodie  van Dijk', '𝒜da', ''].map(initialsOf)).toEqual([
      'A.',
      'J.P.',
      'É.V.D.',
      '𝒜.',
      '',
    ])
  })
})

test('a file with goals and successes only opens again as a board without the rest', () => {
  const { editor } = classOfAnne()
  const text = JSON.stringify(writeKeepsake(editor.doc, { only: 'goals-and-successes' }))
  expect(text).not.toContain('Boekenhoek')
  const read = readArchive(text)
  const copy = new Y.Doc()
  if (!read.ok || !read.boards[0]) throw new Error('does not read')
  expect(fillBoard(copy, read.boards[0])).toBe(true)
  const { successes, actions, members } = readBoard(copy)
  expect([successes.length, actions.length, members.length]).toEqual([1, 0, 3])
})

test('a file of everything is the archive', () => {
  const { doc } = classOfAnne().editor
  expect(writeKeepsake(doc)).toEqual(writeArchive(doc))
})

describe('what becomes of a board after its school year', () => {
  test('is asked unless the team said otherwise, and travels in the archive', () => {
    const editor = teamBoard()
    expect(readBoard(editor.doc).retention).toBe('ask')
    expect(retainBoard(editor, 'keep')).toBe(true)
    const [board] = writeArchive(editor.doc).boards
    const copy = new Y.Doc()
    if (board) fillBoard(copy, board)
    expect(readBoard(copy).retention).toBe('keep')
    editor.doc.getMap(BOARD_MAP).set('retention', { at: 'some later version' })
    expect(readBoard(editor.doc).retention).toBe('ask')
  })

  test.each([
    ['2027-07-31', false],
    ['2027-08-01', true],
    ['2026-11-22', false],
    ['2029-01-01', true],
  ])('the year 2026-2027 is over on %s: %s', (today, over) => {
    expect(isOver(schoolYearOf('2026-11-22'), today)).toBe(over)
  })

  test('a school that ends its year in July is asked on the first of August like any other', () => {
    const year = { ...schoolYearOf('2025-11-22'), end: '2026-07-17' }
    expect(['2026-07-18', '2026-07-31', '2026-08-01'].map((day) => isOver(year, day))).toEqual([
      false,
      false,
      true,
    ])
  })

  test('a board without a school year is never over', () => {
    expect(isOver(readBoard(new Y.Doc()).schoolYear, '2027-08-01')).toBe(false)
  })
})
