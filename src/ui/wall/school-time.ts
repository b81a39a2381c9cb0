// When there is somebody at school to look at the wall. Outside these hours a board on the wall dims. Chosen per screen.
import { signal } from '@preact/signals'
import { dayOf, weekdayOf } from '../../board/day.ts'
import type { Holiday } from '../../board/schema.ts'
import { isHoliday } from '../../insights/school-calendar.ts'

/** Times as `07:30`, in the time of this screen's own clock. */
export type SchoolHours = { from: string; to: string; weekdays: boolean }

const USUAL: SchoolHours = { from: '07:30', to: '18:00', weekdays: true }
const STORED = 'verbeterbord-school-hours'

export const schoolHours = signal(storedHours())

/**
 * Whether this is a time at which somebody may look at the board. The same time twice means the whole day; an end before the
 * beginning runs over midnight.
 */
export function isSchoolTime(now: Date, hours: SchoolHours, holidays: readonly Holiday[]): boolean {
  const day = dayOf(now)
  if (hours.weekdays && weekdayOf(day) > 5) return false
  if (isHoliday(day, holidays)) return false
  const { from, to } = hours
  const time = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`
  if (from >= to) return from === to || time >= from || time < to
  return from <= time && time < to
}

export function keepSchoolHours(hours: SchoolHours) {
  schoolHours.value = hours
  try {
    localStorage.setItem(STORED, JSON.stringify(hours))
  } catch {
    // Storage is refused: it holds until the page is closed.
  }
}

function storedHours(): SchoolHours {
  try {
    const { from, to, weekdays }: Record<string, unknown> = JSON.parse(localStorage.getItem(STORED) ?? '{}')
    return typeof from === 'string' && typeof to === 'string'
      ? { from, to, weekdays: weekdays !== false }
      : USUAL
  } catch {
    // Refused or damaged.
    return USUAL
  }
}
