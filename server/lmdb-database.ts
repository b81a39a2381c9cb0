// The file under the store: how it is opened, how a transaction succeeds or leaves nothing, and the loops over a log.
import { randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'
import { EPOCH_BYTES } from '../src/sync/protocol.ts'
import * as record from './room-record.ts'
import type { RoomRecord } from './room-record.ts'
import type { Written } from './room-store.ts'

/** Put a file of this name beside a restored backup: every room then gets a new epoch, and no device trusts its cursor. */
export const RESTORED_MARKER = 'restored'
export const DATA_FILE = 'relay.mdb'

export type Database = RootDatabase<Buffer, Buffer>

/** Opens or makes the file in an existing folder. Throws when that cannot be done. */
export async function openDatabase(folder: string): Promise<{ db: Database; storeEpoch: Uint8Array }> {
  const db: Database = open({
    path: join(folder, DATA_FILE),
    encoding: 'binary',
    keyEncoding: 'binary',
    // Off: a commit resolves when it is on disk, and a reader never sees what a power cut could take back.
    overlappingSync: false,
    // Off: with it, a commit that fails on a full disk leaves a rejected promise that nobody can handle, and node ends.
    eventTurnBatching: false,
  })
  return { db, storeEpoch: await openStoreEpoch(db, join(folder, RESTORED_MARKER)) }
}

/** Opens an existing file without changing it, also while a relay writes in it. Throws when it is not there. */
export function openToRead(file: string): Database {
  return open({ path: file, noSubdir: true, encoding: 'binary', keyEncoding: 'binary', readOnly: true })
}

/** A child transaction, because only that one leaves nothing behind when it fails halfway. */
export async function transact<T>(db: Database, action: () => T): Promise<Written<T>> {
  try {
    return { ok: true, value: await db.childTransaction(action) }
  } catch (error) {
    return { ok: false, reason: await reasonOf(error) }
  }
}

/** lmdb hands the cause of a failed commit as a second promise; left unhandled it would end the process. */
async function reasonOf(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return String(error)
  if (!('commitError' in error)) return error.message
  try {
    await error.commitError
    return error.message
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

async function openStoreEpoch(db: Database, marker: string): Promise<Uint8Array> {
  const stored = db.get(record.STORE_KEY)
  if (stored && !existsSync(marker)) return stored
  const epoch = randomBytes(EPOCH_BYTES)
  const written = await transact(db, () => {
    db.putSync(record.STORE_KEY, epoch)
  })
  if (!written.ok) throw new Error(written.reason)
  rmSync(marker, { force: true })
  return epoch
}

export function removeRoom(db: Database, room: Uint8Array, stored: RoomRecord) {
  removeFrames(db, room, 0, stored.head)
  if (stored.covers > 0) db.removeSync(record.snapshotKey(room, stored.covers))
  if (stored.previousCovers > 0) db.removeSync(record.snapshotKey(room, stored.previousCovers))
  db.removeSync(record.roomKey(room))
}

/** Removes frames with after < seq <= upTo. */
export function removeFrames(db: Database, room: Uint8Array, after: number, upTo: number) {
  const range = { start: record.frameKey(room, after + 1), end: record.frameKey(room, upTo + 1) }
  for (const { key } of Array.from(db.getRange(range))) db.removeSync(key)
}

export function measure(db: Database, room: Uint8Array, after: number, upTo: number) {
  const size = { frames: 0, bytes: 0 }
  const range = { start: record.frameKey(room, after + 1), end: record.frameKey(room, upTo + 1) }
  for (const { value } of db.getRange(range)) {
    size.frames++
    size.bytes += value.length
  }
  return size
}
