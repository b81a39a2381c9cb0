// How a goal stands: its valid measurements in order, the latest value and how much it moved. Reads only.
import type { AnyGoal, Measurement } from '../board/schema.ts'

export type Progress = {
  /** Measurements that count, by day; corrected ones are left out, "niet gemeten" is in as null. */
  series: Measurement[]
  /** The latest real value, or null when there is none yet. */
  latest: Measurement | null
  /** Latest minus the value before it; null with fewer than two values. */
  difference: number | null
}

/**
 * Reads the progress of one goal.
 * @param measurements of the whole board, by day (as BoardView gives them)
 */
export function progressOf(
  { id: goalId, indicator }: Pick<AnyGoal, 'id' | 'indicator'>,
  measurements: readonly Measurement[],
): Progress {
  const own = measurements.filter((measurement) => measurement.goalId === goalId)
  const corrections = new Map(own.map((measurement) => [measurement.corrects, measurement.id]))
  const standing = own.filter(
    ({ id, corrects }) =>
      !corrections.has(id) &&
      // Two colleagues may correct the same value at once: the later correction is the one that stands.
      (corrects === null || corrections.get(corrects) === id),
  )
  const series = indicator.measure === 'tally' ? tallied(standing, own) : standing
  const values = series.filter((measurement) => measurement.value !== null)
  const latest = values[values.length - 1] ?? null
  const before = values[values.length - 2] ?? null
  const difference =
    latest && before && latest.value !== null && before.value !== null ? latest.value - before.value : null
  return { series, latest, difference }
}

/** One tally a day: what each added to the one it went on from. Two who counted at once on two phones both count. */
function tallied(standing: readonly Measurement[], own: readonly Measurement[]): Measurement[] {
  return (
    standing
      .filter(({ date }, index) => standing[index + 1]?.date !== date)
      // "Niet gemeten" is no nought.
      .map((one) => ({ ...one, value: Math.max(0, tallySum(one, own)) || (one.value && 0) }))
  )
}

/**
 * What a tally adds up to on the day of `one`. Counting up at once adds up; a slip that two set right at once is set right
 * once, so of those only the last counts. Below nought when a slip was set right at once in another way: to be shown as none.
 */
export function tallySum(
  { goalId, date }: Pick<Measurement, 'goalId' | 'date'>,
  measurements: readonly Measurement[],
): number {
  const own = measurements.filter((one) => one.goalId === goalId)
  const values = new Map(own.map(({ id, value }): [string | null, number | null] => [id, value]))
  const added = ({ value, corrects }: Measurement) => (value ?? 0) - (values.get(corrects) ?? 0)
  const lowered = new Map(own.filter((one) => added(one) < 0).map(({ corrects, id }) => [corrects, id]))
  return own
    .filter((one) => one.date === date && (added(one) >= 0 || lowered.get(one.corrects) === one.id))
    .reduce((sum, one) => sum + added(one), 0)
}
