// A stroke of a pen as few bytes, and back. Byte 0 is the version, byte 1 the width, then zigzag deltas of x and y: one byte for
// a step of up to 31 units, else two. Reading is total: any bytes give a stroke or nothing, and nothing ever throws.

/** In ink units: the writing surface is INK_WIDTH of them across, whatever the screen. */
export type Point = readonly [x: number, y: number]
export type Stroke = { readonly width: number; readonly points: readonly Point[] }

/** One unit is about a pixel of a wall of 1920. */
export const INK_WIDTH = 1600
/** A surface can be taller than it is wide, and no pen gets beyond this. */
export const INK_FAR = 4095
/** A longer stroke is cut in parts: at most half of what a card may hold (commands-ink.ts). */
export const MOST_POINTS = 1000

const VERSION = 1
const WIDEST = 255

/** Packs a stroke: coordinates and width are rounded to whole units. */
export function encodeStroke({ width, points }: Stroke): Uint8Array {
  const bytes = [VERSION, within(width, 1, WIDEST)]
  let [x, y] = [0, 0]
  for (const point of points.slice(0, MOST_POINTS)) {
    const [nextX, nextY] = [within(point[0], 0, INK_FAR), within(point[1], 0, INK_FAR)]
    put(bytes, nextX - x)
    put(bytes, nextY - y)
    ;[x, y] = [nextX, nextY]
  }
  return Uint8Array.from(bytes)
}

/** @returns the stroke; null when there is no point in it, or when a newer app wrote it in its own way */
export function decodeStroke(bytes: Uint8Array): Stroke | null {
  const [version, width = 0] = bytes
  if (version !== VERSION) return null
  const points: Point[] = []
  let at = 2
  let [x, y] = [0, 0]
  const step = () => {
    const low = bytes[at++] ?? 0
    const value = low < 128 ? low : (low & 127) | ((bytes[at++] ?? 0) << 7)
    return (value >> 1) ^ -(value & 1)
  }
  while (at < bytes.length && points.length < MOST_POINTS) {
    x = within(x + step(), 0, INK_FAR)
    // A damaged end: half a point is none.
    if (at >= bytes.length) break
    y = within(y + step(), 0, INK_FAR)
    points.push([x, y])
  }
  return points.length > 0 ? { width: Math.max(1, width), points } : null
}

/**
 * Evens out the trembling of a hand and leaves out the points that a line through the others shows as well
 * (Ramer-Douglas-Peucker).
 * @param tolerance how far the line may shift, in ink units
 */
export function simplify(points: readonly Point[], tolerance: number): Point[] {
  const even = points.map((point, nth): Point => {
    const before = points[nth - 1]
    const after = points[nth + 1]
    if (!before || !after) return point
    return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4]
  })
  const kept = new Set([0, even.length - 1])
  const parts: [number, number][] = [[0, even.length - 1]]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part
    let [farthest, at] = [tolerance, 0]
    for (let nth = from + 1; nth < to; nth++) {
      const distance = distanceTo(even[nth], even[from], even[to])
      if (distance > farthest) [farthest, at] = [distance, nth]
    }
    if (at === 0) continue
    kept.add(at)
    parts.push([from, at], [at, to])
  }
  return even.filter((_point, nth) => kept.has(nth))
}

/** How far a point lies from the piece of line between two others; endless when one of them is not there. */
export function distanceTo(point?: Point, from?: Point, to?: Point): number {
  if (!point || !from || !to) return Infinity
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy)
}

function put(bytes: number[], delta: number) {
  const value = (delta << 1) ^ (delta >> 31)
  if (value < 128) bytes.push(value)
  else bytes.push((value & 127) | 128, value >> 7)
}

/** A number that is none reads as the least. */
function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value) || 0))
}
