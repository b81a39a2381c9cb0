// Whether the relay can do its work, asked by whoever watches over it. A question costs a write to disk, so that a crowd
// of questions is answered by one.
import { statfs } from 'node:fs/promises'
import type { Log } from './log.ts'
import type { RoomStore, Written } from './room-store.ts'

const GOOD_FOR_MS = 1000
const MB = 1024 * 1024
/** With no more than this free a write fails for want of room (bytes). */
const ALL_BUT_NOTHING = MB

/** Ok while the store takes writes and its disk has room; else the reason, in a sentence. Never rejects. */
export type Health = () => Promise<Written<void>>

type Options = {
  store: RoomStore
  dataDir: string
  /** With less than this free on the disk of `dataDir` the relay is not well, though it still stores. */
  leastFreeBytes: number
  log: Log
}

export function createHealth({ store, dataDir, leastFreeBytes, log }: Options): Health {
  const look = async (): Promise<Written<void>> => {
    try {
      const { bavail, bsize } = await statfs(dataDir)
      if (bavail * bsize >= leastFreeBytes) {
        const checked = await store.check()
        if (checked.ok || bavail * bsize > ALL_BUT_NOTHING) return checked
        // The store calls a write that found no room an input/output error.
        return { ok: false, reason: `The disk is full: ${checked.reason}.` }
      }
      const free = `${Math.floor((bavail * bsize) / MB)} MB`
      const wanted = `${Math.floor(leastFreeBytes / MB)} MB`
      return {
        ok: false,
        reason: `The disk is nearly full: ${free} is free, less than the ${wanted} of MIN_FREE_BYTES.`,
      }
    } catch (error) {
      return { ok: false, reason: error instanceof Error ? error.message : String(error) }
    }
  }
  const lookAndTell = async () => {
    const found = await look()
    if (!found.ok) log.error({ reason: found.reason }, 'the store is not well')
    return found
  }
  let last: { at: number; found: Promise<Written<void>> } | null = null
  return () => {
    const at = performance.now()
    if (!last || at - last.at >= GOOD_FOR_MS) last = { at, found: lookAndTell() }
    return last.found
  }
}
