// Calendar days as text, `2026-11-22`. A day has no time zone: only dayOf looks at the clock on the wall.
import type { Day, SchoolYear } from './schema.ts'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000
/** What a missing day reads as. */
export const DAY_ZERO: Day = '1970-01-01'

/** The day of a moment, as the clock of this device shows it. */
export function dayOf(date: Date): Day {
  return writtenDay(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** Whether this is a day that exists: `2026-02-30` does not. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false
  const match = DAY.exec(value)
  return (
    match !== null && fromUtc(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) === value
  )
}

/** The day so many days later, or earlier when `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return fromUtc(toUtc(day) + days * DAY_MS)
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS)
}

/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return new Date(toUtc(day)).getUTCDay() || 7
}

/** The Monday of the week of this day. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** Week number by ISO 8601, which Dutch schools use: week 1 holds the first Thursday of the year. */
export function isoWeek(day: Day): number {
  const thursday = addDays(mondayOf(day), 3)
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7)
}

/** The Dutch school year of a day: by law from 1 August to 31 July, named `2026-2027`. */
export function schoolYearOf(day: Day): SchoolYear {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0)
  return { label: `${year}-${year + 1}`, start: writtenDay(year, 8, 1), end: writtenDay(year + 1, 7, 31) }
}

/** The school year for which a board is made on this day: in July nobody begins the one that ends. */
export function yearOfNewBoard(day: Day): SchoolYear {
  return schoolYearOf(day.slice(5, 7) === '07' ? addDays(day, 31) : day)
}

/** Whether the school year is over: from 1 August on, whenever its lessons end. A year that is not known is never over. */
export function isOver({ start }: SchoolYear, today: Day): boolean {
  return start > DAY_ZERO && today > schoolYearOf(start).end
}

function toUtc(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
}

function fromUtc(time: number): Day {
  const date = new Date(time)
  return writtenDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** A day of these numbers, whether it exists or not. */
export function writtenDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
