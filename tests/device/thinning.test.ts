import { describe, expect, test } from 'vitest'
import {
  MOST_VERSION_BYTES,
  MOST_VERSIONS,
  versionsToDrop,
  type Thinnable,
} from '../../src/device/thinning.ts'
import { seededRandom } from '../board/editors.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY
/** A Monday, half past ten. */
const START = Date.parse('2026-08-31T08:30:00Z')

const version = (id: number, at: number, size = 40_000): Thinnable => ({ id, at, size, beforeRestore: false })

/** A device on which versions were kept one after the other, each time followed by the rule. */
function lived(moments: readonly number[], size = 40_000): Thinnable[] {
  let kept: Thinnable[] = []
  for (const [index, at] of moments.entries()) kept = thinned([...kept, version(index + 1, at, size)], at)
  return kept
}

function thinned(versions: readonly Thinnable[], now: number): Thinnable[] {
  const gone = new Set(versionsToDrop(versions, now))
  return versions.filter(({ id }) => !gone.has(id))
}

/** Every five minutes of a school day from half past eight to four, on weekdays. */
function schoolMoments(days: number): number[] {
  const moments: number[] = []
  for (let day = 0; day < days; day++) {
    if (day % 7 > 4) continue
    for (let minute = 0; minute < 450; minute += 5) moments.push(START + day * DAY + minute * MINUTE)
  }
  return moments
}

describe('the versions that stay', () => {
  test('are all five minutes of the last hour, hours of the day, days of two weeks, and weeks before that', () => {
    const now = START + 70 * DAY + 4 * HOUR
    const kept = lived(
      [...schoolMoments(70), ...schoolMoments(1).map((at) => at + 70 * DAY)].filter((at) => at <= now),
    )
    const ages = kept.map(({ at }) => now - at)
    const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to).length
    expect(between(0, HOUR)).toBe(12)
    expect(between(HOUR, DAY)).toBe(4)
    expect(between(DAY, 14 * DAY)).toBe(10)
    expect(between(14 * DAY, 71 * DAY)).toBeGreaterThanOrEqual(7)
    expect(kept.length).toBeLessThan(40)
  })

  test('reach back through most of a school year of daily work', () => {
    const moments = schoolMoments(300)
    const kept = lived(moments)
    const now = moments[moments.length - 1] ?? 0
    expect(kept.length).toBeLessThanOrEqual(MOST_VERSIONS)
    expect(now - (kept[0]?.at ?? now)).toBeGreaterThan(180 * DAY)
  })

  test('are the last of their five minutes, unless one is from before a restore', () => {
    const restore = { ...version(2, START + MINUTE), beforeRestore: true }
    const inOneSlot = [
      version(1, START),
      restore,
      version(3, START + 2 * MINUTE),
      version(4, START + 6 * MINUTE),
    ]
    expect(versionsToDrop([version(1, START), version(3, START + 2 * MINUTE)], START + HOUR / 2)).toEqual([1])
    expect(versionsToDrop(inOneSlot, START + HOUR / 2)).toEqual([3, 1])
  })

  test('are never more bytes than a board may have, but for the newest', () => {
    const large = lived(schoolMoments(40), 900_000)
    const bytes = large.reduce((sum, { size }) => sum + size, 0)
    expect(bytes).toBeLessThanOrEqual(MOST_VERSION_BYTES)
    expect(large.length).toBe(11)
    expect(
      thinned([version(1, START), version(2, START + DAY, 2 * MOST_VERSION_BYTES)], START + DAY),
    ).toEqual([version(2, START + DAY, 2 * MOST_VERSION_BYTES)])
  })

  test('are still there after the clock was years behind for a moment', () => {
    const before = lived(schoolMoments(40))
    const last = before[before.length - 1]
    if (!last) throw new Error('no versions')
    const at1970 = thinned([...before, version(9_000, 1_000)], 1_000)
    const right = thinned([...at1970, version(9_001, last.at + DAY)], last.at + DAY)
    // Only what an hour ago was five minutes apart is an hour apart now.
    const olderThanAnHour = before.filter(({ at }) => last.at - at >= HOUR)
    expect(at1970.map(({ id }) => id)).toEqual(expect.arrayContaining(olderThanAnHour.map(({ id }) => id)))
    expect(right[right.length - 1]?.id).toBe(9_001)
  })

  test('are thinned and not gone after the clock was a year ahead for a moment, and those of then make way', () => {
    const before = lived(schoolMoments(40))
    const ahead = START + 40 * DAY + YEAR
    const jumped = lived([...schoolMoments(40), ...[0, 5, 10, 15].map((minute) => ahead + minute * MINUTE)])
    expect(jumped.filter(({ at }) => at < ahead).length).toBeGreaterThanOrEqual(6)
    const later = thinned([...jumped, version(99_999, START + 41 * DAY)], START + 41 * DAY)
    expect(later.filter(({ at }) => at >= ahead).length).toBeLessThanOrEqual(2)
    expect(before.length).toBeGreaterThan(6)
  })

  test.each([1, 2, 3])(
    'hold their bounds and the newest under any clock, and thin to the same again (seed %i)',
    (seed) => {
      const random = seededRandom(seed)
      let kept: Thinnable[] = []
      for (let id = 1; id < 600; id++) {
        const at = random() < 0.05 ? START + (random() - 0.5) * 20 * YEAR : START + id * 7 * MINUTE
        const next = { ...version(id, at, Math.floor(random() * 600_000)), beforeRestore: random() < 0.1 }
        kept = thinned([...kept, next], at)
        expect(kept.length).toBeLessThanOrEqual(MOST_VERSIONS)
        expect(kept.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(MOST_VERSION_BYTES)
        expect(kept[kept.length - 1]).toBe(next)
        expect(versionsToDrop(kept, at)).toEqual([])
      }
    },
  )
})
