// Which goals the team works on now: what stands on the board, can be measured and gets new actions.
import type { Goal } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'

/** The goals on the board now, in their order. What is about the organisation has a list of its own (domain.md 4, PF02). */
export function activeGoals(view: Pick<BoardView, 'goals'>): Goal[] {
  return view.goals.filter(
    (goal) => goal.status === 'active' && !goal.archivedAt && goal.kind !== 'organisation',
  )
}
