import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBoard } from '../../src/board/archive.ts'
import { addGoal, correctMeasurement, measureGoal } from '../../src/board/commands.ts'
import { readBoard } from '../../src/board/view.ts'
import { readAnyArchive } from '../../src/exchange/archive-file.ts'
import { carrying, readSchoolYear } from '../../src/insights/school-year.ts'
import { teamBoard } from '../board/editors.ts'

const read = await readAnyArchive(
  readFileSync(new URL('../../src/exchange/example-year.json', import.meta.url), 'utf8'),
)

function exampleTeam() {
  const [team] = read.ok ? read.boards : []
  if (!team) throw new Error('the example year does not read')
  const doc = new Y.Doc()
  fillBoard(doc, team)
  return readBoard(doc)
}

test('the example year shows its sessions, actions and visits week by week', () => {
  const year = readSchoolYear(exampleTeam(), '2026-07-20')
  expect(year).toMatchObject({ sessions: 36, done: 110, successes: 60, visits: 15, designs: 10 })
  expect(year.weeks[0]?.monday).toBe('2025-09-01')
  expect(year.weeks[year.weeks.length - 1]?.monday).toBe('2026-07-13')
  expect(year.weeks.reduce((sum, { done }) => sum + done, 0)).toBe(110)
  expect(year.weeks.filter(({ session }) => session)).toHaveLength(36)
  expect(year.weeks.filter(({ holiday }) => holiday)).toHaveLength(6)
  expect(year.weeks.some(({ skipped }) => skipped !== null)).toBe(true)
})

test('a board that just began has an empty year, and nobody carries anything', () => {
  const view = readBoard(teamBoard().doc)
  expect(readSchoolYear(view, '2026-11-23')).toMatchObject({ sessions: 0, done: 0, goals: [] })
  expect(carrying(view)).toEqual([])
})

test('a value that was corrected was measured once', () => {
  const editor = teamBoard()
  const goal = addGoal(editor, { text: 'Iedereen leest elke dag' })
  const first = goal && measureGoal(editor, goal, { value: 60 })
  if (first) correctMeasurement(editor, first, { value: 62 })
  expect(readSchoolYear(readBoard(editor.doc), '2026-11-23').measured).toBe(1)
})
