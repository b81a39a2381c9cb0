// Where a goal is heading: held to a published regression, and never more certain than its values.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { possible, trendRange } from '../../src/insights/trend.ts'
import type { Indicator } from '../../src/board/schema.ts'

/** Anscombe's first set (The American Statistician 27, 1973): y = 3.00 + 0.500 x, residual standard error 1.237. */
const ANSCOMBE = [
  [10, 8.04],
  [8, 6.95],
  [13, 7.58],
  [9, 8.81],
  [11, 8.33],
  [14, 9.96],
  [6, 7.24],
  [4, 4.26],
  [12, 10.84],
  [7, 4.82],
  [5, 5.68],
].map(([day = 0, value = 0]) => ({ day, value }))

const PERCENT: Indicator = {
  label: '',
  measure: 'percentage',
  unit: '%',
  direction: 'up',
  baseline: null,
  target: null,
  howMeasured: '',
  measuredBy: '',
  firstMeasureOn: null,
}

describe('where a goal is heading', () => {
  test('is the line and the range of a published example', () => {
    const range = trendRange(ANSCOMBE, 20)
    // t(0.90, 9) = 1.383; s = 1.2366; 1 + 1/11 + (20 - 9)^2 / 110.
    const reach = 1.383 * 1.2366 * Math.sqrt(1 + 1 / 11 + 121 / 110)
    expect(((range?.low ?? 0) + (range?.high ?? 0)) / 2).toBeCloseTo(13, 1)
    expect(((range?.high ?? 0) - (range?.low ?? 0)) / 2 / reach).toBeCloseTo(1, 1)
  })

  test('is not said on fewer than six values, nor when all were measured on one day', () => {
    expect(trendRange(ANSCOMBE.slice(0, 5), 20)).toBeNull()
    expect(
      trendRange(
        Array.from({ length: 8 }, (_, value) => ({ day: 3, value })),
        20,
      ),
    ).toBeNull()
  })

  test('does not depend on the order of entry, and turns round with the values', () => {
    const points = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 300 }), value: fc.integer({ min: -100, max: 100 }) }),
      { minLength: 6, maxLength: 60 },
    )
    fc.assert(
      fc.property(points, (all) => {
        const there = trendRange(all, 320)
        const back = trendRange([...all].reverse(), 320)
        const down = trendRange(
          all.map(({ day, value }) => ({ day, value: -value })),
          320,
        )
        if (there === null) return
        expect(back?.low).toBeCloseTo(there.low, 6)
        expect(down?.high).toBeCloseTo(-there.low, 6)
        expect(there.low).toBeLessThanOrEqual(there.high)
      }),
    )
  })

  test('stays within what can be measured', () => {
    expect(possible({ low: -12, high: 130 }, PERCENT, 3)).toEqual({ low: 0, high: 100 })
    expect(possible({ low: 2, high: 9 }, { ...PERCENT, measure: 'days-of-five' }, 1)).toEqual({
      low: 2,
      high: 5,
    })
    expect(possible({ low: -4, high: 9 }, { ...PERCENT, measure: 'number' }, -1)).toEqual({
      low: -4,
      high: 9,
    })
  })

  test('says nothing rather than nonsense about values as large as a number can be', () => {
    const range = trendRange(
      Array.from({ length: 8 }, (_, day) => ({ day, value: day % 2 ? 1e308 : -1e308 })),
      10,
    )
    expect(range).toBeNull()
  })
})
