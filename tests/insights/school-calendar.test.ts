import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, schoolYearOf, weekdayOf } from '../../src/board/day.ts'
import { officialHolidays, REGIONS } from '../../src/content/school-holidays.ts'
import {
  holidayTrouble,
  mergedHolidays,
  proposePeriods,
  weeksOf,
  type Span,
} from '../../src/insights/school-calendar.ts'

const year = schoolYearOf('2026-09-01')
const named = (spans: readonly Span[]) => spans.map((span, n) => ({ name: `vakantie ${n}`, ...span }))

describe('holidays', () => {
  test('that overlap or touch are read as one, and named both', () => {
    const merged = mergedHolidays([
      { name: 'meivakantie', from: '2027-04-24', to: '2027-05-02' },
      { name: 'extra week', from: '2027-05-03', to: '2027-05-09' },
      { name: 'Koningsdag', from: '2027-04-27', to: '2027-04-27' },
    ])
    expect(merged).toEqual([
      { name: 'meivakantie, Koningsdag, extra week', from: '2027-04-24', to: '2027-05-09' },
    ])
  })

  test('without days or the wrong way round change nothing and are explained', () => {
    const odd = [
      { name: 'a', from: '2027-05-09', to: '2027-05-01' },
      { name: 'b', from: '1970-01-01', to: '2027-05-01' },
    ]
    expect(mergedHolidays(odd)).toEqual([])
    expect(odd.map((one) => holidayTrouble(one, [])?.why)).toEqual(['reversed', 'no-day'])
  })

  test('say which other one they overlap with', () => {
    const may = { name: 'meivakantie', from: '2027-04-24', to: '2027-05-02' }
    expect(holidayTrouble({ from: '2027-05-02', to: '2027-05-09' }, [may])).toEqual({
      why: 'overlap',
      name: 'meivakantie',
    })
    expect(holidayTrouble({ from: '2027-05-03', to: '2027-05-09' }, [may])).toBeNull()
  })
})

describe('the periods that are proposed', () => {
  test('run from holiday to holiday, and divide the long stretch before the summer', () => {
    expect(
      proposePeriods(
        officialHolidays('midden', year).map((one) => ({ ...one })),
        year,
      ),
    ).toEqual([
      { from: '2026-08-31', to: '2026-10-16' },
      { from: '2026-10-26', to: '2026-12-18' },
      { from: '2027-01-04', to: '2027-02-19' },
      { from: '2027-03-01', to: '2027-04-23' },
      { from: '2027-05-03', to: '2027-06-11' },
      { from: '2027-06-14', to: '2027-07-16' },
    ])
  })

  test.each(REGIONS.flatMap((region) => [2025, 2026, 2027].map((start) => [region, start] as const)))(
    'take four to eight weeks in region %s in %i',
    (region, start) => {
      const own = schoolYearOf(`${start}-09-01`)
      const periods = proposePeriods(officialHolidays(region, own), own)
      for (const period of periods) {
        expect(weeksOf(period)).toBeGreaterThanOrEqual(4)
        expect(weeksOf(period)).toBeLessThanOrEqual(8)
      }
      expect(periods.length).toBeGreaterThanOrEqual(5)
    },
  )

  test('are none when no holiday is known', () => {
    expect(proposePeriods([], year)).toEqual([])
    expect(proposePeriods([{ name: 'Koningsdag', from: '2027-04-27', to: '2027-04-27' }], year)).toEqual([])
  })

  test('never overlap, begin and end on a school day, and lose no school day', () => {
    const holiday = record({ at: integer({ min: -20, max: 380 }), days: integer({ min: 1, max: 45 }) }).map(
      ({ at, days }) => ({ from: addDays(year.start, at), to: addDays(year.start, at + days - 1) }),
    )
    assert(
      property(array(holiday, { maxLength: 8 }), (spans) => {
        const holidays = named(spans)
        const periods = proposePeriods(holidays, year)
        const long = mergedHolidays(holidays).filter(({ from, to }) => addDays(from, 4) <= to)
        for (const [index, { from, to }] of periods.entries()) {
          expect(from <= to).toBe(true)
          expect([weekdayOf(from) <= 5, weekdayOf(to) <= 5]).toEqual([true, true])
          const next = periods[index + 1]
          if (next) expect(to < next.from).toBe(true)
        }
        if (periods.length === 0) return
        for (let day = year.start; day <= year.end; day = addDays(day, 1)) {
          if (weekdayOf(day) > 5 || long.some(({ from, to }) => from <= day && day <= to)) continue
          expect(periods.some(({ from, to }) => from <= day && day <= to)).toBe(true)
        }
      }),
    )
  })
})
