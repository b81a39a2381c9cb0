// Signal against noise: whether the values of a goal vary as they always do, or something really changed.
// An XmR chart (Wheeler, Understanding Variation, 1993) with the median moving range, which one odd week cannot stretch.

/** With fewer values any verdict would be a guess. */
const FEWEST_VALUES = 6
/** Three times sigma, where sigma is the median moving range / 0.954, as JMP's charts of individual values have it. */
const LIMIT_FACTOR = 3.145
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
  | ({
      kind: 'change'
      rule: Rule
      /** Whether the values went up or down. */
      towards: 'up' | 'down'
      /** Place in the series of the first value that shows it. */
      since: number
    } & Limits)

/**
 * Reads a series of values in order of time.
 * @param values finite numbers; leave out what was not measured
 */
export function readSignal(values: readonly number[]): Verdict {
  const limits = limitsOf(values)
  if (!limits) return { kind: 'too-few' }
  const found = findOutside(values, limits) ?? findRun(values, limits) ?? findNearLimit(values, limits)
  return found ? { kind: 'change', ...found, ...limits } : { kind: 'ordinary', ...limits }
}

/** Natural process limits around the mean; null for fewer than six values. */
export function limitsOf(values: readonly number[]): Limits | null {
  if (values.length < FEWEST_VALUES) return null
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)))
  const middle = values.reduce((sum, value) => sum + value / values.length, 0)
  const reach = LIMIT_FACTOR * median(ranges)
  return { middle, low: middle - reach, high: middle + reach }
}

type Found = { rule: Rule; towards: 'up' | 'down'; since: number }

/** Equal values have limits without width: then any other value is outside, which is what a person would say too. */
function findOutside(values: readonly number[], { low, high }: Limits): Found | null {
  const since = values.findIndex((value) => value < low || value > high)
  const value = values[since]
  return value === undefined ? null : { rule: 'outside', towards: value > high ? 'up' : 'down', since }
}

function findRun(values: readonly number[], { middle }: Limits): Found | null {
  let side = 0
  let length = 0
  for (const [index, value] of values.entries()) {
    const now = Math.sign(value - middle)
    length = now !== 0 && now === side ? length + 1 : 1
    side = now
    if (side !== 0 && length === RUN_LENGTH) {
      return { rule: 'run', towards: side > 0 ? 'up' : 'down', since: index - RUN_LENGTH + 1 }
    }
  }
  return null
}

function findNearLimit(values: readonly number[], { middle, low, high }: Limits): Found | null {
  for (let from = 0; from + NEAR_OF.of <= values.length; from++) {
    const four = values.slice(from, from + NEAR_OF.of)
    const above = four.filter((value) => value > (middle + high) / 2).length
    const below = four.filter((value) => value < (middle + low) / 2).length
    if (above >= NEAR_OF.near) return { rule: 'near-limit', towards: 'up', since: from }
    if (below >= NEAR_OF.near) return { rule: 'near-limit', towards: 'down', since: from }
  }
  return null
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}
