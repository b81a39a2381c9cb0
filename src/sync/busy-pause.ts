// How long to stay away from a relay that said that it is busy: longer each time, until it has not said so for a while.

const LONGEST_MS = 60_000
const OVER_AFTER_MS = 300_000

export type BusyPause = {
  /** Calls `goOn` after the pause. */
  begin: () => void
  stop: () => void
}

export function createBusyPause(firstMs: number, goOn: () => void): BusyPause {
  let timer: ReturnType<typeof setTimeout> | undefined
  let nextMs = firstMs
  let lastAt = 0
  return {
    begin() {
      if (Date.now() - lastAt > OVER_AFTER_MS) nextMs = firstMs
      lastAt = Date.now()
      clearTimeout(timer)
      timer = setTimeout(goOn, nextMs)
      nextMs = Math.min(2 * nextMs, LONGEST_MS)
    },
    stop: () => clearTimeout(timer),
  }
}
