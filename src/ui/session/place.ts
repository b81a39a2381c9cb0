// Which goals and actions the session goes through, in which order, and where it is now. The same on every device.
import type { Action, Goal } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import type { Running } from '../../session/running.ts'

/** The goals of this session: those on the board, and one that was reached or stopped a moment ago. */
export function goalsOf({ state }: Running, view: BoardView): Goal[] {
  const active = activeGoals(view)
  return view.goals.filter((goal) => !goal.archivedAt && (active.includes(goal) || goal.id === state.item))
}

/** The goal on the screen. */
export function goalNow(running: Running, view: BoardView): Goal | null {
  const goals = goalsOf(running, view)
  return goals.find(({ id }) => id === running.state.item) ?? goals[0] ?? null
}

/** What is to be answered for: every action that was open when the session began. */
export function actionsOf({ state }: Running, view: BoardView): Action[] {
  return view.actions.filter((action) => {
    if (action.archivedAt || action.list !== 'improvement') return false
    if (state.answers.has(action.id)) return true
    if (state.ids.some((id) => id === action.createdInSession)) return false
    return action.status === 'todo' || action.status === 'doing'
  })
}

/** The action to answer for now; null when all are answered. */
export function actionNow(running: Running, view: BoardView): Action | null {
  const queue = actionsOf(running, view)
  const chosen = queue.find(({ id }) => id === running.state.item)
  return chosen ?? queue.find(({ id }) => !running.state.answers.has(id)) ?? null
}

/** `2 van 5`, for the parts that go one by one. */
export function placeOf(running: Running, view: BoardView): { n: number; of: number } | null {
  const { part } = running.state
  const all = part === 'goals' ? goalsOf(running, view) : part === 'actions' ? actionsOf(running, view) : []
  const now = part === 'goals' ? goalNow(running, view) : part === 'actions' ? actionNow(running, view) : null
  const index = all.findIndex(({ id }) => id === now?.id)
  return index < 0 ? null : { n: index + 1, of: all.length }
}
