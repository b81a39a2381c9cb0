// How many open boards there are, for the screen: it must not flicker when this device only changes the way it is connected.
import type { Awareness } from 'y-protocols/awareness'

/** How long the others may take to be heard again once this device is back (milliseconds). */
const STEADY_MS = 2000

export type DeviceCount = {
  /** Looks again, and tells. */
  look: () => void
  /** The connection is about to be made anew: until it is back, however long that takes, fewer devices mean nothing. */
  hold: () => void
  /** It is back, and the others are about to be heard. */
  back: () => void
  /** It is not back: there is nothing to wait for. */
  lost: () => void
  stop: () => void
}

export function createDeviceCount(
  awareness: Awareness,
  shown: () => number,
  tell: (devices: number) => void,
): DeviceCount {
  let away = false
  let holdUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const devices = awareness.getStates().size
    clearTimeout(timer)
    const left = holdUntil - Date.now()
    if (devices >= shown()) return tell(devices)
    if (away) return
    if (left > 0) timer = setTimeout(look, left)
    else tell(devices)
  }
  return {
    look,
    hold() {
      away = true
    },
    back() {
      if (away) holdUntil = Date.now() + STEADY_MS
      away = false
      look()
    },
    lost() {
      away = false
      holdUntil = 0
    },
    stop: () => clearTimeout(timer),
  }
}
