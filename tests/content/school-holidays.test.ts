// The dates are checked by what holds for every Dutch school holiday; the numbers themselves come from the ministry.
import { describe, expect, test } from 'vitest'
import { daysBetween, schoolYearOf, weekdayOf } from '../../src/board/day.ts'
import { officialHolidays, regionOf, REGIONS } from '../../src/content/school-holidays.ts'

const YEARS = ['2025-09-01', '2026-09-01', '2027-09-01'].map(schoolYearOf)

describe.each(REGIONS)('region %s', (region) => {
  test.each(YEARS)('has five holidays and the summer before in $label', (year) => {
    const holidays = officialHolidays(region, year)
    expect(holidays.map(({ name }) => name)).toEqual([
      'summer',
      'autumn',
      'christmas',
      'spring',
      'may',
      'summer',
    ])
    for (const { name, from, to } of holidays) {
      expect([weekdayOf(from), weekdayOf(to)]).toEqual([6, 7])
      expect(daysBetween(from, to) + 1).toBe(name === 'summer' ? 44 : name === 'christmas' ? 16 : 9)
    }
  })

  test('is recognised by its own dates, also after one was changed', () => {
    const [year] = YEARS
    if (!year) throw new Error('no year')
    const [first, ...rest] = officialHolidays(region, year)
    expect(regionOf([{ from: first?.from ?? '', to: '2025-10-01' }, ...rest])).toBe(region)
  })
})

test('the three summers begin in three different weeks, every year', () => {
  for (const year of YEARS) {
    const begins = REGIONS.map((region) => officialHolidays(region, year).pop()?.from)
    expect(new Set(begins).size).toBe(3)
  }
})

test('autumn and spring are advice, the others are fixed', () => {
  const [year] = YEARS
  if (!year) throw new Error('no year')
  const advised = officialHolidays('midden', year).filter((one) => one.advised)
  expect(advised.map(({ name }) => name)).toEqual(['autumn', 'spring'])
})

test('no dates are made up for a year that the ministry did not publish', () => {
  expect(officialHolidays('noord', schoolYearOf('2029-09-01'))).toEqual([])
  expect(regionOf([{ from: '2029-10-01', to: '2029-10-09' }])).toBeNull()
})
