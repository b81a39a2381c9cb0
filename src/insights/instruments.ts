// Which of the other instruments lags behind. Board sessions come by themselves, lesson visits and designs do not: teams visit
// about every other week and design together about once a month (domain.md 3.1, 3.2). A proposal, never a reproach.
import { addDays, daysBetween } from '../board/day.ts'
import type { Day, Holiday, PlanningItem } from '../board/schema.ts'
import { isHoliday } from './school-calendar.ts'

export type Instrument = 'visit' | 'design'
export type Lagging = {
  instrument: Instrument
  /** School weeks since the last one; null when there never was one. */
  weeks: number | null
}

const WEEK = 7
/** How often, in school weeks. */
const RHYTHM: readonly { instrument: Instrument; every: number }[] = [
  { instrument: 'visit', every: 2 },
  { instrument: 'design', every: 4 },
]
/** By which words an item of the planning is recognised, for kinds are free text. */
const WORDS: Record<Instrument, RegExp> = {
  visit: /lesbezoek|lesson visit/i,
  design: /lesontwerp|lesson design|les(?:sen)? .*ontwerp|design.* lesson/i,
}

/** Whether an item of the planning is one of this instrument: its kind tells, and where it has none its words. */
export function isOf(instrument: Instrument, { kind, text }: Pick<PlanningItem, 'kind' | 'text'>): boolean {
  return WORDS[instrument].test(kind || text)
}

/**
 * The instrument that lags most; null when both are planned or were done lately.
 * @param holidays days off do not count
 */
export function laggingInstrument(
  planning: readonly PlanningItem[],
  holidays: readonly Holiday[],
  today: Day,
): Lagging | null {
  const lags = RHYTHM.flatMap(({ instrument, every }) => {
    const dates = planning.flatMap((item) =>
      item.date !== null && !item.archivedAt && isOf(instrument, item) ? [item.date] : [],
    )
    const last = dates.reduce((latest, date) => (date > latest ? date : latest), '')
    const weeks = last === '' ? null : schoolWeeks(last, today, holidays)
    const behind = weeks === null ? Infinity : weeks / every
    return behind > 1 ? [{ instrument, weeks, behind }] : []
  })
  const [first] = lags.sort((a, b) => b.behind - a.behind)
  return first ? { instrument: first.instrument, weeks: first.weeks } : null
}

/** Whole weeks from one day to another without the days off; zero for a day to come. */
function schoolWeeks(from: Day, to: Day, holidays: readonly Holiday[]): number {
  let days = 0
  // Whatever a date from a file says, a year is long enough ago.
  const begin = daysBetween(from, to) > 366 ? addDays(to, -366) : from
  for (let day = addDays(begin, 1); day <= to; day = addDays(day, 1)) {
    if (!isHoliday(day, holidays)) days += 1
  }
  return Math.floor(days / WEEK)
}
