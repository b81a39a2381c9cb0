// When to leave the requests, now that websockets work here: as soon as nothing is on its way, lest it is sent twice.

/** Changes that stay on their way for so long do not hold up a better transport (milliseconds). */
const CHANGE_WITHIN_MS = 3_000

export type BetterWay = {
  /** Websockets work. */
  found: () => void
  /** Something that was on its way has arrived. */
  look: () => void
  stop: () => void
}

/** Calls `change` once for each time a better way was found. */
export function createBetterWay(onItsWay: () => number, change: () => void): BetterWay {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const go = () => {
    stop()
    change()
  }
  return {
    found() {
      if (onItsWay() === 0) go()
      else timer ??= setTimeout(go, CHANGE_WITHIN_MS)
    },
    look() {
      if (timer !== undefined && onItsWay() === 0) go()
    },
    stop,
  }
}
