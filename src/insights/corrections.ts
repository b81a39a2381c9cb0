// What a measurement said before it was corrected. Nothing is lost: the old value stays, and so does the other one when two
// colleagues corrected the same value at once.
import type { AnyGoal, Measurement } from '../board/schema.ts'
import { tallySum } from './progress.ts'

/**
 * What taps come to when they are kept: they add to what stands by then, for a colleague may have counted in between.
 * @param tapped what was shown after the last tap
 * @param begun what was shown before the first
 * @param now what stands when they are kept
 */
export function tallyOf(tapped: number, begun: number, now: number): number {
  return Math.max(0, now + tapped - begun)
}

/** What to store so that a correction reads as `wanted`: in a tally somebody may have counted beside the one that stands. */
export function storedFor(
  { indicator }: Pick<AnyGoal, 'indicator'>,
  wanted: number | null,
  standing: Measurement,
  measurements: readonly Measurement[],
): number | null {
  if (wanted === null || standing.value === null || indicator.measure !== 'tally') return wanted
  const stored = measurements.find(({ id }) => id === standing.id)?.value ?? 0
  return stored + wanted - tallySum(standing, measurements)
}

/** Every earlier value of one that stands, the newest first. */
export function earlierValues(standing: Measurement, measurements: readonly Measurement[]): Measurement[] {
  // Nobody corrected what stands, or it would not stand.
  if (standing.corrects === null) return []
  const own = measurements.filter(({ goalId }) => goalId === standing.goalId)
  const found = new Map([[standing.id, standing]])
  let grew = true
  while (grew) {
    grew = false
    for (const one of own) {
      if (found.has(one.id)) continue
      const family = [...found.values()].some(
        (other) => other.corrects === one.id || one.corrects === other.id,
      )
      const sibling =
        one.corrects !== null && [...found.values()].some((other) => other.corrects === one.corrects)
      if (family || sibling) {
        found.set(one.id, one)
        grew = true
      }
    }
  }
  found.delete(standing.id)
  return [...found.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}
