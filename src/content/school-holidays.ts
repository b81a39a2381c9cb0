// The school holidays of the Netherlands in its three regions, 2025-2028, as the ministry of education (OCW) set them:
// https://www.rijksoverheid.nl/onderwerpen/schoolvakanties/overzicht-schoolvakanties-per-schooljaar
// Christmas, May and summer are fixed by regulation; autumn and spring are advice, a school may differ. Never guess a date here.
import { isDay } from '../board/day.ts'
import type { Day } from '../board/schema.ts'

export const REGIONS = ['noord', 'midden', 'zuid'] as const
export type Region = (typeof REGIONS)[number]
export type HolidayName = 'summer' | 'autumn' | 'christmas' | 'spring' | 'may'
export type OfficialHoliday = { name: HolidayName; from: Day; to: Day; advised: boolean }

const ADVISED: readonly HolidayName[] = ['autumn', 'spring']

/** Noord, midden, zuid; one entry where all three have the same days. First and last day are weekend days off. */
const DATES: readonly (readonly [HolidayName, ...string[]])[] = [
  ['summer', '2025-07-12 2025-08-24', '2025-07-19 2025-08-31', '2025-07-05 2025-08-17'],
  ['autumn', '2025-10-18 2025-10-26', '2025-10-18 2025-10-26', '2025-10-11 2025-10-19'],
  ['christmas', '2025-12-20 2026-01-04'],
  ['spring', '2026-02-21 2026-03-01', '2026-02-14 2026-02-22', '2026-02-14 2026-02-22'],
  ['may', '2026-04-25 2026-05-03'],
  ['summer', '2026-07-04 2026-08-16', '2026-07-18 2026-08-30', '2026-07-11 2026-08-23'],
  ['autumn', '2026-10-10 2026-10-18', '2026-10-17 2026-10-25', '2026-10-17 2026-10-25'],
  ['christmas', '2026-12-19 2027-01-03'],
  ['spring', '2027-02-20 2027-02-28', '2027-02-20 2027-02-28', '2027-02-13 2027-02-21'],
  ['may', '2027-04-24 2027-05-02'],
  ['summer', '2027-07-10 2027-08-22', '2027-07-17 2027-08-29', '2027-07-24 2027-09-05'],
  ['autumn', '2027-10-16 2027-10-24', '2027-10-16 2027-10-24', '2027-10-23 2027-10-31'],
  ['christmas', '2027-12-25 2028-01-09'],
  ['spring', '2028-02-19 2028-02-27', '2028-02-26 2028-03-05', '2028-02-26 2028-03-05'],
  ['may', '2028-04-29 2028-05-07'],
  ['summer', '2028-07-15 2028-08-27', '2028-07-08 2028-08-20', '2028-07-22 2028-09-03'],
]

/** How a holiday is called on the board: as in "voor de herfstvakantie". */
export const HOLIDAY_NAMES: Readonly<Record<'nl' | 'en', Record<HolidayName, string>>> = {
  nl: {
    summer: 'zomervakantie',
    autumn: 'herfstvakantie',
    christmas: 'kerstvakantie',
    spring: 'voorjaarsvakantie',
    may: 'meivakantie',
  },
  en: {
    summer: 'summer holiday',
    autumn: 'autumn holiday',
    christmas: 'Christmas holiday',
    spring: 'spring holiday',
    may: 'May holiday',
  },
}

/**
 * The holidays that touch the days from `start` to `end`, in order. The tail of the summer before is one of them: the first
 * period begins after it. Empty outside 2025-2028.
 */
export function officialHolidays(
  region: Region,
  { start, end }: { start: Day; end: Day },
): OfficialHoliday[] {
  return allOf(region).filter(({ from, to }) => to >= start && from <= end)
}

/** The region whose official dates these holidays are, by most equal dates; null when none is equal. */
export function regionOf(holidays: readonly { from: Day; to: Day }[]): Region | null {
  const scored = REGIONS.map((region) => {
    const official = allOf(region)
    const same = holidays.filter(({ from, to }) => official.some((one) => one.from === from && one.to === to))
    return { region, score: same.length }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.region : null
}

function allOf(region: Region): OfficialHoliday[] {
  return DATES.flatMap(([name, ...dates]) => {
    const [from, to] = (dates[REGIONS.indexOf(region)] ?? dates[0] ?? '').split(' ')
    return isDay(from) && isDay(to) ? [{ name, from, to, advised: ADVISED.includes(name) }] : []
  })
}
