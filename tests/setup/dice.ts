// Random whole numbers for tests that print their seed.
import { seededRandom } from '../board/editors.ts'

/** Numbers 0 <= n < below, the same for the same seed. */
export function dice(seed: number): (below: number) => number {
  const random = seededRandom(seed)
  return (below) => Math.floor(random() * below)
}
