// When to look for older copies of a board: as the link opens, and not soon again after a look that left something unsure,
// because each look opens every other board of this device and dials for it.

const FIRST_PAUSE_MS = 60_000
const LAST_PAUSE_MS = 3_600_000

export function createLookMoments() {
  let wasOpen = false
  let due = false
  let pauseMs = FIRST_PAUSE_MS
  let notBefore = 0
  return {
    /** Told how the link stands, at each change. */
    isDue(isOpen: boolean): boolean {
      if (isOpen && !wasOpen) due = Date.now() >= notBefore
      wasOpen = isOpen
      return isOpen && due
    },
    looked(unsure: boolean) {
      due = false
      if (!unsure) return
      notBefore = Date.now() + pauseMs
      pauseMs = Math.min(2 * pauseMs, LAST_PAUSE_MS)
    },
  }
}
