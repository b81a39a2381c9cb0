// When this device gives the relay a snapshot it asked for. One made too early covers too little, and one made for every
// question would let a relay keep a device busy.

type Snapshot = { covers: number; sealed: Uint8Array }

export type SnapshotDutyOptions = {
  /** Up to where a snapshot made now would speak. */
  covers: () => number
  /** Null when this device does not have everything. */
  make: () => Snapshot | null
  /** Whether nothing that was pushed is still on its way. */
  isAnswered: () => boolean
  send: (snapshot: Snapshot) => void
}

/** The relay asks again when one got lost; sooner than this it did not (milliseconds). */
const SAME_AGAIN_MS = 5_000

export function createSnapshotDuty({ covers, make, isAnswered, send }: SnapshotDutyOptions) {
  let isDue = false
  let last = { covers: 0, at: 0 }

  function fulfil() {
    // What is on its way would not be covered, and may be just what there is no room for.
    isDue = !isAnswered()
    if (isDue) return
    if (covers() === last.covers && Date.now() - last.at < SAME_AGAIN_MS) return
    const made = make()
    if (!made) return
    last = { covers: made.covers, at: Date.now() }
    send(made)
  }

  return {
    wanted: fulfil,
    /** Pushes were acknowledged or refused. */
    answered() {
      if (isDue) fulfil()
    },
  }
}
