// When an action is late: the one rule for every surface.
import type { Action, Day } from '../board/schema.ts'

/** Past its day and not closed. "Volgende bordsessie" is late only after that session carries it over. */
export function isLate(action: Action, today: Day): boolean {
  return isOpen(action) && action.due !== null && action.due !== 'next-session' && action.due.on < today
}

/** Still to be done. */
export function isOpen(action: Action): boolean {
  return action.status === 'todo' || action.status === 'doing'
}
