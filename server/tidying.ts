// When rooms that nobody opens and tombstones that have passed go. The clock of a small machine may be years off until the
// network sets it, and what is deleted by such a clock is gone: one that jumped is not believed before it has held for long.
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { RoomStore } from './room-store.ts'

const DAY_MS = 86_400_000
/** A week of hours: so long a machine that was really off for so long waits before it tidies up again. */
export const ROUNDS_TO_BELIEVE = 168

export type Tidying = {
  /** One round; to be called every hour. Never rejects. */
  round: () => Promise<void>
  /** Now, and never before what is known to have been (ms since 1970). */
  time: () => number
}

export type TidyingOptions = {
  store: RoomStore
  limits: Limits
  log: Log
  /** Rooms that stay whatever their age. */
  inUse: (room: Uint8Array) => boolean
  now: () => number
}

export function createTidying({ store, limits, log, inUse, now }: TidyingOptions): Tidying {
  const keep = async (at: number, doubts: number) => {
    const kept = await store.keepTime({ at, doubts })
    if (!kept.ok) log.error({ reason: kept.reason }, 'the time could not be noted')
  }
  return {
    async round() {
      const at = now()
      const last = store.time()
      if (last.at > 0 && at - last.at > limits.tombstoneDays * DAY_MS && last.doubts < ROUNDS_TO_BELIEVE) {
        log.warn({ days: Math.round((at - last.at) / DAY_MS) }, 'the clock jumped ahead')
        return keep(last.at, last.doubts + 1)
      }
      const expired = await store.expire(at - limits.expireAfterDays * DAY_MS, at, inUse)
      if (!expired.ok) log.error({ reason: expired.reason }, 'unused rooms could not be removed')
      else if (expired.value > 0) log.info({ rooms: expired.value }, 'unused rooms removed')
      await keep(Math.max(at, last.at), 0)
    },
    time: () => Math.max(now(), store.time().at),
  }
}
