// Holidays read as one calendar, and the periods that fit between them: from holiday to holiday, four to eight weeks
// (domain.md 3.6). What a person typed stays as it is on the board; overlaps are only joined for reading.
import { addDays, DAY_ZERO, daysBetween, mondayOf, weekdayOf } from '../board/day.ts'
import type { Day } from '../board/schema.ts'

export type Span = { from: Day; to: Day }
type Named = Span & { name: string }

/** A day off here and there is no holiday from which a period begins. */
const LONG_DAYS = 5
const SHORTEST_WEEKS = 4
const LONGEST_WEEKS = 8

/** Why this cannot be a holiday, or what it overlaps with; null when there is nothing to say. An overlap is no mistake. */
export function holidayTrouble(
  { from, to }: Span,
  others: readonly Named[],
): { why: 'no-day' | 'reversed' } | { why: 'overlap'; name: string } | null {
  if (from <= DAY_ZERO || to <= DAY_ZERO) return { why: 'no-day' }
  if (to < from) return { why: 'reversed' }
  const other = others.find((one) => one.from <= to && from <= one.to)
  return other ? { why: 'overlap', name: other.name } : null
}

/** The holidays in order, those that overlap or touch as one. What has no days, or ends before it begins, is left out. */
export function mergedHolidays(holidays: readonly Named[]): Named[] {
  const merged: Named[] = []
  const valid = holidays.filter(({ from, to }) => from > DAY_ZERO && from <= to)
  for (const one of valid.sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged[merged.length - 1]
    if (!last || one.from > addDays(last.to, 1)) {
      merged.push({ name: one.name, from: one.from, to: one.to })
      continue
    }
    if (one.to > last.to) last.to = one.to
    if (!last.name.split(', ').includes(one.name)) last.name += `, ${one.name}`
  }
  return merged
}

export function isHoliday(day: Day, holidays: readonly Span[]): boolean {
  return holidays.some(({ from, to }) => from <= day && day <= to)
}

/** The calendar weeks that a span touches. */
export function weeksOf({ from, to }: Span): number {
  return daysBetween(mondayOf(from), mondayOf(to)) / 7 + 1
}

/**
 * The school weeks of a year as periods of four to eight weeks, each from the first school day to the last. A longer stretch
 * is divided evenly; a shorter one joins its shorter neighbour, over the holiday between them.
 * @returns nothing when no long holiday is known: a guess would be no calendar
 */
export function proposePeriods(holidays: readonly Named[], { start, end }: { start: Day; end: Day }): Span[] {
  const long = mergedHolidays(holidays).filter(({ from, to }) => daysBetween(from, to) >= LONG_DAYS - 1)
  const inYear = long.filter(({ from, to }) => to >= start && from <= end)
  if (inYear.length === 0) return []
  const begins = [start, ...inYear.map(({ to }) => addDays(to, 1))]
  const ends = [...inYear.map(({ from }) => addDays(from, -1)), end]
  const stretches = begins.flatMap((from, index) => schoolDays({ from, to: ends[index] ?? end }))
  return withoutShort(stretches.flatMap(divided))
}

/** Without the weekend at either side; nothing when no school day is left. */
function schoolDays({ from, to }: Span): Span[] {
  const first = weekdayOf(from) > 5 ? addDays(mondayOf(from), 7) : from
  const last = weekdayOf(to) > 5 ? addDays(mondayOf(to), 4) : to
  return first <= last ? [{ from: first, to: last }] : []
}

function divided(span: Span): Span[] {
  const weeks = weeksOf(span)
  const parts = Math.ceil(weeks / LONGEST_WEEKS)
  const monday = mondayOf(span.from)
  return Array.from({ length: parts }, (_, part) => {
    const first = Math.ceil((part * weeks) / parts)
    const next = Math.ceil(((part + 1) * weeks) / parts)
    return {
      from: part === 0 ? span.from : addDays(monday, first * 7),
      to: part === parts - 1 ? span.to : addDays(monday, next * 7 - 3),
    }
  })
}

function withoutShort(spans: Span[]): Span[] {
  const index = spans.findIndex((span) => weeksOf(span) < SHORTEST_WEEKS)
  const short = spans[index]
  if (!short || spans.length < 2) return spans
  const before = spans[index - 1]
  const after = spans[index + 1]
  const joinsBefore = before && (!after || weeksOf(before) <= weeksOf(after))
  const at = joinsBefore ? index - 1 : index
  const joined = joinsBefore
    ? { from: before.from, to: short.to }
    : { from: short.from, to: after?.to ?? short.to }
  return withoutShort([...spans.slice(0, at), joined, ...spans.slice(at + 2)])
}
