// What a kind of measure means: out of how many, how far along, and what a goal still lacks before it can be worked on.
import { addDays, mondayOf, weekdayOf } from '../board/day.ts'
import { WEEKDAYS, type Day, type Indicator, type Measurement, type Weekday } from '../board/schema.ts'

/** Without these a goal cannot tell whether it works: it is kept as an idea (domain.md 4, PF01). */
export const NEEDED = ['label', 'baseline', 'target', 'how'] as const
export type Needed = (typeof NEEDED)[number]

/** What an indicator lacks; empty when the goal can be measured. */
export function lacks({ label, baseline, target, howMeasured }: Indicator): Needed[] {
  const missing = {
    label: !label,
    baseline: baseline === null,
    target: target === null,
    how: !howMeasured,
  }
  return NEEDED.filter((what) => missing[what])
}

/** The n of "x van n"; null for a measure without one. The unit holds it: `van 24`, `of 24`. */
export function outOf({ measure, unit }: Pick<Indicator, 'measure' | 'unit'>): number | null {
  if (measure === 'days-of-five' || measure === 'yes-no') return WEEKDAYS.length
  const [, n] = /^\D+ (\d{1,4})$/.exec(unit) ?? []
  return n === undefined || Number(n) === 0 ? null : Number(n)
}

/** How much of the way from the baseline to the target is done, 0 to 1, whichever way the goal goes. */
export function wayDone(value: number, { baseline, target, direction }: Indicator): number {
  if (target === null) return 0
  const from = baseline ?? 0
  if (from === target) return (direction === 'up' ? value >= target : value <= target) ? 1 : 0
  // Halves: the distance between two numbers may be more than a number can hold.
  return Math.min(1, Math.max(0, (value / 2 - from / 2) / (target / 2 - from / 2)))
}

/** For "ja of nee per dag": how often it was yes in each week, as one measurement a week. */
export function yesPerWeek(series: readonly Measurement[]): Measurement[] {
  const weeks = new Map<Day, Measurement>()
  // Said twice on one day, from two phones, it is still one day: the later one stands.
  for (const one of new Map(series.map((said) => [said.date, said])).values()) {
    const week = mondayOf(one.date)
    const before = weeks.get(week)?.value ?? null
    const yes = one.value === null ? null : one.value > 0 ? 1 : 0
    weeks.set(week, { ...one, value: yes === null ? before : yes + (before ?? 0) })
  }
  return [...weeks.values()]
}

export type StripDay = { day: Weekday; state: 'yes' | 'no' | 'open' }

/**
 * The five days of the newest week that was measured, this week when `today` is given.
 * @param series by day, as progressOf gives it
 */
export function stripOf(series: readonly Measurement[], { measure }: Indicator, today?: Day): StripDay[] {
  const monday = mondayOf(today ?? series[series.length - 1]?.date ?? '1970-01-01')
  const own = series.filter(({ date }) => mondayOf(date) === monday)
  const last = own[own.length - 1]
  return WEEKDAYS.map((day, index): StripDay => {
    if (measure === 'yes-no') {
      const that = own.filter(({ date, value }) => value !== null && weekdayOf(date) === index + 1).pop()
      return { day, state: that === undefined ? 'open' : (that.value ?? 0) > 0 ? 'yes' : 'no' }
    }
    if (!last || last.value === null) return { day, state: 'open' }
    // Only the number is known of what was not tapped day by day.
    const yes = last.days.length > 0 ? last.days.includes(day) : index < last.value
    return { day, state: yes ? 'yes' : last.date > addDays(monday, index) ? 'no' : 'open' }
  })
}
