// Which piece of advice fits this board now. Each is given once on a device and never in a session; it hinders nothing.
import { addDays } from '../board/day.ts'
import type { Day } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { activeGoals } from './active-goals.ts'

export const HINTS = ['success', 'measure', 'session'] as const
export type Hint = (typeof HINTS)[number]

/** The first hint that fits and was not given before; null when there is nothing to say. */
export function hintFor(view: BoardView, today: Day, given: readonly string[]): Hint | null {
  const weekAgo = addDays(today, -7)
  const fits: Record<Hint, boolean> = {
    success: view.successes.length === 0 && view.actions.some(({ status }) => status === 'done'),
    measure: activeGoals(view).some(
      ({ indicator }) => !indicator.label && indicator.baseline === null && indicator.target === null,
    ),
    session:
      view.sessions.length === 0 &&
      view.actions.some(({ createdOn }) => createdOn !== null && createdOn <= weekAgo),
  }
  return HINTS.find((hint) => fits[hint] && !given.includes(hint)) ?? null
}
