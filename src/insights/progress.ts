// How a goal stands: its valid measurements in order, the latest value and how much it moved. Reads only.
import type { GoalId, Measurement } from '../board/schema.ts'

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
export function progressOf(goalId: GoalId, measurements: readonly Measurement[]): Progress {
  const own = measurements.filter((measurement) => measurement.goalId === goalId)
  const corrections = new Map(own.map((measurement) => [measurement.corrects, measurement.id]))
  const series = own.filter(
    ({ id, corrects }) =>
      !corrections.has(id) &&
      // Two colleagues may correct the same value at once: the later correction is the one that stands.
      (corrects === null || corrections.get(corrects) === id),
  )
  const values = series.filter((measurement) => measurement.value !== null)
  const latest = values[values.length - 1] ?? null
  const before = values[values.length - 2] ?? null
  const difference =
    latest && before && latest.value !== null && before.value !== null ? latest.value - before.value : null
  return { series, latest, difference }
}
