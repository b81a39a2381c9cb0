// Whether the other side of a socket is still there. Networks drop connections without a word, so only an answer counts.
import { PING_EVERY_MS } from './protocol.ts'

const CHECK_WITHIN_MS = 4_000

export type Heartbeat = {
  /** Asks for a sign of life; without one in time `onDead` is called. */
  check: () => void
  /** Resolves to true when the relay has dealt with everything sent so far, to false when the socket ended first. */
  roundTrip: () => Promise<boolean>
  /** Anything came in. */
  heard: () => void
  pong: () => void
  stop: () => void
}

/** Pings at the protocol's pace. `ping` gives false when there is nobody to ask yet. */
export function createHeartbeat(ping: () => boolean, onDead: () => void): Heartbeat {
  const trips: { ping: number; resolve: (answered: boolean) => void }[] = []
  let pings = 0
  let pongs = 0
  let checkTimer: ReturnType<typeof setTimeout> | undefined
  const pingTimer = setInterval(beat, PING_EVERY_MS)

  function beat(): boolean {
    if (!ping()) return false
    pings++
    return true
  }

  return {
    check() {
      beat()
      checkTimer ??= setTimeout(onDead, CHECK_WITHIN_MS)
    },
    roundTrip: () =>
      new Promise((resolve) => {
        if (beat()) trips.push({ ping: pings, resolve })
        else resolve(false)
      }),
    heard() {
      clearTimeout(checkTimer)
      checkTimer = undefined
    },
    pong() {
      pongs++
      while (trips[0] && trips[0].ping <= pongs) trips.shift()?.resolve(true)
    },
    stop() {
      clearTimeout(checkTimer)
      clearInterval(pingTimer)
      for (const { resolve } of trips.splice(0)) resolve(false)
    },
  }
}
