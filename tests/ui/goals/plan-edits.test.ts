// Changing a goal that is on the board, while colleagues change it as well.
import { expect, test } from 'vitest'
import { adjustGoal } from '../../../src/board/adjust-goal.ts'
import { bindCommands } from '../../../src/board/change.ts'
import { readBoard } from '../../../src/board/view.ts'
import {
  changesOf,
  editedKeys,
  keepEdits,
  planWith,
  readEdits,
  withChanges,
  wordsKeptOut,
} from '../../../src/ui/goals/plan-edits.ts'
import { planOf, readPlan, type Plan } from '../../../src/ui/goals/plan.ts'
import { teamBoard } from '../../board/editors.ts'

const TODAY = '2026-11-23'

function boardWithGoal() {
  const editor = teamBoard()
  const change = bindCommands(editor)
  const id = change.addGoal({
    text: 'Elke dag lezen',
    teamGoal: 'Lezen',
    indicator: { label: 'lezers', measure: 'percentage', unit: '%', baseline: 50, target: 80.125 },
  })
  const goal = () => {
    const found = readBoard(editor.doc).goals.find((one) => one.id === id)
    if (!found) throw new Error('no goal')
    return found
  }
  const fresh = () => planOf(goal(), null, TODAY)
  const save = (kept: string) => {
    const edits = readEdits(kept, fresh())
    const details = changesOf(planWith(fresh(), edits), editedKeys(fresh(), edits))
    adjustGoal(editor, goal().id, details)
  }
  const typing = (...changes: Partial<Plan>[]) =>
    changes.reduce(
      (kept, one) => keepEdits(withChanges(fresh(), readEdits(kept, fresh()), one)),
      keepEdits(new Map()),
    )
  return { editor, goal, fresh, save, typing }
}

test('saving one changed field leaves what a colleague made of the others', () => {
  const { editor, goal, save, typing } = boardWithGoal()
  const kept = typing({ text: 'Elke dag een kwartier lezen' })
  adjustGoal(editor, goal().id, { teamGoal: 'Beter lezen', indicator: { target: 70, label: 'kinderen' } })
  const { earlierTargets } = goal()
  save(kept)
  expect(goal()).toMatchObject({
    text: 'Elke dag een kwartier lezen',
    teamGoal: 'Beter lezen',
    indicator: { label: 'kinderen', target: 70, baseline: 50, unit: '%' },
    earlierTargets,
  })
})

test('saving a goal that only got other words records no earlier target', () => {
  const { goal, save, typing } = boardWithGoal()
  save(typing({ text: 'Elke dag een kwartier lezen' }))
  expect(goal()).toMatchObject({ earlierTargets: [], indicator: { target: 80.125 } })
})

test('a field that a colleague changed meanwhile follows the board, and the words typed there can be put back', () => {
  const { editor, goal, fresh, save, typing } = boardWithGoal()
  const kept = typing({ text: 'Elke dag een kwartier', teamGoal: 'Rekenen' })
  adjustGoal(editor, goal().id, { text: 'Elke ochtend lezen' })
  const edits = readEdits(kept, fresh())
  expect(planWith(fresh(), edits)).toMatchObject({ text: 'Elke ochtend lezen', teamGoal: 'Rekenen' })
  const out = wordsKeptOut(fresh(), edits)
  expect(out).toEqual({ text: 'Elke dag een kwartier' })
  // Typing on in the field keeps the offer.
  const further = withChanges(fresh(), edits, { text: 'Elke ochtend lezen!' })
  expect(wordsKeptOut(fresh(), further)).toEqual(out)
  const back = withChanges(fresh(), further, out)
  expect(wordsKeptOut(fresh(), back)).toEqual({})
  save(keepEdits(back))
  expect(goal()).toMatchObject({ text: 'Elke dag een kwartier', teamGoal: 'Rekenen' })
})

test('a draft that held the whole goal is offered where it differs, and overwrites nothing', () => {
  const { goal, fresh, save } = boardWithGoal()
  const old = JSON.stringify({ ...fresh(), text: 'Een oud begin', direction: 'down' })
  expect(wordsKeptOut(fresh(), readEdits(old, fresh()))).toEqual({ text: 'Een oud begin' })
  const before = goal()
  save(old)
  expect(goal()).toEqual(before)
})

test('a goal of no year goal stays so in a draft', () => {
  const { fresh } = boardWithGoal()
  const kept = JSON.stringify({ ...fresh(), yearGoalId: null })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const under = { ...fresh(), yearGoalId: 'year' as Plan['yearGoalId'] }
  expect(readPlan(kept, under).yearGoalId).toBeNull()
})
