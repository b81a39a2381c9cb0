// The course of one goal: its values, what was finished and celebrated meanwhile, whether it really changes, and where it is
// heading. Reads only; how it is drawn is for the screen.
import { readTargets, type EarlierTarget } from '../board/adjust-goal.ts'
import { addDays, daysBetween } from '../board/day.ts'
import type { AnyGoal, Day, Measurement } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { yesPerWeek } from './measures.ts'
import { progressOf } from './progress.ts'
import { readSignal, type Verdict } from './signal.ts'
import { possible, trendRange, type Range } from './trend.ts'

/** An action that was finished or a success that was celebrated for this goal. */
export type Helped = { id: string; kind: 'done' | 'success'; day: Day; text: string }
export type Course = {
  /** By day, "niet gemeten" included; for yes or no a day, the yeses of each week. */
  series: Measurement[]
  helped: Helped[]
  /** Targets that stood while it was measured, until another one took their place. */
  earlier: EarlierTarget[]
  verdict: Verdict
  /** Where it is heading, and on which day; null when that would be a guess. */
  trend: (Range & { day: Day }) | null
}

/** How far ahead is looked when a goal has no last day. */
const AHEAD_DAYS = 28

/** Reads the course of a goal from a board. */
export function courseOf(goal: AnyGoal, view: BoardView): Course {
  const { measure } = goal.indicator
  const all = progressOf(goal, view.measurements).series
  const series = measure === 'yes-no' ? yesPerWeek(all) : all
  const points = series.flatMap(({ date, value }) => (value === null ? [] : [{ date, value }]))
  const values = points.map(({ value }) => value)
  const first = series[0]?.date ?? ''
  const last = series[series.length - 1]?.date ?? ''
  const within = (day: Day | null): day is Day => day !== null && day >= first && day <= last
  const done = view.actions.flatMap(({ id, goalId, status, closedOn, text }): Helped[] =>
    goalId === goal.id && status === 'done' && within(closedOn)
      ? [{ id, kind: 'done', day: closedOn, text }]
      : [],
  )
  // A year goal is helped by what went well with the goals that serve it.
  const serving = view.goals.filter(({ yearGoalId }) => yearGoalId === goal.id)
  const own = new Set<string | null>([goal, ...serving].map(({ id }) => id))
  const celebrated = view.successes.flatMap(({ id, goalId, archivedAt, hidden, date, text }): Helped[] =>
    own.has(goalId) && !archivedAt && !hidden && within(date)
      ? [{ id, kind: 'success', day: date, text }]
      : [],
  )
  return {
    series,
    helped: [...done, ...celebrated].sort((a, b) => (a.day < b.day ? -1 : 1)),
    earlier: earlierTargets(goal, all),
    verdict: readSignal(values),
    trend: trendOf(goal, view, points),
  }
}

/** What was aimed at before, as far as the values reach: what was changed before the first of them was never worked with. */
export function earlierTargets(goal: AnyGoal, series: readonly Measurement[]): EarlierTarget[] {
  return readTargets(goal.earlierTargets).filter(({ until }) => until > (series[0]?.date ?? until))
}

function trendOf(
  goal: AnyGoal,
  view: BoardView,
  points: readonly { date: Day; value: number }[],
): Course['trend'] {
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last || goal.status !== 'active') return null
  const end = goal.kind
    ? (goal.to ?? view.periods.find(({ id }) => id === goal.periodId)?.to ?? '')
    : view.schoolYear.end
  const day =
    end > last.date && daysBetween(last.date, end) < 7 * AHEAD_DAYS ? end : addDays(last.date, AHEAD_DAYS)
  const at = (date: Day) => daysBetween(first.date, date)
  const range = trendRange(
    points.map(({ date, value }) => ({ day: at(date), value })),
    at(day),
  )
  const lowest = Math.min(...points.map(({ value }) => value))
  return range && { ...possible(range, goal.indicator, lowest), day }
}
