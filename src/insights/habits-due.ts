// Which secured habits ask to be looked at again: the check comes back by itself, and rests in the holidays.
import { addDays } from '../board/day.ts'
import type { Day, SecuredHabit } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { isHoliday } from './school-calendar.ts'

export type DueHabit = { habit: SecuredHabit; last: Day | null }

/**
 * The habits whose check is due: `checkEveryWeeks` after the last one. One that was never checked is due at once. In a holiday
 * nothing is due; afterwards it is.
 */
export function dueHabits(view: Pick<BoardView, 'secured' | 'holidays'>, today: Day): DueHabit[] {
  if (isHoliday(today, view.holidays)) return []
  return view.secured.flatMap((habit) => {
    if (habit.archivedAt) return []
    const last = habit.checkedOn[habit.checkedOn.length - 1] ?? null
    return last && today < addDays(last, habit.checkEveryWeeks * 7) ? [] : [{ habit, last }]
  })
}
