// Days and numbers as people in the school write them. Formatters are cached: making one costs more than using it.
import type { Day, Indicator } from '../board/schema.ts'
import { locale } from './language.ts'

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function dateFormat(name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale.value} ${name}`
  const known = cache.get(key)
  if (known instanceof Intl.DateTimeFormat) return known
  const made = new Intl.DateTimeFormat(locale.value, options)
  cache.set(key, made)
  return made
}

function numberFormat() {
  const key = `${locale.value} number`
  const known = cache.get(key)
  if (known instanceof Intl.NumberFormat) return known
  const made = new Intl.NumberFormat(locale.value, { maximumFractionDigits: 2 })
  cache.set(key, made)
  return made
}

function dateOf(day: Day): Date | null {
  const date = new Date(`${day}T12:00:00`)
  return Number.isNaN(date.getTime()) ? null : date
}

/** `vr 27 nov`; a day that is no day comes back as it is. */
export function dayAndMonth(day: Day): string {
  const date = dateOf(day)
  return date
    ? dateFormat('day-month', { weekday: 'short', day: 'numeric', month: 'short' }).format(date)
    : day
}

/** `ma 23` */
export function weekdayAndDay(day: Day): string {
  const date = dateOf(day)
  return date ? dateFormat('weekday-day', { weekday: 'short', day: 'numeric' }).format(date) : day
}

/** `23 nov 2026` */
export function fullDay(day: Day): string {
  const date = dateOf(day)
  return date ? dateFormat('full', { day: 'numeric', month: 'short', year: 'numeric' }).format(date) : day
}

/** `12,5` in Dutch, `12.5` in English. What no school counts to is not written out in three hundred digits. */
export function number(value: number): string {
  return Math.abs(value) < 1e12 ? numberFormat().format(value) : value.toExponential(1)
}

/** A value with its unit: `74%`, `12 min`, `3 van 5`; a tick or a cross for yes or no. */
export function valueWithUnit(
  value: number,
  indicator: Pick<Indicator, 'unit'> & Partial<Pick<Indicator, 'measure'>>,
): string {
  if (indicator.measure === 'yes-no') return value > 0 ? '✓' : '✗'
  if (!indicator.unit) return number(value)
  return indicator.unit === '%' ? `${number(value)}%` : `${number(value)}\u00a0${indicator.unit}`
}

/** `+5`, `−2`, `±0` */
export function difference(value: number): string {
  if (value === 0) return '±0'
  return value > 0 ? `+${number(value)}` : `−${number(-value)}`
}
