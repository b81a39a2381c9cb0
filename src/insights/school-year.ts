// A school year at a glance: what was reached, how often the team stood at the board, what was done each week. Counts and
// dots only: no week and no person is compared with another.
import { addDays, mondayOf } from '../board/day.ts'
import type { Day, Goal, Member, YearGoal } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { isOf, type Instrument } from './instruments.ts'
import { isOpen } from './is-late.ts'
import { progressOf } from './progress.ts'
import { isHoliday, mergedHolidays } from './school-calendar.ts'

export type YearWeek = {
  monday: Day
  holiday: boolean
  /** Still to come, or this week. */
  ahead: boolean
  done: number
  session: boolean
  /** Skipped, with this reason. */
  skipped: string | null
  visits: number
  designs: number
}
export type SchoolYearReading = {
  weeks: YearWeek[]
  /** Goals that were worked on or ended this year, ideas left out. */
  goals: (Goal | YearGoal)[]
  reached: number
  measured: number
  sessions: number
  done: number
  successes: number
  /** Lesson visits, and lessons that were designed together, up to today. */
  visits: number
  designs: number
}

/** Reads the year of a board. Weeks run from the first school week to the last, or to this one when it lies after that. */
export function readSchoolYear(view: BoardView, today: Day): SchoolYearReading {
  const holidays = mergedHolidays(view.holidays)
  const { first, last } = edges(view, holidays)
  const held = new Set(
    view.sessions.flatMap(({ kind, date, durationMinutes }) =>
      kind === 'board' && date && durationMinutes !== null ? [date] : [],
    ),
  )
  const took = (instrument: Instrument) =>
    view.planning.flatMap((item) =>
      item.date && item.date <= today && !item.archivedAt && isOf(instrument, item) ? [item.date] : [],
    )
  const visits = took('visit')
  const designs = took('design')
  const done = view.actions.filter(({ status }) => status === 'done')
  const weeks: YearWeek[] = []
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    const within = (day: Day | null) => day !== null && monday <= day && day <= sunday
    weeks.push({
      monday,
      holiday: isHoliday(addDays(monday, 2), holidays),
      ahead: sunday >= today,
      done: done.filter(({ closedOn }) => within(closedOn)).length,
      session: [...held].some(within),
      skipped: view.skippedWeeks.find(({ date }) => within(date))?.reason ?? null,
      visits: visits.filter(within).length,
      designs: designs.filter(within).length,
    })
  }
  const goals = [...view.yearGoals, ...view.goals].filter(({ status }) => status !== 'idea')
  return {
    weeks,
    goals,
    reached: goals.filter(({ status }) => status === 'reached').length,
    measured: [...view.yearGoals, ...view.goals].reduce(
      (sum, goal) =>
        sum + progressOf(goal, view.measurements).series.filter(({ value }) => value !== null).length,
      0,
    ),
    sessions: held.size,
    done: done.length,
    successes: view.successes.filter(({ hidden }) => !hidden).length,
    visits: visits.length,
    designs: designs.length,
  }
}

/** Open actions per person, most first. For the team itself: never for a class, never outside (domain.md PF03). */
export function carrying(view: Pick<BoardView, 'actions' | 'members'>): { member: Member; open: number }[] {
  const open = view.actions.filter((action) => !action.archivedAt && isOpen(action))
  return view.members
    .filter(({ left }) => !left)
    .map((member) => ({ member, open: open.filter(({ ownerIds }) => ownerIds.includes(member.id)).length }))
    .sort((a, b) => b.open - a.open)
}

const SUMMER_WEEKS = 4

/** The school's own first and last week: between the summers, where the calendar has them. */
function edges({ schoolYear, periods }: BoardView, holidays: readonly { from: Day; to: Day }[]) {
  const { start, end } = schoolYear
  const summers = holidays.filter(({ from, to }) => to >= addDays(from, SUMMER_WEEKS * 7))
  const before = summers.find(({ from, to }) => from <= addDays(start, 14) && to >= start)
  const after = summers.find(({ from, to }) => from > addDays(start, 200) && to >= end)
  const firstPeriod = periods[0]?.from ?? start
  const first = before ? addDays(before.to, 1) : firstPeriod > start ? firstPeriod : start
  return { first: mondayOf(first), last: mondayOf(after ? addDays(after.from, -1) : end) }
}
