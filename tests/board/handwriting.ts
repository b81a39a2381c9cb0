// Something like handwriting, for tests and for what is measured: loops and joins that wander and tremble, the same for the same
// seed. In pixels of a writing surface, as a pen gives them.
import type { Point } from '../../src/board/ink.ts'

/** About as long as a word of seven letters in two strokes (platform.md 6). */
export type Word = readonly (readonly Point[])[]

/** Points of one loop, as a pen gives them 120 times a second. */
const LOOP = 40

/** @param random gives 0 to 1 */
export function word(random: () => number, left: number, top: number, height = 60): Word {
  const letters = 3 + Math.floor(random() * 4)
  const stroke = (from: number): Point[] => {
    const points: Point[] = []
    for (let step = 0; step <= letters * LOOP; step++) {
      const turn = (step / LOOP) * 2 * Math.PI
      const tall = 0.5 + 0.5 * Math.abs(Math.sin(turn / 3 + from))
      const x = left + from + (step / LOOP) * (height / 2) + (Math.sin(turn) * height) / 5
      const y = top + height * (0.5 + (Math.cos(turn) * tall) / 2)
      points.push([x + random() / 2, y + random() / 2])
    }
    return points
  }
  return [stroke(0), stroke((letters + 1) * (height / 2))]
}
