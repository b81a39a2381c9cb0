// How many open boards there are, for the screen: it must not flicker when this device only changes the way it is connected.
import type { Awareness } from 'y-protocols/awareness'

/** How long the others may take to be heard again (milliseconds). */
const STEADY_MS = 2000

export type DeviceCount = {
  /** Looks again, and tells. */
  look: () => void
  /** The connection is about to be made anew: for a moment fewer devices mean nothing. */
  hold: () => void
  stop: () => void
}

export function createDeviceCount(
  awareness: Awareness,
  shown: () => number,
  tell: (devices: number) => void,
): DeviceCount {
  let holdUntil = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    const devices = awareness.getStates().size
    clearTimeout(timer)
    const left = holdUntil - Date.now()
    if (devices < shown() && left > 0) timer = setTimeout(look, left)
    else tell(devices)
  }
  return {
    look,
    hold() {
      holdUntil = Date.now() + STEADY_MS
    },
    stop: () => clearTimeout(timer),
  }
}
