// Where everything of a chart stands, in the units of its drawing. Pure, and total: equal values, one value and values as
// large as a number can be all get a place.
import { addDays, daysBetween, isoWeek, mondayOf } from '../../board/day.ts'
import type { Day, Holiday, Indicator } from '../../board/schema.ts'
import type { Course } from '../../insights/course.ts'

/** Room around the lines, for a drawing with letters of so many units high. */
const EDGE = { top: 1.6, right: 1.2, left: 2.6, marks: 2.6, weeks: 1.5 }
/** A label of a week with air around it, in letters. */
const WEEK_LABEL = 3.9
/** So many lines across, at most. */
const LEVELS = 3

export type Size = { width: number; height: number; letter: number }
export type Box = { left: number; right: number; top: number; bottom: number }
/** What can be pointed at: a value, or something that was finished or celebrated, in order of time. */
export type Spot = { id: string; day: Day; x: number; y: number; kind: 'value' | 'none' | 'done' | 'success' }
export type Plan = {
  box: Box
  spots: Spot[]
  /** Ends of the runs of values that follow each other; between two runs something was not measured. */
  runs: Spot[][]
  levels: { value: number; y: number }[]
  weeks: { week: number; x: number }[]
  holidays: { name: string; x: number; width: number }[]
  y: (value: number) => number
  x: (day: Day) => number
}

/** Lays out a course; null when there is no value to draw. */
export function planChart(
  course: Course,
  { baseline, target }: Pick<Indicator, 'baseline' | 'target'>,
  holidays: readonly Holiday[],
  { width, height, letter }: Size,
): Plan | null {
  const { series, helped, trend, earlier } = course
  const first = series[0]
  const last = series[series.length - 1]
  const values = series.flatMap(({ value }) => value ?? [])
  if (!first || !last || values.length === 0) return null

  const box: Box = {
    left: EDGE.left * letter,
    right: width - EDGE.right * letter,
    top: EDGE.top * letter,
    bottom: height - (EDGE.marks + EDGE.weeks) * letter,
  }
  const lines = [baseline, target].flatMap((level) => level ?? [])
  const targets = earlier.map((one) => one.target)
  const all = [...values, ...lines, ...targets, ...[trend?.low, trend?.high].flatMap((level) => level ?? [])]
  const low = Math.min(...all)
  // Halves: the distance between two numbers may be more than a number can hold.
  const span = Math.max(...all) / 2 - low / 2 || 0.5
  const to = trend?.day ?? last.date
  const days = Math.max(daysBetween(first.date, to), 1)
  const y = (value: number) => box.bottom - ((value / 2 - low / 2) / span) * (box.bottom - box.top)
  const x = (day: Day) => box.left + (daysBetween(first.date, day) / days) * (box.right - box.left)
  // Stars under ticks: what was finished and what was celebrated fall on the same days.
  const marksAt = { done: box.bottom + 0.8 * letter, success: box.bottom + 1.8 * letter }

  const measured = series.map(({ id, date, value }): Spot => {
    const place = { id, day: date, x: x(date) }
    return value === null
      ? { ...place, y: box.bottom, kind: 'none' }
      : { ...place, y: y(value), kind: 'value' }
  })
  const marks = helped.map(({ id, kind, day }): Spot => ({ id, day, x: x(day), y: marksAt[kind], kind }))
  return {
    box,
    spots: [...measured, ...marks].sort((a, b) => a.x - b.x),
    runs: runsOf(measured),
    levels: levelsBetween(low, low + 2 * span)
      .map((value) => ({ value, y: y(value) }))
      .filter((level) => lines.every((line) => Math.abs(y(line) - level.y) > letter / 2)),
    weeks: weeksBetween(first.date, to, Math.floor((box.right - box.left) / (WEEK_LABEL * letter))).map(
      (day) => ({ week: isoWeek(day), x: Math.max(box.left, x(day)) }),
    ),
    holidays: holidays
      .filter(({ from, to: until }) => from <= to && until >= first.date && from <= until)
      .map(({ name, from, to: until }) => {
        const start = Math.max(box.left, x(from))
        return { name, x: start, width: Math.max(2, Math.min(box.right, x(addDays(until, 1))) - start) }
      }),
    y,
    x,
  }
}

function runsOf(measured: readonly Spot[]): Spot[][] {
  const runs: Spot[][] = [[]]
  for (const spot of measured) {
    if (spot.kind === 'value') runs[runs.length - 1]?.push(spot)
    else if (runs[runs.length - 1]?.length) runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

/** Round numbers between two values: 0, 20, 40 and not 13.7. */
function levelsBetween(low: number, high: number): number[] {
  const rough = (high - low) / LEVELS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  const from = Math.ceil(low / step)
  if (!Number.isFinite(from) || !Number.isFinite(step)) return []
  const levels: number[] = []
  for (let n = from; n * step <= high && levels.length <= LEVELS; n++)
    levels.push(Number((n * step).toPrecision(12)))
  return levels
}

/** Mondays to name under the line, evenly, the first week always. */
function weeksBetween(from: Day, to: Day, most: number): Day[] {
  const first = mondayOf(from)
  const weeks = Math.floor(daysBetween(first, to) / 7) + 1
  const every = Math.max(1, Math.ceil(weeks / Math.max(1, most)))
  const days: Day[] = []
  for (let week = 0; week < weeks; week += every) days.push(addDays(first, week * 7))
  return days
}
