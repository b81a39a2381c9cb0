// How long ago the board was measured and the team stood before it. Readings, never an alarm.
import type { Day } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { activeGoals } from './active-goals.ts'

/** The day of the newest value of the goals that are on the board; "niet gemeten" is no value. Null = never. */
export function lastMeasured(view: BoardView): Day | null {
  const ids = new Set<string>(activeGoals(view).map(({ id }) => id))
  return newest(
    view.measurements.flatMap(({ goalId, value, date }) => (value !== null && ids.has(goalId) ? [date] : [])),
  )
}

/** The day of the newest board session; null = none yet. */
export function lastHeld(view: BoardView): Day | null {
  return newest(view.sessions.flatMap(({ kind, date }) => (kind === 'board' && date ? [date] : [])))
}

function newest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((found, day) => (found !== null && found > day ? found : day), null)
}
