// Signal against noise: whether the values of a goal vary as they always do, or something really changed.
// An XmR chart (Wheeler, Understanding Variation, 1993) with the median moving range, which one odd week cannot stretch.

/** With fewer values any verdict would be a guess. */
const FEWEST_VALUES = 6
/** Three times sigma, where sigma is the median moving range / 0.954, as JMP's charts of individual values have it. */
const BY_MEDIAN = 3.145
/** Wheeler's own factor to the mean moving range, for values that mostly stay the same: their median range is nothing. */
const BY_MEAN = 2.66
/** So many values in a row on one side of the middle are no coincidence (Wheeler's rule of eight). */
const RUN_LENGTH = 8
/** Three of four values nearer to a limit than to the middle (Wheeler's third rule). */
const NEAR_OF = { near: 3, of: 4 }

/** The middle of the values and the natural process limits: between them lies ordinary variation. */
export type Limits = { middle: number; low: number; high: number }
export type Rule = 'outside' | 'run' | 'near-limit'
export type Verdict =
  | { kind: 'too-few' }
  | ({ kind: 'ordinary' } & Limits)
  | ({ kind: 'change'; rule: Rule } & Limits)

/**
 * Reads a series of values in order of time.
 * @param values finite numbers; leave out what was not measured
 */
export function readSignal(values: readonly number[]): Verdict {
  const limits = limitsOf(values)
  if (!limits) return { kind: 'too-few' }
  const rule = ruleBroken(values, limits)
  return rule ? { kind: 'change', rule, ...limits } : { kind: 'ordinary', ...limits }
}

/** Natural process limits around the mean; null for fewer than six values. */
export function limitsOf(values: readonly number[]): Limits | null {
  if (values.length < FEWEST_VALUES) return null
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)))
  const middle = mean(values)
  const reach = BY_MEDIAN * median(ranges) || BY_MEAN * mean(ranges)
  return { middle, low: middle - reach, high: middle + reach }
}

function ruleBroken(values: readonly number[], { middle, low, high }: Limits): Rule | null {
  // A mean is rounded in its last binary digit, and a value may not be outside by that.
  const hair = 1e-9 * Math.max(Math.abs(low), Math.abs(high))
  const isAbove = (line: number) => (value: number) => value > line + hair
  const isBelow = (line: number) => (value: number) => value < line - hair
  if (values.some(isAbove(high)) || values.some(isBelow(low))) return 'outside'
  if (hasRun(values, isAbove(middle)) || hasRun(values, isBelow(middle))) return 'run'
  const isHigh = isAbove((middle + high) / 2)
  const isLow = isBelow((middle + low) / 2)
  return hasMostOfFour(values, isHigh) || hasMostOfFour(values, isLow) ? 'near-limit' : null
}

type Is = (value: number) => boolean

function hasRun(values: readonly number[], is: Is): boolean {
  let length = 0
  return values.some((value) => (length = is(value) ? length + 1 : 0) === RUN_LENGTH)
}

function hasMostOfFour(values: readonly number[], is: Is): boolean {
  return values.some((_value, from) => {
    const four = values.slice(from, from + NEAR_OF.of)
    return four.length === NEAR_OF.of && four.filter(is).length >= NEAR_OF.near
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
