import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  isDay,
  isoWeek,
  mondayOf,
  schoolYearOf,
  yearOfNewBoard,
  weekdayOf,
} from '../../src/board/day.ts'

describe('a day', () => {
  test('is the one on the calendar in the room, late in the evening too', () => {
    expect(dayOf(new Date(2026, 10, 22, 23, 59))).toBe('2026-11-22')
    expect(dayOf(new Date(2026, 0, 1, 0, 0))).toBe('2026-01-01')
  })

  test('exists or not', () => {
    expect(['2026-11-22', '2028-02-29', '0099-01-01'].map(isDay)).toEqual([true, true, false])
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', 'gisteren', null, 20261122].some(isDay)).toBe(false)
  })

  test('counts over summer time and years', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    fc.assert(
      fc.property(fc.integer({ min: -3_000, max: 3_000 }), (days) => {
        expect(daysBetween('2026-11-22', addDays('2026-11-22', days))).toBe(days)
      }),
    )
  })

  test('stands in a week by ISO 8601', () => {
    expect(['2026-11-22', '2026-12-31', '2027-01-03', '2027-01-04', '2025-12-29'].map(isoWeek)).toEqual([
      47, 53, 53, 1, 1,
    ])
    expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual([7, 1])
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
  })

  test('belongs to the school year that begins on the first of August', () => {
    expect(schoolYearOf('2026-08-01')).toEqual({ label: '2026-2027', start: '2026-08-01', end: '2027-07-31' })
    expect(schoolYearOf('2026-07-31').label).toBe('2025-2026')
  })

  test('in July is one for making the board of the year to come', () => {
    expect(['2026-06-30', '2026-07-01', '2026-08-01'].map((day) => yearOfNewBoard(day).label)).toEqual([
      '2025-2026',
      '2026-2027',
      '2026-2027',
    ])
  })
})
