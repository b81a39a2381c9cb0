// What kinds of measures mean, and what becomes of values that are odd.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asId } from '../../src/board/fields.ts'
import type { GoalId, Indicator, Measurement, MeasurementId } from '../../src/board/schema.ts'
import { lacks, outOf, stripOf, wayDone, yesPerWeek } from '../../src/insights/measures.ts'

const INDICATOR: Indicator = {
  label: 'dagen gelukt',
  measure: 'days-of-five',
  unit: 'van 5',
  direction: 'up',
  baseline: 1,
  target: 4,
  howMeasured: 'De tijdbaas kijkt',
  measuredBy: '',
  firstMeasureOn: null,
}

function measured(date: string, value: number | null, days: Measurement['days'] = []): Measurement {
  return {
    id: asId<MeasurementId>(date + String(value)),
    goalId: asId<GoalId>('goal'),
    sessionId: null,
    date,
    value,
    days,
    note: '',
    corrects: null,
    createdAt: `${date}T10:00:00.000Z`,
  }
}

describe('a goal', () => {
  test('lacks nothing with an indicator, a start, a target and how it is measured', () => {
    expect(lacks(INDICATOR)).toEqual([])
    expect(lacks({ ...INDICATOR, baseline: 0 })).toEqual([])
  })

  test('says what it lacks before it can be worked on', () => {
    expect(lacks({ ...INDICATOR, label: '', baseline: null, target: null, howMeasured: '' })).toEqual([
      'label',
      'baseline',
      'target',
      'how',
    ])
  })

  test.each([
    ['van 24', 24],
    ['of 24', 24],
    ['van 0', null],
    ['%', null],
    ['min', null],
    ['', null],
  ])('counts out of what stands in its unit: %j', (unit, n) => {
    expect(outOf({ measure: 'number', unit })).toBe(n)
  })
})

describe('how far along a goal is', () => {
  test('goes from nothing at the start to all at the target, up or down', () => {
    expect(wayDone(1, INDICATOR)).toBe(0)
    expect(wayDone(4, INDICATOR)).toBe(1)
    const down: Indicator = { ...INDICATOR, direction: 'down', baseline: 6, target: 2 }
    expect(wayDone(4, down)).toBe(0.5)
    expect(wayDone(7, down)).toBe(0)
  })

  test('is all or nothing when target and start are the same', () => {
    const keep = { ...INDICATOR, baseline: 4, target: 4 }
    expect([wayDone(3, keep), wayDone(4, keep), wayDone(5, keep)]).toEqual([0, 1, 1])
  })

  test('lies between nothing and all for any numbers, however large', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(any, any, any, (value, baseline, target) => {
        const done = wayDone(value, { ...INDICATOR, baseline, target })
        expect(done).toBeGreaterThanOrEqual(0)
        expect(done).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('the five days', () => {
  test('show the days that were tapped', () => {
    const strip = stripOf([measured('2026-11-25', 2, ['mon', 'wed'])], INDICATOR)
    expect(strip.map(({ state }) => state)).toEqual(['yes', 'no', 'yes', 'open', 'open'])
  })

  test('fill from the left when only the number is known', () => {
    const strip = stripOf([measured('2026-11-27', 3)], INDICATOR)
    expect(strip.filter(({ state }) => state === 'yes').map(({ day }) => day)).toEqual(['mon', 'tue', 'wed'])
  })

  test('show yes and no as they were said, and count the yeses of a week', () => {
    const daily: Indicator = { ...INDICATOR, measure: 'yes-no' }
    const series = [
      measured('2026-11-20', 1),
      measured('2026-11-23', 1),
      measured('2026-11-24', 0),
      measured('2026-11-25', null),
      measured('2026-11-26', 1),
    ]
    expect(stripOf(series, daily).map(({ state }) => state)).toEqual(['yes', 'no', 'open', 'yes', 'open'])
    expect(yesPerWeek(series).map(({ value }) => value)).toEqual([1, 2])
  })

  test('count a day once when two phones said yes', () => {
    const twice = ['a', 'b'].map((id) => ({ ...measured('2026-11-23', 1), id: asId<MeasurementId>(id) }))
    expect(yesPerWeek([...twice, measured('2026-11-24', 1)]).map(({ value }) => value)).toEqual([2])
  })
})
