// The relay: lets devices into rooms, stores what they push and hands it to the others. It sees rooms and bytes, never
// a board; nothing is acknowledged before it is on disk.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE, REFUSAL, type RefusalReason } from '../src/sync/protocol.ts'
import { createAddressBook } from './address-book.ts'
import { admit, GONE } from './admission.ts'
import { createCommitQueue } from './commit-queue.ts'
import type { Connection, Joined, Surroundings } from './connection.ts'
import { createEntrance } from './entrance.ts'
import { createInFlight } from './in-flight.ts'
import type { Limits } from './limits.ts'
import { askForSnapshot, deliver, stopAsking, wantsSnapshot, type LiveRoom, type Push } from './live-room.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics, type RelayStats } from './metrics.ts'
import { pack } from './packed-message.ts'
import { createRoomRegistry } from './room-registry.ts'
import type { RoomAppended, RoomStore } from './room-store.ts'
import { createTidying } from './tidying.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const CLOSING_MS = 500
const NOT_STORED = 'The relay could not store this. It stays on the device; try again later.'
const TRY_AGAIN = 'The relay restarts. Try again in a moment.'

export type Relay = {
  /** Takes an upgrade on the relay's path over. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Answers a POST on the requests' path: the same connection for who cannot have a websocket. */
  handleRequest(request: IncomingMessage, response: ServerResponse): void
  /** Writes what waits, acknowledges it, and sends everyone away with "try later". Leaves the store open. */
  close(): Promise<void>
  stats(): RelayStats
}

export type RelayOptions = {
  store: RoomStore
  limits: Limits
  log: Log
  metrics?: Metrics
  now?: () => number
}

/** Makes a relay on an open store. `now` gives ms since 1970. */
export function createRelay({
  store,
  limits,
  log,
  metrics = createMetrics(),
  now = Date.now,
}: RelayOptions): Relay {
  const connections = new Set<Connection>()
  const addresses = createAddressBook(limits)
  const rooms = createRoomRegistry(store)
  const tidying = createTidying({ store, limits, log, inUse: (room) => rooms.has(room), now })
  let closing = false

  const dismiss = (room: LiveRoom) => {
    room.forgotten = true
    sendAway(room, CLOSE.gone, GONE)
  }
  const queue = createCommitQueue<LiveRoom, Push>({
    store,
    windowMs: limits.commitWindowMs,
    metrics,
    now: tidying.time,
    stored({ room, items }, result) {
      handOut(room, items, result)
      for (const _ of items) rooms.release(room)
    },
    failed(groups, reason) {
      log.error({ reason, rooms: groups.length }, 'a commit failed')
      for (const { room, items } of groups) {
        for (const { member } of items) member.close(CLOSE.storeFailed, NOT_STORED)
        for (const _ of items) rooms.release(room)
      }
    },
    broken: (error) => log.error({ err: error }, 'a write went wrong'),
  })
  const handOut = (room: LiveRoom, pushes: readonly Push[], result: RoomAppended) => {
    if (result.state === 'gone') return dismiss(room)
    if (result.state === 'moved') {
      log.error({ room: room.mark }, 'another relay writes in this data folder')
      return sendAway(room, CLOSE.busy, TRY_AGAIN)
    }
    deliver(room, result.info, pushes, around)
    if (wantsSnapshot(room.info)) askForSnapshot(room, limits)
  }

  const refuse = ({ member }: Joined, reason: RefusalReason, ...clientSeqs: number[]) => {
    metrics.refused(reason)
    member.send(pack({ type: 'refused', reason, clientSeqs }))
  }

  const around: Surroundings = {
    store,
    limits,
    log,
    metrics,
    now,
    inFlight: createInFlight({
      mostBytes: limits.bytesInFlight,
      waiting: () => queue.waitingBytes(),
      senders: connections,
    }),
    join: (hello, connection) =>
      admit(hello, connection, { ...around, rooms, addresses, time: tidying.time }),
    release: (room) => rooms.release(room),

    push(joined, clientSeq, sealed) {
      const { room, member } = joined
      const stored = store.stats()
      if (room.info.tailBytes + queue.waitingBytesOf(room) + sealed.length > limits.tailBytes) {
        // The snapshot that makes room may be on its way, from this very device: the change waits for it.
        if (room.snapshotsUnderWay > 0) {
          rooms.hold(room)
          return queue.run(sealed.length, async () => {
            around.push(joined, clientSeq, sealed)
            rooms.release(room)
          })
        }
        refuse(joined, REFUSAL.snapshotNeeded, clientSeq)
        return askForSnapshot(room, limits, member)
      }
      const full = stored.bytes + queue.waitingBytes() + sealed.length > limits.bytesInAll
      if (full || (room.isNew && stored.rooms >= limits.roomsInAll)) {
        return refuse(joined, REFUSAL.storageFull, clientSeq)
      }
      rooms.hold(room)
      queue.add(room, { member, clientSeq, sealed })
    },

    snap(joined, covers, sealed) {
      const { room, member } = joined
      rooms.hold(room)
      room.snapshotsUnderWay++
      queue.run(sealed.length, async () => {
        const mayGrow = store.stats().bytes + queue.waitingBytes() <= limits.bytesInAll
        const written = await store.snapshot(room.id, covers, sealed, tidying.time(), mayGrow)
        room.snapshotsUnderWay--
        rooms.release(room)
        if (!written.ok) {
          log.error({ room: room.mark, reason: written.reason }, 'a snapshot could not be stored')
          member.close(CLOSE.storeFailed, NOT_STORED)
        } else if (written.value.state === 'stored') {
          room.info = written.value.info
          if (!wantsSnapshot(room.info)) stopAsking(room)
        } else if (written.value.state === 'gone') dismiss(room)
        else if (written.value.state === 'full') {
          stopAsking(room)
          refuse(joined, REFUSAL.storageFull)
        } else log.debug({ room: room.mark, covers }, 'a snapshot was refused')
      })
    },

    forget({ room, member }) {
      rooms.hold(room)
      queue.run(0, async () => {
        const written = await store.forget(room.id, tidying.time() + limits.tombstoneDays * DAY_MS)
        if (written.ok) {
          log.info({ room: room.mark }, 'a room was deleted')
          dismiss(room)
        } else member.close(CLOSE.storeFailed, NOT_STORED)
        rooms.release(room)
      })
    },
  }

  const pulse = setInterval(() => {
    const silentSince = now() - limits.idleAfterMs
    for (const connection of connections) {
      if (connection.lastHeard() < silentSince) connection.terminate()
      else connection.ping()
    }
  }, limits.idleAfterMs / 2)

  // Not at the start: the network may not have set the clock yet.
  const hours = setInterval(() => {
    addresses.tidy(now())
    queue.run(0, tidying.round)
  }, HOUR_MS)

  const entrance = createEntrance({ around, addresses, connections, isClosing: () => closing })

  return {
    handleUpgrade: entrance.handleUpgrade,
    handleRequest: entrance.handleRequest,

    async close() {
      closing = true
      clearInterval(pulse)
      clearInterval(hours)
      for (const connection of connections) connection.pause()
      await queue.idle()
      for (const connection of connections) connection.close(CLOSE.busy, TRY_AGAIN)
      const patience = Date.now() + CLOSING_MS
      while (connections.size > 0 && Date.now() < patience) await soon()
      for (const connection of connections) connection.terminate()
    },

    stats: () => ({ sockets: connections.size, liveRooms: rooms.size(), ...store.stats() }),
  }
}

function sendAway(room: LiveRoom, code: number, reason: string) {
  stopAsking(room)
  const members = [...room.members]
  // Nobody stays to hear who left.
  room.members.clear()
  for (const member of members) member.close(code, reason)
}

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10))
}
