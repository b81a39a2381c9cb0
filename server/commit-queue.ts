// Group commit: a change that comes alone is written at once, those that follow within a few milliseconds share a transaction.
// Every write to a room's log goes through here, one after another, so that what the relay knows of a room never runs back.
import type { Metrics } from './metrics.ts'
import type { RoomAppended, RoomStore } from './room-store.ts'

export type Waiting<Room, Item> = { room: Room; items: Item[] }

export type CommitQueue<Room, Item> = {
  /** Takes an item in for the next commit. */
  add(room: Room, item: Item): void
  /** Runs another write, of so many bytes, when the commits before it are done. */
  run(bytes: number, task: () => Promise<void>): void
  /** Bytes taken in and not yet stored. */
  waitingBytes(): number
  waitingBytesOf(room: Room): number
  /** Resolves when nothing waits. */
  idle(): Promise<void>
}

type Options<Room, Item> = {
  store: RoomStore
  /** The least time from one commit to the next (milliseconds). */
  windowMs: number
  metrics: Metrics
  now: () => number
  stored: (group: Waiting<Room, Item>, result: RoomAppended) => void
  failed: (groups: readonly Waiting<Room, Item>[], reason: string) => void
  /** A mistake of ours in a write: the writes after it still happen. */
  broken: (error: unknown) => void
}

export function createCommitQueue<
  Room extends { readonly id: Uint8Array; readonly info: { epoch: Uint8Array; head: number } },
  Item extends { readonly sealed: Uint8Array },
>({ store, windowMs, metrics, now, stored, failed, broken }: Options<Room, Item>): CommitQueue<Room, Item> {
  let waiting = new Map<Room, Item[]>()
  let bytesOf = new Map<Room, number>()
  let bytes = 0
  let cancelPlanned: (() => void) | null = null
  let lastCommitAt = Number.NEGATIVE_INFINITY
  let underWay = 0
  let last: Promise<void> = Promise.resolve()

  const chain = (task: () => Promise<void>) => {
    underWay++
    last = last
      .then(task)
      .catch(broken)
      .then(() => {
        underWay--
        plan()
      })
  }

  const commit = async () => {
    const groups = [...waiting].map(([room, items]) => ({ room, items }))
    const size = bytes
    waiting = new Map()
    const batch = groups.map(({ room, items }) => ({
      room: room.id,
      epoch: room.info.epoch,
      head: room.info.head,
      frames: items.map((item) => item.sealed),
    }))
    const from = (lastCommitAt = performance.now())
    const written = await store.append(batch, now())
    bytes -= size
    for (const { room, items } of groups) {
      const left = (bytesOf.get(room) ?? 0) - sizeOf(items)
      if (left > 0) bytesOf.set(room, left)
      else bytesOf.delete(room)
    }
    if (!written.ok) {
      metrics.commitFailed()
      failed(groups, written.reason)
      return
    }
    const frames = groups.reduce((sum, { items }) => sum + items.length, 0)
    metrics.committed(frames, (performance.now() - from) / 1000)
    groups.forEach((group, i) => {
      const result = written.value[i]
      if (!result) throw new Error('the store answered for fewer rooms than were appended to')
      stored(group, result)
    })
  }

  const commitNow = () => {
    cancelPlanned?.()
    cancelPlanned = null
    if (waiting.size > 0) chain(commit)
  }

  /** While a write is under way what comes in gathers by itself; a quiet relay has nothing to wait for. */
  const plan = () => {
    if (cancelPlanned || underWay > 0 || waiting.size === 0) return
    const rest = windowMs - (performance.now() - lastCommitAt)
    if (rest > 0) {
      const timer = setTimeout(commitNow, rest)
      cancelPlanned = () => clearTimeout(timer)
    } else {
      // Not before the other messages of this turn of the event loop have been read.
      const turn = setImmediate(commitNow)
      cancelPlanned = () => clearImmediate(turn)
    }
  }

  return {
    add(room, item) {
      const items = waiting.get(room)
      if (items) items.push(item)
      else waiting.set(room, [item])
      bytes += item.sealed.length
      bytesOf.set(room, (bytesOf.get(room) ?? 0) + item.sealed.length)
      plan()
    },
    run(size, task) {
      // What was taken in earlier is written earlier.
      commitNow()
      bytes += size
      chain(async () => {
        try {
          await task()
        } finally {
          bytes -= size
        }
      })
    },
    waitingBytes: () => bytes,
    waitingBytesOf: (room) => bytesOf.get(room) ?? 0,
    async idle() {
      commitNow()
      await last
    },
  }
}

function sizeOf(items: readonly { readonly sealed: Uint8Array }[]): number {
  return items.reduce((sum, item) => sum + item.sealed.length, 0)
}
