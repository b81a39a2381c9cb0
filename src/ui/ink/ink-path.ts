// From packed strokes to what a screen draws. Every stroke is unpacked once: Yjs gives the very same bytes again each time.
import { decodeStroke } from '../../board/ink.ts'
import type { Point, Stroke } from '../../board/ink.ts'

export type Line = Stroke & { readonly d: string; readonly box: Box }
/** Left, top, right and bottom in ink units. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

const lines = new WeakMap<Uint8Array, Line | null>()

/** A stroke as a line to draw; null when it is none that this app knows. */
export function lineOf(bytes: Uint8Array): Line | null {
  const known = lines.get(bytes)
  if (known !== undefined) return known
  const stroke = decodeStroke(bytes)
  const line = stroke && { ...stroke, d: pathOf(stroke.points), box: boxOf(stroke) }
  lines.set(bytes, line)
  return line
}

/** What holds all of them; null when there are none. */
export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const least = (side: 0 | 1) => Math.min(...boxes.map((box) => box[side]))
  const most = (side: 2 | 3) => Math.max(...boxes.map((box) => box[side]))
  return [least(0), least(1), most(2), most(3)]
}

/**
 * A flowing line: every bend is rounded off from halfway to halfway, and the sharper the bend, the nearer to it, so that a
 * loop is round and an N keeps its corners.
 */
function pathOf(points: readonly Point[]): string {
  const [first] = points
  if (!first) return ''
  let at = `${first[0]} ${first[1]}`
  let d = `M${at}`
  points.forEach((point, nth) => {
    const before = points[nth - 1]
    const after = points[nth + 1]
    if (!before) return
    if (!after) d += `L${point[0]} ${point[1]}`
    else {
      const share = roundness(before, point, after)
      const from = toward(point, before, share)
      if (from !== at) d += `L${from}`
      at = toward(point, after, share)
      d += `Q${point[0]} ${point[1]} ${at}`
    }
  })
  // A dot is a line without length, which not every browser draws.
  return points.length === 1 ? `${d}h.1` : d
}

/** Half of a gentle bend, an eighth of a sharp one. */
function roundness(before: Point, point: Point, after: Point): number {
  const [ax, ay] = [point[0] - before[0], point[1] - before[1]]
  const [bx, by] = [after[0] - point[0], after[1] - point[1]]
  const straight = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1)
  return Math.min(0.5, Math.max(0.12, 0.62 * straight))
}

function toward(from: Point, to: Point, share: number): string {
  const part = (a: number, b: number) => Math.round((a + (b - a) * share) * 2) / 2
  return `${part(from[0], to[0])} ${part(from[1], to[1])}`
}

function boxOf({ points, width }: Stroke): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return [left - width, top - width, right + width, bottom + width]
}
