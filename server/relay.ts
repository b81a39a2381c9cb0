// The relay: lets devices into rooms, stores what they push and hands it to the others. It sees rooms and bytes, never
// a board; nothing is acknowledged before it is on disk.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { CLOSE, encodeRelayMessage, REFUSAL, TAG_BYTES, type Hello } from '../src/sync/protocol.ts'
import { addressOf, createAddressBook } from './address-book.ts'
import { createCommitQueue } from './commit-queue.ts'
import { createConnection, type Connection, type Joined, type Surroundings } from './connection.ts'
import type { Limits } from './limits.ts'
import { askForSnapshot, deliver, stopAsking, wantsSnapshot, type LiveRoom, type Push } from './live-room.ts'
import { roomMark, type Log } from './log.ts'
import { rightsOf, sameToken } from './rights.ts'
import type { RoomStore } from './room-store.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const CLOSING_MS = 500
const GONE = 'This board was deleted for everyone.'

export type Relay = {
  /** Takes an upgrade on the relay's path over. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Writes what waits, acknowledges it, and sends everyone away with "try later". Leaves the store open. */
  close(): Promise<void>
  stats(): { sockets: number; liveRooms: number; rooms: number; bytes: number }
}

export function createRelay({
  store,
  limits,
  log,
  now = Date.now,
}: {
  store: RoomStore
  limits: Limits
  log: Log
  now?: () => number
}): Relay {
  const connections = new Set<Connection>()
  const addresses = createAddressBook(limits)
  const rooms = new Map<string, { users: number; opened: Promise<LiveRoom | null> }>()
  const inFlight = { unfinished: 0, waiting: () => queue.waitingBytes() }
  let closing = false
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: Math.max(limits.snapshotBytes, limits.frameBytes) + 1024 * 1024,
  })

  const queue = createCommitQueue<LiveRoom, Push>({
    store,
    windowMs: limits.commitWindowMs,
    now,
    stored({ room, items }, result) {
      if (result.state === 'gone') dismiss(room)
      else {
        deliver(room, result.info, items, limits)
        if (wantsSnapshot(room.info)) askForSnapshot(room, limits)
      }
      for (const _ of items) release(room)
    },
    failed(groups, reason) {
      log.error({ reason, rooms: groups.length }, 'a commit failed')
      for (const { room, items } of groups) {
        for (const { member } of items) member.close(CLOSE.storeFailed, NOT_STORED)
        for (const _ of items) release(room)
      }
    },
  })

  const enter = (id: Uint8Array): Promise<LiveRoom | null> => {
    const key = Buffer.from(id).toString('hex')
    let entry = rooms.get(key)
    if (!entry) {
      entry = { users: 0, opened: openRoom(id.slice(), key, store) }
      rooms.set(key, entry)
    }
    entry.users++
    return entry.opened
  }
  const releaseKey = (key: string) => {
    const entry = rooms.get(key)
    if (entry && --entry.users === 0) rooms.delete(key)
  }
  const hold = (room: LiveRoom) => {
    const entry = rooms.get(room.key)
    if (entry) entry.users++
  }
  const release = (room: LiveRoom) => releaseKey(room.key)

  const dismiss = (room: LiveRoom) => {
    room.forgotten = true
    stopAsking(room)
    for (const member of room.members) member.close(CLOSE.gone, GONE)
  }

  const join = async (hello: Hello, connection: Connection): Promise<Joined | null> => {
    const rights = rightsOf(hello)
    if (!rights.ok) {
      connection.close(CLOSE.noAccess, rights.reason)
      return null
    }
    const key = Buffer.from(hello.room).toString('hex')
    let room: LiveRoom | null = null
    let admitted = false
    try {
      room = await enter(hello.room)
      if (!room || room.forgotten) {
        connection.close(CLOSE.gone, GONE)
        return null
      }
      if (room.isNew && rights.mayWrite) {
        if (limits.createToken !== '' && !sameToken(hello.createToken, limits.createToken)) {
          connection.close(
            CLOSE.noAccess,
            'This relay makes new boards only for those who have its create token.',
          )
          return null
        }
        if (!addresses.mayMakeRoom(connection.address, key, now())) {
          connection.close(CLOSE.tooMany, 'Too many new boards from this address. Try again in an hour.')
          return null
        }
      }
      const start = await startOf(hello, room, store)
      const touched = await store.touch(room.id, now())
      if (!touched.ok)
        log.warn({ room: room.mark, reason: touched.reason }, 'a room could not be marked as used')
      const member = connection.makeMember(room, rights.mayWrite)
      member.cursor = start
      if (start > 0) member.tag = hello.tag
      const { epoch, head } = room.info
      member.send(encodeRelayMessage({ type: 'welcome', epoch, mayWrite: rights.mayWrite, start, head }))
      room.members.add(member)
      admitted = true
      log.debug({ room: room.mark, mayWrite: rights.mayWrite, start, head }, 'a device joined')
      return { room, member }
    } finally {
      if (!admitted) releaseKey(key)
    }
  }

  const refuse = ({ member }: Joined, reason: (typeof REFUSAL)[keyof typeof REFUSAL], clientSeq: number) =>
    member.send(encodeRelayMessage({ type: 'refused', reason, clientSeqs: [clientSeq] }))

  const around: Surroundings = {
    store,
    limits,
    log,
    now,
    inFlight,
    join,
    release,
    push(joined, clientSeq, sealed) {
      if (closing) return
      const { room, member } = joined
      const { rooms: storedRooms, bytes } = store.stats()
      if (room.info.tailBytes + queue.waitingBytesOf(room) + sealed.length > limits.tailBytes) {
        refuse(joined, REFUSAL.snapshotNeeded, clientSeq)
        return askForSnapshot(room, limits, member)
      }
      if (
        bytes + queue.waitingBytes() + sealed.length > limits.bytesInAll ||
        (room.isNew && storedRooms >= limits.roomsInAll)
      ) {
        return refuse(joined, REFUSAL.storageFull, clientSeq)
      }
      hold(room)
      queue.add(room, { member, clientSeq, sealed })
    },
    snap({ room, member }, covers, sealed) {
      hold(room)
      queue.run(async () => {
        const written = await store.snapshot(room.id, covers, sealed, now())
        if (!written.ok) {
          log.error({ room: room.mark, reason: written.reason }, 'a snapshot could not be stored')
          member.close(CLOSE.storeFailed, NOT_STORED)
        } else if (written.value.state === 'stored') {
          room.info = written.value.info
          if (!wantsSnapshot(room.info)) stopAsking(room)
        } else if (written.value.state === 'gone') dismiss(room)
        else log.debug({ room: room.mark, covers }, 'a snapshot was refused')
        release(room)
      })
    },
    forget({ room, member }) {
      hold(room)
      queue.run(async () => {
        const written = await store.forget(room.id, now() + limits.tombstoneDays * DAY_MS)
        if (written.ok) {
          log.info({ room: room.mark }, 'a room was deleted')
          dismiss(room)
        } else member.close(CLOSE.storeFailed, NOT_STORED)
        release(room)
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

  const housekeeping = setInterval(() => {
    addresses.tidy(now())
    queue.run(async () => {
      const inUse = (room: Uint8Array) => rooms.has(Buffer.from(room).toString('hex'))
      const expired = await store.expire(now() - limits.expireAfterDays * DAY_MS, now(), inUse)
      if (!expired.ok) log.error({ reason: expired.reason }, 'unused rooms could not be removed')
      else if (expired.value > 0) log.info({ rooms: expired.value }, 'unused rooms removed')
    })
  }, HOUR_MS)

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', (error) => log.debug({ reason: error.message }, 'a connection broke'))
      if (closing || connections.size >= limits.socketsInAll)
        return refuseUpgrade(socket, '503 Service Unavailable')
      const { origin } = request.headers
      if (
        limits.allowedOrigins.length > 0 &&
        origin !== undefined &&
        !limits.allowedOrigins.includes(origin)
      ) {
        return refuseUpgrade(socket, '403 Forbidden')
      }
      sockets.handleUpgrade(request, socket, head, (websocket) => {
        const address = addressOf(request, limits.trustProxy)
        const admitted = addresses.enter(address)
        const connection = createConnection(websocket, socket, address, around)
        connections.add(connection)
        websocket.on('close', () => {
          connections.delete(connection)
          if (admitted) addresses.leave(address)
        })
        if (!admitted)
          connection.close(CLOSE.busy, 'Too many connections from this address. Try again later.')
      })
    },

    async close() {
      closing = true
      clearInterval(pulse)
      clearInterval(housekeeping)
      await queue.idle()
      for (const connection of connections)
        connection.close(CLOSE.busy, 'The relay restarts. Try again in a moment.')
      const patience = Date.now() + CLOSING_MS
      while (connections.size > 0 && Date.now() < patience)
        await new Promise((resolve) => setTimeout(resolve, 10))
      for (const connection of connections) connection.terminate()
    },

    stats: () => ({ sockets: connections.size, liveRooms: rooms.size, ...store.stats() }),
  }
}

const NOT_STORED = 'The relay could not store this. It stays on the device; try again later.'

async function openRoom(id: Uint8Array, key: string, store: RoomStore): Promise<LiveRoom | null> {
  const opened = await store.open(id)
  if (opened.state === 'gone') return null
  return {
    id,
    key,
    mark: roomMark(id),
    info: opened.info,
    isNew: opened.state === 'new',
    forgotten: false,
    members: new Set(),
    nextConnection: 1,
    asked: null,
  }
}

/** The device's cursor when its log is this log, else 0: "I know nothing of your cursor". */
async function startOf(hello: Hello, room: LiveRoom, store: RoomStore): Promise<number> {
  if (hello.cursor === 0 || Buffer.compare(hello.epoch, room.info.epoch) !== 0) return 0
  const tags = await store.tagsAt(room.id, hello.cursor)
  const known = tags.some((tag) => tag.length === TAG_BYTES && Buffer.compare(tag, hello.tag) === 0)
  return known ? hello.cursor : 0
}

function refuseUpgrade(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
