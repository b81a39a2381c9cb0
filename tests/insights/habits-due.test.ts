import { expect, test } from 'vitest'
import { secureHabit, checkHabit, addHoliday, archiveSecuredHabit } from '../../src/board/commands.ts'
import { readBoard } from '../../src/board/view.ts'
import { dueHabits } from '../../src/insights/habits-due.ts'
import { teamBoard } from '../board/editors.ts'

test('a check comes back by itself after its weeks, rests in a holiday, and is gone once it was done', () => {
  const editor = teamBoard()
  const id = secureHabit(editor, { text: 'Deur dicht bij het lezen', checkEveryWeeks: 6 })
  if (!id) throw new Error('no habit')
  const due = (day: string) => dueHabits(readBoard(editor.doc), day).map(({ habit }) => habit.id)
  expect(due('2026-11-23')).toEqual([id])
  checkHabit(editor, id, '2026-11-23')
  expect(due('2027-01-03')).toEqual([])
  addHoliday(editor, { name: 'kerstvakantie', from: '2026-12-19', to: '2027-01-10' })
  expect(due('2027-01-05')).toEqual([])
  expect(due('2027-01-11')).toEqual([id])
  checkHabit(editor, id, '2027-01-11')
  expect(due('2027-01-11')).toEqual([])
  archiveSecuredHabit(editor, id)
  expect(due('2027-06-01')).toEqual([])
})
