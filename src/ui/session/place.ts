// Which goals and actions the session goes through, in which order, and where it is now. The same on every device.
import { addDays, DAY_ZERO } from '../../board/day.ts'
import type { Action, Day, Goal, Session, Success } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { isOpen } from '../../insights/is-late.ts'
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
    return isOpen(action)
  })
}

/** What is shown after the last action: a new one. No action has this id. */
export const NEW_ACTION = 'new'

/** The action to answer for now; null when all are answered, or when the team went on to new ones. */
export function actionNow(running: Running, view: BoardView): Action | null {
  if (running.state.item === NEW_ACTION) return null
  const queue = actionsOf(running, view)
  const chosen = queue.find(({ id }) => id === running.state.item)
  return chosen ?? queue.find(({ id }) => !running.state.answers.has(id)) ?? null
}

/** What went well since the session before, the newest first. */
export function successesOf({ card }: Running, view: BoardView): Success[] {
  const since = sinceLast(card)
  return view.successes.filter((one) => !one.archivedAt && !one.hidden && (one.date ?? '') > since).reverse()
}

/** The success whose turn it is: the newest until somebody goes on. */
export function successNow(running: Running, view: BoardView): Success | null {
  const successes = successesOf(running, view)
  return successes.find(({ id }) => id === running.state.item) ?? successes[0] ?? null
}

/** From when on something is of last week, for this session. */
export function sinceLast({ date }: Session): Day {
  return addDays(date ?? DAY_ZERO, -8)
}

/** `2 van 5`, for the parts that go one by one. */
export function placeOf(running: Running, view: BoardView): { n: number; of: number } | null {
  const { part } = running.state
  const [all, now]: [readonly { id: string }[], (string | undefined)?] =
    part === 'successes'
      ? [successesOf(running, view), successNow(running, view)?.id]
      : part === 'goals'
        ? [goalsOf(running, view), goalNow(running, view)?.id]
        : part === 'actions'
          ? [actionsOf(running, view), actionNow(running, view)?.id]
          : [[]]
  const index = all.findIndex(({ id }) => id === now)
  return index < 0 ? null : { n: index + 1, of: all.length }
}
