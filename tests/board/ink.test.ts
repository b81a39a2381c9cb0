// A stroke as bytes and back: what is written is what is read, and what is damaged harms nothing.
import { describe, expect, test } from 'vitest'
import {
  decodeStroke,
  distanceTo,
  encodeStroke,
  INK_FAR,
  MOST_POINTS,
  simplify,
} from '../../src/board/ink.ts'
import type { Point } from '../../src/board/ink.ts'
import { seededRandom } from './editors.ts'
import { word } from './handwriting.ts'

const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const ROUNDS = 500
const TOLERANCE = 1

describe(`a stroke of a pen (seed ${SEED})`, () => {
  const random = seededRandom(SEED)
  const whole = (below: number) => Math.floor(random() * below)
  const anywhere = (): Point => [random() * INK_FAR, random() * INK_FAR]

  test('reads as it was written, to half a unit', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const points = Array.from({ length: 1 + whole(40) }, anywhere)
      const width = 1 + whole(255)
      const read = decodeStroke(encodeStroke({ width, points }))
      expect(read?.width).toBe(width)
      expect(read?.points).toHaveLength(points.length)
      read?.points.forEach(([x, y], nth) => {
        const [wroteX = 0, wroteY = 0] = points[nth] ?? []
        expect(Math.max(Math.abs(x - wroteX), Math.abs(y - wroteY))).toBeLessThanOrEqual(0.5)
      })
    }
  })

  test('a dot is a stroke of one point', () => {
    expect(decodeStroke(encodeStroke({ width: 4, points: [[12, 7]] }))).toEqual({
      width: 4,
      points: [[12, 7]],
    })
  })

  test('coordinates that are none, or lie beyond the surface, come back inside it', () => {
    const points: Point[] = [
      [Number.NaN, -5],
      [1e308, Infinity],
      [3, 4],
    ]
    expect(decodeStroke(encodeStroke({ width: Number.NaN, points }))).toEqual({
      width: 1,
      points: [
        [0, 0],
        [INK_FAR, INK_FAR],
        [3, 4],
      ],
    })
  })

  test('any bytes read as a stroke on the surface or as nothing', () => {
    for (let round = 0; round < ROUNDS * 10; round++) {
      const bytes = Uint8Array.from({ length: whole(60) }, () => whole(256))
      if (round % 2 === 0) bytes[0] = 1
      const read = decodeStroke(bytes)
      if (read === null) continue
      expect(read.points.length).toBeGreaterThan(0)
      for (const value of [read.width, ...read.points.flat()]) {
        expect(Number.isInteger(value) && value >= 0 && value <= INK_FAR).toBe(true)
      }
    }
    expect(decodeStroke(new Uint8Array(0))).toBeNull()
    expect(decodeStroke(new Uint8Array(100_000).fill(1))?.points).toHaveLength(MOST_POINTS)
  })

  test('a stroke that was cut off keeps the points that came whole', () => {
    const bytes = encodeStroke({ width: 3, points: Array.from({ length: 30 }, anywhere) })
    const all = decodeStroke(bytes)?.points ?? []
    for (let length = 0; length < bytes.length; length++) {
      const points = decodeStroke(bytes.slice(0, length))?.points ?? []
      expect(points.slice(0, -1)).toEqual(all.slice(0, Math.max(0, points.length - 1)))
    }
  })

  test('a stroke of another version is not guessed at', () => {
    expect(decodeStroke(Uint8Array.of(2, 4, 10, 10))).toBeNull()
  })

  test('simplified, no point of it lies farther from the line than allowed, and few points are left', () => {
    let [before, after, bytes, words] = [0, 0, 0, 0]
    for (let round = 0; round < 40; round++) {
      for (const points of word(random, 20, 20)) {
        const simple = simplify(points, TOLERANCE)
        expect(simple[0]).toEqual(points[0])
        expect(simple[simple.length - 1]).toEqual(points[points.length - 1])
        for (const point of points) {
          const nearest = Math.min(...simple.map((to, nth) => distanceTo(point, simple[nth - 1] ?? to, to)))
          // The hand trembles by half a unit, which is evened out; tight bends are eased by as much again.
          expect(nearest).toBeLessThan(TOLERANCE + 2.5)
        }
        before += points.length
        after += simple.length
        bytes += encodeStroke({ width: 4, points: simple }).length
      }
      words++
    }
    expect(after / before).toBeLessThan(0.6)
    // Thirty words of nine letters on a card of 8 KB.
    expect(bytes / words).toBeLessThan(273)
  })

  test('nothing, a point and a line that stands still are simple already', () => {
    expect(simplify([], 1)).toEqual([])
    expect(simplify([[5, 5]], 1)).toEqual([[5, 5]])
    const still = Array.from({ length: 50 }, (): Point => [5, 5])
    expect(simplify(still, 1)).toEqual([
      [5, 5],
      [5, 5],
    ])
  })
})
