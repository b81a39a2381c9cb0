// What the team measures now: the goals on the board, and the year goals they serve (domain.md 3: January and June).
import type { AnyGoal } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { activeGoals } from './active-goals.ts'

/** The goals on the board in their order, then the year goals that are being worked on. */
export function goalsToMeasure(view: BoardView): AnyGoal[] {
  return [
    ...activeGoals(view),
    ...view.yearGoals.filter(({ status, archivedAt }) => status === 'active' && !archivedAt),
  ]
}
