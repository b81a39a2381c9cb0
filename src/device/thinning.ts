// Which earlier versions of a board are kept: many of the last hour, fewer the longer ago. Pure; the time is an argument.
// The newest always stays, whatever the clock says: clocks of big screens jump by years when they start.

/** What the rule looks at. `id` tells the order in which they were kept, `at` is in milliseconds, `size` in bytes. */
export type Thinnable = { id: number; at: number; size: number; beforeRestore: boolean }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY

/** A version is taken no sooner after the one before it (milliseconds). */
export const BETWEEN_VERSIONS_MS = 5 * MINUTE
/** However the clock ran, a board has no more versions, and no more bytes of them. */
export const MOST_VERSIONS = 60
export const MOST_VERSION_BYTES = 10 * 1024 * 1024

/** 1 January 1970 was a Thursday: this many days later the slots of a week begin on Monday. */
const MONDAY = 4 * DAY

/**
 * One version stays of every five minutes of the last hour, of every hour of the last day, of every day of the last two
 * weeks, and of every week before that; of each the last, but rather one from before a restore. Then the oldest go until
 * no more are left than a board may have.
 * @param versions all versions of one board
 * @param now milliseconds
 * @returns the ids that may go
 */
export function versionsToDrop(versions: readonly Thinnable[], now: number): number[] {
  const newestFirst = [...versions].sort((a, b) => b.id - a.id)
  const slots = new Map<string, Thinnable>()
  for (const version of newestFirst) {
    const slot = slotOf(version.at, now)
    const rival = slots.get(slot)
    if (rival === undefined || (version.beforeRestore && !rival.beforeRestore)) slots.set(slot, version)
  }
  const stay = new Set<number>()
  let bytes = 0
  for (const version of newestFirst) {
    const isNewest = version === newestFirst[0]
    if (!isNewest && slots.get(slotOf(version.at, now)) !== version) continue
    const fits = stay.size < MOST_VERSIONS && bytes + version.size <= MOST_VERSION_BYTES
    if (!isNewest && !fits) break
    stay.add(version.id)
    bytes += version.size
  }
  return newestFirst.filter(({ id }) => !stay.has(id)).map(({ id }) => id)
}

function slotOf(at: number, now: number): string {
  const age = now - at
  if (age >= 0 && age < HOUR) return slot(BETWEEN_VERSIONS_MS, at)
  // From the future: the clock was or is wrong. An hour apart, an afternoon of them takes no room from the others, and
  // those of a device that woke up in another year are not lost.
  if (age < DAY) return slot(HOUR, at)
  if (age < 2 * WEEK) return slot(DAY, at)
  return slot(WEEK, at - MONDAY)
}

function slot(length: number, at: number): string {
  return `${length}/${Math.floor(at / length)}`
}
