// Where a goal is heading if it goes on like this: a range, never a promise, and nothing at all on few values.
import type { Indicator } from '../board/schema.ts'
import { outOf } from './measures.ts'

/** As for the natural limits: with fewer values any line would be a guess. */
const FEWEST_VALUES = 6

export type Range = { low: number; high: number }

/**
 * The range that holds the value on a later day in four of five cases: the 80 % prediction interval of the straight line of
 * least squares (Montgomery, Peck & Vining, Introduction to Linear Regression Analysis, 2.5).
 * @param points values with their day as a number, in any order
 * @returns null for fewer than six values, or when all stand on one day
 */
export function trendRange(points: readonly { day: number; value: number }[], at: number): Range | null {
  const n = points.length
  if (n < FEWEST_VALUES) return null
  const mean = (of: (point: { day: number; value: number }) => number) =>
    points.reduce((sum, point) => sum + of(point) / n, 0)
  const day = mean((point) => point.day)
  const value = mean((point) => point.value)
  const spread = mean((point) => (point.day - day) ** 2) * n
  if (spread === 0) return null
  const slope = (mean((point) => (point.day - day) * (point.value - value)) * n) / spread
  const rest = mean((point) => (point.value - value - slope * (point.day - day)) ** 2) * n
  // Student's t for 80 %, to within 2 %: 1.28 for many values and more for few.
  const t = 1.28 + 1.1 / (n - 2)
  const reach = t * Math.sqrt((rest / (n - 2)) * (1 + 1 / n + (at - day) ** 2 / spread))
  const middle = value + slope * (at - day)
  const range = { low: middle - reach, high: middle + reach }
  return Number.isFinite(range.low) && Number.isFinite(range.high) ? range : null
}

/** The same range within what can be measured: no percentage above a hundred, nothing counted below zero. */
export function possible(range: Range, indicator: Indicator, lowest: number): Range {
  const high = indicator.measure === 'percentage' ? 100 : (outOf(indicator) ?? Infinity)
  const low = lowest < 0 ? -Infinity : 0
  const within = (value: number) => Math.min(high, Math.max(low, value))
  return { low: within(range.low), high: within(range.high) }
}
