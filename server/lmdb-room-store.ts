// The store on LMDB: one file, no compiler needed. Every change reads what it needs inside its own transaction, and a
// promise resolves only after the commit is flushed to disk.
import { randomBytes } from 'node:crypto'
import { EPOCH_BYTES, TAG_BYTES, tagOf, type Frame } from '../src/sync/protocol.ts'
import { measure, openDatabase, removeFrames, removeRoom, transact } from './lmdb-database.ts'
import * as record from './room-record.ts'
import type { RoomRecord } from './room-record.ts'
import type { RoomInfo, RoomStore, Written } from './room-store.ts'

const DAY_MS = 86_400_000
const EXPIRE_AT_ONCE = 200
const PROBE_BYTES = 256 * 1024
const NO_TAG = new Uint8Array(TAG_BYTES)

/** Opens (or makes) the store in an existing, writable folder. Throws when the file cannot be opened or is not a store. */
export async function openLmdbRoomStore(folder: string): Promise<RoomStore> {
  const { db, storeEpoch } = await openDatabase(folder)
  const totals = { rooms: 0, bytes: 0 }
  let youngest = 0
  for (const { value } of db.getRange(record.ROOM_KEYS)) {
    const { bytes, lastUsed } = record.decodeRecord(value)
    totals.rooms++
    totals.bytes += bytes
    youngest = Math.max(youngest, lastUsed)
  }
  const stored = db.get(record.TIME_KEY)
  let time = stored ? record.decodeTime(stored) : null

  const readRecord = (room: Uint8Array): RoomRecord | null => {
    const stored = db.get(record.roomKey(room))
    return stored ? record.decodeRecord(stored) : null
  }
  const isGone = (room: Uint8Array) => db.doesExist(record.tombstoneKey(room))
  const infoOf = (stored: RoomRecord): RoomInfo => ({
    epoch: xor(stored.epoch, storeEpoch),
    head: stored.head,
    covers: stored.covers,
    snapshotBytes: stored.snapshotBytes,
    tailFrames: stored.tailFrames,
    tailBytes: stored.tailBytes,
  })
  const put = (room: Uint8Array, changed: RoomRecord) =>
    db.putSync(record.roomKey(room), record.encodeRecord(changed))

  let failing = false
  /** `action` hands changes of the totals to `count`: they hold only when the transaction does. */
  const write = async <T>(
    action: (count: (rooms: number, bytes: number) => void) => T,
  ): Promise<Written<T>> => {
    const change = { rooms: 0, bytes: 0 }
    const written = await transact(db, () =>
      action((rooms, bytes) => {
        change.rooms += rooms
        change.bytes += bytes
      }),
    )
    failing = !written.ok
    if (written.ok) {
      totals.rooms += change.rooms
      totals.bytes += change.bytes
    }
    return written
  }

  return {
    async open(room) {
      if (isGone(room)) return { state: 'gone' }
      const stored = readRecord(room)
      if (stored) return { state: 'kept', info: infoOf(stored) }
      return { state: 'new', info: infoOf(record.newRecord(new Uint8Array(randomBytes(EPOCH_BYTES)))) }
    },

    async tagsAt(room, seq) {
      const stored = readRecord(room)
      if (!stored || seq <= 0 || seq > stored.head) return []
      const tags: Uint8Array[] = []
      const frame = db.get(record.frameKey(room, seq))
      if (frame) tags.push(tagOf(frame))
      if (seq === stored.covers) tags.push(stored.coversTag, stored.snapshotTag)
      return tags
    },

    append(batch, now) {
      // Of a store that was empty; later ones may come with a clock that jumped.
      youngest ||= now
      return write((count) =>
        batch.map(({ room, epoch, head, frames }) => {
          if (isGone(room)) return { state: 'gone' }
          const known = readRecord(room)
          if ((known?.head ?? 0) !== head) return { state: 'moved' }
          const changed = known ?? record.newRecord(xor(epoch, storeEpoch))
          let added = 0
          for (const sealed of frames) {
            changed.head++
            added += sealed.length
            db.putSync(record.frameKey(room, changed.head), record.asBuffer(sealed))
          }
          changed.tailFrames += frames.length
          changed.tailBytes += added
          changed.bytes += added
          changed.lastUsed = Math.max(changed.lastUsed, now)
          put(room, changed)
          count(known ? 0 : 1, added)
          return { state: 'stored', info: infoOf(changed) }
        }),
      )
    },

    async read(room, after, upTo, byteBudget) {
      const frames: Frame[] = []
      let bytes = 0
      const range = { start: record.frameKey(room, after + 1), end: record.frameKey(room, upTo + 1) }
      for (const { key, value } of db.getRange(range)) {
        frames.push({ seq: record.seqOf(key), sealed: value })
        bytes += value.length
        if (bytes >= byteBudget) break
      }
      return frames
    },

    async readSnapshot(room) {
      const stored = readRecord(room)
      if (!stored || stored.covers === 0) return null
      const sealed = db.get(record.snapshotKey(room, stored.covers))
      if (!sealed) throw new Error('a room names a snapshot that is not in the store')
      return { covers: stored.covers, sealed }
    },

    snapshot(room, covers, sealed, now, mayGrow = true) {
      return write((count) => {
        if (isGone(room)) return { state: 'gone' }
        const stored = readRecord(room)
        if (!stored || covers <= stored.covers || covers > stored.head) return { state: 'refused' }
        const atCovers = db.get(record.frameKey(room, covers))
        const freed = stored.previousBytes + measure(db, room, stored.previousCovers, stored.covers).bytes
        if (sealed.length > freed && !mayGrow) return { state: 'full' }
        if (stored.previousCovers > 0) db.removeSync(record.snapshotKey(room, stored.previousCovers))
        removeFrames(db, room, stored.previousCovers, stored.covers)
        db.putSync(record.snapshotKey(room, covers), record.asBuffer(sealed))
        const tail = measure(db, room, covers, stored.head)
        const changed: RoomRecord = {
          ...stored,
          previousCovers: stored.covers,
          previousBytes: stored.snapshotBytes,
          covers,
          coversTag: atCovers ? tagOf(atCovers) : stored.coversTag,
          snapshotTag: tagOf(sealed),
          snapshotBytes: sealed.length,
          tailFrames: tail.frames,
          tailBytes: tail.bytes,
          bytes: stored.bytes + sealed.length - freed,
          lastUsed: Math.max(stored.lastUsed, now),
        }
        put(room, changed)
        count(0, sealed.length - freed)
        return { state: 'stored', info: infoOf(changed) }
      })
    },

    async rooms() {
      return Array.from(db.getRange(record.ROOM_KEYS), ({ key }) => record.roomOf(key))
    },

    undoSnapshot(room) {
      return write((count) => {
        const stored = readRecord(room)
        if (!stored || stored.covers === 0) return false
        const previous = db.get(record.snapshotKey(room, stored.previousCovers))
        const before = db.get(record.frameKey(room, stored.previousCovers))
        const tail = measure(db, room, stored.previousCovers, stored.head)
        // Without a snapshot before it the log must speak for itself. Under the one that an earlier undo put back it is gone.
        if (!previous && tail.frames < stored.head) return false
        db.removeSync(record.snapshotKey(room, stored.covers))
        put(room, {
          ...stored,
          // Who took the bad one in must read from the start again.
          epoch: new Uint8Array(randomBytes(EPOCH_BYTES)),
          covers: stored.previousCovers,
          coversTag: tagOf(before ?? previous ?? NO_TAG),
          snapshotTag: tagOf(previous ?? NO_TAG),
          snapshotBytes: stored.previousBytes,
          previousCovers: 0,
          previousBytes: 0,
          tailFrames: tail.frames,
          tailBytes: tail.bytes,
          bytes: stored.bytes - stored.snapshotBytes,
        })
        count(0, -stored.snapshotBytes)
        return true
      })
    },

    async touch(room, now) {
      const stored = readRecord(room)
      if (!stored || now - stored.lastUsed < DAY_MS) return { ok: true, value: undefined }
      return write(() => {
        const current = readRecord(room)
        if (current) put(room, { ...current, lastUsed: Math.max(current.lastUsed, now) })
      })
    },

    forget(room, until) {
      return write((count) => {
        const stored = readRecord(room)
        if (stored) {
          removeRoom(db, room, stored)
          count(-1, -stored.bytes)
        }
        db.putSync(record.tombstoneKey(room), Buffer.from(String(until)))
      })
    },

    async expire(unusedSince, now, inUse) {
      const isUnused = (stored: RoomRecord, room: Uint8Array) => stored.lastUsed < unusedSince && !inUse(room)
      const unused: Uint8Array[] = []
      for (const { key, value } of db.getRange(record.ROOM_KEYS)) {
        const room = record.roomOf(key)
        if (isUnused(record.decodeRecord(value), room)) unused.push(room)
        // The rest waits for the next round: one transaction must not hold up the writers.
        if (unused.length === EXPIRE_AT_ONCE) break
      }
      const passed: Buffer[] = []
      for (const { key, value } of db.getRange(record.TOMBSTONE_KEYS)) {
        if (Number(value.toString()) <= now) passed.push(key)
      }
      if (unused.length === 0 && passed.length === 0) return { ok: true, value: 0 }
      return write((count) => {
        for (const key of passed) db.removeSync(key)
        let expired = 0
        for (const room of unused) {
          const stored = readRecord(room)
          if (!stored || !isUnused(stored, room)) continue
          removeRoom(db, room, stored)
          count(-1, -stored.bytes)
          expired++
        }
        return expired
      })
    },

    time: () => time ?? { at: youngest, doubts: 0 },

    async keepTime(next) {
      const kept = await write(() => {
        db.putSync(record.TIME_KEY, record.encodeTime(next))
      })
      if (kept.ok) time = next
      return kept
    },

    async check() {
      // A byte still finds room where a frame does not: after a failure as much as a large change is tried.
      const probe = Buffer.alloc(failing ? PROBE_BYTES : 1)
      return write(() => {
        db.putSync(record.PROBE_KEY, probe)
      })
    },

    stats: () => ({ ...totals }),

    async close() {
      await db.close()
    },
  }
}

/** A room's epoch as devices see it changes with the store's, and is the room's own again with the same operation. */
function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0))
}
