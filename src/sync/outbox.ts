// Changes on their way to the relay, and the honest count of those it has not acknowledged. A change leaves the count only
// when the relay said it is on disk, or turned out to have it already.
import * as Y from 'yjs'
import { covers, knowsNothing, learn, rangesOf, type KnownRanges } from './known-ranges.ts'
import { splitUpdate } from './split-update.ts'

/** Where a change was made: on this screen, in another tab of this device, or it came from disk (and is not counted). */
export type ChangeFrom = 'here' | 'tab' | 'disk'

export type Outbox = ReturnType<typeof createOutbox>

export type OutboxOptions = {
  /** What the relay is known to hold; replaced when it turns out to know nothing. */
  memory: { known: KnownRanges }
  /** Changes within this time travel as one frame (milliseconds). */
  mergeMs: number
  /** How long the tab in which a change was made gets to share it itself (milliseconds). */
  patienceMs: number
  onChange: () => void
}

type Queued = { update: Uint8Array; counted: boolean }
/** Changes that travel together, in one frame or more: they count until the last of these is acknowledged. */
type Parcel = { count: number }
type Push = (clientSeq: number, update: Uint8Array) => void

/**
 * A frame may hold no more than the relay takes (1 MB by default), and where websockets are blocked a request no more than
 * a proxy does; what is larger travels in several.
 */
const FRAME_BYTES = 256 * 1024

/** The outbox outlives sockets: `start` and `stop` say when there is one that is caught up. */
export function createOutbox({ memory, mergeMs, patienceMs, onChange }: OutboxOptions) {
  /** Counted changes that the next answer to the relay will carry. */
  let carried = 0
  let own: Queued[] = []
  let others: Queued[] = []
  const pushed = new Map<number, { parcel: Parcel; ranges: KnownRanges | null }>()
  let push: Push | null = null
  let clientSeq = 0
  let everShared = false
  let ownTimer: ReturnType<typeof setTimeout> | undefined
  let othersTimer: ReturnType<typeof setTimeout> | undefined

  function send(update: Uint8Array, count: number) {
    if (!push) {
      carried += count
      return
    }
    const parcel = { count }
    for (const piece of splitUpdate(update, FRAME_BYTES)) {
      const ranges = rangesOf(piece)
      if (ranges && covers(memory.known, ranges)) continue
      pushed.set(++clientSeq, { parcel, ranges })
      push(clientSeq, piece)
    }
  }

  function inFlight(): number {
    let count = 0
    for (const parcel of new Set([...pushed.values()].map((one) => one.parcel))) count += parcel.count
    return count
  }

  function sendAll(queue: readonly Queued[]) {
    if (queue.length > 0) send(Y.mergeUpdates(queue.map(({ update }) => update)), countOf(queue))
  }

  function flushOwn() {
    clearTimeout(ownTimer)
    ownTimer = undefined
    const queue = own
    own = []
    sendAll(queue)
    onChange()
  }

  function flushOthers() {
    clearTimeout(othersTimer)
    othersTimer = undefined
    const queue = others
    others = []
    sendAll(queue)
    onChange()
  }

  return {
    get unshared() {
      return carried + countOf(own) + countOf(others) + inFlight()
    },
    /** Whether everything that was pushed was answered. */
    get isAnswered() {
      return pushed.size === 0
    },
    /** Whether the relay ever held anything of this document. */
    get everShared() {
      return everShared
    },
    /** Takes over what was not shared when the page was last closed. */
    resume(unshared: number, shared: boolean) {
      carried += unshared
      everShared = everShared || shared
      onChange()
    },
    /** A change was made. Without a caught-up socket it is only counted: the next answer carries it. */
    add(update: Uint8Array, from: ChangeFrom) {
      const counted = from !== 'disk'
      if (!push) {
        if (counted) carried++
      } else if (from === 'here') {
        own.push({ update, counted })
        ownTimer ??= setTimeout(flushOwn, mergeMs)
      } else {
        others.push({ update, counted })
        othersTimer ??= setTimeout(flushOthers, patienceMs)
      }
      onChange()
    },
    /** A socket is caught up: from now on changes are pushed through it. */
    start(through: Push) {
      push = through
    },
    /** The socket is gone: nobody knows what arrived. */
    stop() {
      clearTimeout(ownTimer)
      clearTimeout(othersTimer)
      ownTimer = othersTimer = undefined
      carried += countOf(own) + countOf(others) + inFlight()
      own = []
      others = []
      pushed.clear()
      push = null
      onChange()
    },
    /** The document's answer to what the relay is known to hold: everything else, and always all deletions. */
    answer(update: Uint8Array) {
      const count = carried
      carried = 0
      send(update, count)
      onChange()
    },
    acknowledged(clientSeqs: readonly number[]) {
      for (const seq of clientSeqs) {
        const one = pushed.get(seq)
        if (one?.ranges) learn(memory.known, one.ranges)
        if (pushed.delete(seq)) everShared = true
      }
      onChange()
    },
    refused(clientSeqs: readonly number[]) {
      for (const seq of clientSeqs) {
        const parcel = pushed.get(seq)?.parcel
        pushed.delete(seq)
        if (!parcel) continue
        carried += parcel.count
        parcel.count = 0
      }
      onChange()
    },
    /** The relay sent something: perhaps just what another tab had made. */
    relayKnowsMore() {
      if (!knowsNothing(memory.known)) everShared = true
      others = others.filter(({ update }) => {
        const ranges = rangesOf(update)
        return !ranges || !covers(memory.known, ranges)
      })
      onChange()
    },
    /** Sends at once what waits, for when the page is about to go. */
    flush() {
      flushOwn()
      flushOthers()
    },
  }
}

function countOf(queue: readonly Queued[]) {
  return queue.filter(({ counted }) => counted).length
}
