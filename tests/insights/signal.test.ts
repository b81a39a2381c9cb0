// The limits against a published series, and the verdicts against Wheeler's rules.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limitsOf, readSignal } from '../../src/insights/signal.ts'

/** Monthly counts of the worked example of spc-plotly 0.1.3 (mean 2820.63, mean moving range 571.89). */
const COUNTS = [
  2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927, 2640, 2626, 2144, 2409,
  4412, 3287, 3049, 3364, 3078, 2972, 3415, 2753, 3102, 2191, 3693, 4385, 4699, 3031, 2659, 3885, 2628, 2621,
  3071, 2002,
]

/**
 * Ten batches of the worked example of a chart of individuals in the NIST/SEMATECH e-Handbook of Statistical Methods,
 * 6.3.2.2: mean 50.81, mean moving range 1.8778, and in control.
 */
const FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 6, maxLength: 500 })

describe('the natural process limits', () => {
  test('lie around the mean of a published series', () => {
    expect(limitsOf(COUNTS)?.middle).toBeCloseTo(2820.6315789473683)
  })

  test('lie three sigma away, with sigma the median moving range / 0.954', () => {
    const ranges = COUNTS.slice(1).map((value, index) => Math.abs(value - Number(COUNTS[index])))
    const middle = [...ranges].sort((a, b) => a - b)[(ranges.length - 1) / 2] ?? Number.NaN
    const limits = limitsOf(COUNTS)
    expect(((limits?.high ?? 0) - (limits?.low ?? 0)) / 2 / ((3 * middle) / 0.954)).toBeCloseTo(1, 3)
  })

  test('lie around the mean of the NIST example, nearer than its own because the median range is smaller', () => {
    const ranges = FLOW_RATES.slice(1).map((value, index) => Math.abs(value - Number(FLOW_RATES[index])))
    expect(ranges.reduce((sum, range) => sum + range, 0) / ranges.length).toBeCloseTo(1.8778, 4)
    // The handbook's own limits, by the mean range: 45.8159 and 55.8041.
    expect(50.81 + (3 * 1.8778) / 1.128).toBeCloseTo(55.8041, 3)
    const limits = limitsOf(FLOW_RATES)
    expect(limits?.middle).toBeCloseTo(50.81)
    // The median range is 1.5; 3.145 is to the median what 2.66 is to the mean.
    expect(limits?.high).toBeCloseTo(50.81 + 3.145 * 1.5)
    expect(limits?.low).toBeCloseTo(50.81 - 3.145 * 1.5)
    expect(3.145 / 2.66).toBeCloseTo(1.128 / 0.954, 3)
    expect(readSignal(FLOW_RATES)).toMatchObject({ kind: 'ordinary' })
  })

  test('move along with the values, and turn round when the goal is to go down', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -500, max: 500 }), (values, shift) => {
        const limits = limitsOf(values)
        const moved = limitsOf(values.map((value) => value + shift))
        const mirrored = limitsOf(values.map((value) => -value))
        expect(moved?.high).toBeCloseTo((limits?.high ?? 0) + shift, 6)
        expect(mirrored?.low).toBeCloseTo(-(limits?.high ?? 0), 6)
      }),
    )
  })
})

describe('the verdict', () => {
  test('is not given on fewer than six values', () => {
    for (let length = 0; length < 6; length++) {
      expect(readSignal(COUNTS.slice(0, length))).toEqual({ kind: 'too-few' })
    }
  })

  test('finds the month that lies outside the limits', () => {
    expect(readSignal(COUNTS)).toMatchObject({ kind: 'change' })
  })

  test('calls equal values ordinary, whatever value it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 6, max: 60 }), (tenth, length) => {
        const values = Array.from({ length }, () => tenth / 10)
        expect(readSignal(values)).toMatchObject({ kind: 'ordinary' })
      }),
    )
  })

  test('calls one day of a week that mostly is the same ordinary, and a week that is like no other a change', () => {
    expect(readSignal([5, 5, 5, 4, 5, 5])).toMatchObject({ kind: 'ordinary' })
    expect(readSignal([5, 5, 5, 5, 5, 5, 5, 5, 5, 0])).toMatchObject({ kind: 'change', rule: 'outside' })
  })

  test('calls values that go up and down around one level ordinary', () => {
    expect(readSignal([50, 54, 49, 53, 48, 52, 50, 53, 49])).toMatchObject({ kind: 'ordinary' })
  })

  test('sees eight values in a row on one side, and not seven', () => {
    // Middle 50, limits 34.3 and 65.7: nothing is outside, or near a limit.
    const eight = [47, 52, 47, 52, 47, 52, 47, 52, 53, 48, 53, 48, 47, 52, 51, 52, 51, 52, 51, 52, 51, 45, 46]
    expect(readSignal(eight)).toMatchObject({ kind: 'change', rule: 'run' })
    expect(readSignal(eight.filter((_value, nth) => nth !== 18))).toMatchObject({ kind: 'ordinary' })
  })

  test('sees three of four values near a limit, which a run of eight would see too late', () => {
    // Middle 51.3, limits 38.8 and 63.9: 59 is nearer to the limit than to the middle, and nothing is outside.
    const usual = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? 48 : 52))
    const values = [...usual, 59, 55, 59, 59]
    const limits = limitsOf(values)
    expect(values.every((value) => value >= Number(limits?.low) && value <= Number(limits?.high))).toBe(true)
    expect(readSignal(values)).toMatchObject({ kind: 'change', rule: 'near-limit' })
  })

  test('is the same for the values upside down, whatever the series', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const { kind, ...verdict } = readSignal(values)
        const mirrored = readSignal(values.map((value) => -value))
        expect(mirrored.kind).toBe(kind)
        if ('rule' in verdict) expect(mirrored).toMatchObject({ rule: verdict.rule })
      }),
    )
  })
})
