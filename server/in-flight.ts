// What came in and is not stored yet, of everybody. When it is too much, who holds most of a message that has not come to its
// end goes: not who happens to send, or one stranger would shut the relay for all.

export type InFlight = {
  /** Bytes of messages and requests that are not complete. Whoever adds to it takes it off again. */
  unfinished: number
  /** Whether there is room for what came in, after making room where that can be done. */
  hasRoom: () => boolean
}

type Sender = { unfinishedBytes(): number; letGo(): void }

export type InFlightOptions = {
  mostBytes: number
  /** Bytes that are complete and wait to be stored. */
  waiting: () => number
  senders: ReadonlySet<Sender>
}

export function createInFlight({ mostBytes, waiting, senders }: InFlightOptions): InFlight {
  const isTooMuch = () => inFlight.unfinished + waiting() > mostBytes
  const inFlight: InFlight = {
    unfinished: 0,
    hasRoom() {
      while (isTooMuch()) {
        let most: Sender | null = null
        for (const one of senders) {
          if (one.unfinishedBytes() > (most?.unfinishedBytes() ?? 0)) most = one
        }
        if (!most) return false
        most.letGo()
      }
      return true
    },
  }
  return inFlight
}
