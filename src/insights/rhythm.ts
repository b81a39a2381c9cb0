// The rhythm of the board session: which weeks it was held, skipped or free, and when it comes next. Neutral by design: a week
// without a session is a fact and no fault (domain.md 4, PF13).
import { addDays, DAY_ZERO, mondayOf, schoolYearOf, weekdayOf } from '../board/day.ts'
import type { Day, Holiday } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'

export type Week = {
  monday: Day
  state: 'held' | 'skipped' | 'holiday' | 'none'
  /** Why it was skipped, or which holiday it was. */
  reason: string
}
type Source = Pick<BoardView, 'sessions' | 'skippedWeeks' | 'holidays' | 'sessionPlan' | 'schoolYear'>

const WEEK = 7
const FRIDAY = 5
const WEEKS_A_YEAR = 53

/**
 * The weeks up to that of `today`, the last one at the end.
 * @param most how many weeks at most; weeks before the first sign of life are left out
 */
export function weeklyRhythm(view: Source, today: Day, most = WEEKS_A_YEAR): Week[] {
  const weeks: Week[] = []
  for (let monday = mondayOf(today); weeks.length < most; monday = addDays(monday, -WEEK)) {
    weeks.unshift(weekOf(view, monday))
  }
  const first = weeks.findIndex(({ state }) => state === 'held' || state === 'skipped')
  return first < 0 ? [] : weeks.slice(first)
}

function weekOf(view: Source, monday: Day): Week {
  const inWeek = ({ date }: { date: Day | null }) => date !== null && mondayOf(date) === monday
  if (view.sessions.some((one) => isHeld(one) && inWeek(one))) return { monday, state: 'held', reason: '' }
  const skipped = view.skippedWeeks.find(inWeek)
  if (skipped) return { monday, state: 'skipped', reason: skipped.reason }
  const { weekday } = view.sessionPlan
  // Without a fixed day only a whole school week off is a week off.
  const days = weekday ? [weekday] : [1, FRIDAY]
  const free = days.map((day) => holidayOn(view.holidays, addDays(monday, day - 1)))
  return free.every((one) => one !== undefined)
    ? { monday, state: 'holiday', reason: free[0]?.name ?? '' }
    : { monday, state: 'none', reason: '' }
}

/**
 * Every fixed day of the board session from `from` to the end of the school year.
 * `off`: in a holiday, or in a week that is skipped. Empty when no day was agreed.
 */
export function sessionDays(view: Source, from: Day): { day: Day; off: boolean }[] {
  const { weekday } = view.sessionPlan
  if (!weekday) return []
  const end = view.schoolYear.end > DAY_ZERO ? view.schoolYear.end : schoolYearOf(from).end
  const days: { day: Day; off: boolean }[] = []
  const first = addDays(from, (weekday - weekdayOf(from) + WEEK) % WEEK)
  for (let day = first; day <= end && days.length < WEEKS_A_YEAR; day = addDays(day, WEEK)) {
    const { state } = weekOf(view, mondayOf(day))
    days.push({ day, off: state === 'skipped' || holidayOn(view.holidays, day) !== undefined })
  }
  return days
}

/** The day of the next board session; null when no day was agreed or the school year is over. */
export function nextSessionDay(view: Source, today: Day): Day | null {
  const heldToday = view.sessions.some((one) => isHeld(one) && one.date === today)
  const next = sessionDays(view, heldToday ? addDays(today, 1) : today).find(({ off }) => !off)
  return next?.day ?? null
}

function isHeld({ kind, durationMinutes }: BoardView['sessions'][number]): boolean {
  return kind === 'board' && durationMinutes !== null
}

function holidayOn(holidays: readonly Holiday[], day: Day): Holiday | undefined {
  return holidays.find(({ from, to }) => from <= day && day <= to)
}
