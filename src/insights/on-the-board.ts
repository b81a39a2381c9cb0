// What hangs on the board and is not put away: the goals, actions and successes that a person would count at the wall.
import type { Action, Goal, Success } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'

export type OnTheBoard = { goals: Goal[]; actions: Action[]; successes: Success[] }
export type CardCounts = { goals: number; actions: number; successes: number }

/** The cards that hang on the board, in screen order. */
export function onTheBoard(view: BoardView): OnTheBoard {
  return {
    goals: view.goals.filter((goal) => goal.archivedAt === null),
    actions: view.actions.filter((action) => action.archivedAt === null),
    successes: view.successes.filter((success) => success.archivedAt === null),
  }
}

export function countCards(view: BoardView): CardCounts {
  const { goals, actions, successes } = onTheBoard(view)
  return { goals: goals.length, actions: actions.length, successes: successes.length }
}
