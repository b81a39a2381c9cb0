// What the relay asks of a store: an append-only log of sealed frames per room, with snapshots that shorten it. Another
// engine can stand behind this. The one rule: a promise that says stored means it survives a power cut.
import type { Frame } from '../src/sync/protocol.ts'

/** What the relay knows of a room. Sizes in bytes; the tail is what stands above the current snapshot. */
export type RoomInfo = {
  /** A new one whenever the log may have gone backwards: cursors of another epoch mean nothing. */
  epoch: Uint8Array
  /** Highest sequence number of frames and snapshot; 0 for a room without either. */
  head: number
  /** Sequence number up to which the current snapshot speaks; 0 without a snapshot. */
  covers: number
  snapshotBytes: number
  tailFrames: number
  tailBytes: number
}

/** `new`: nothing is stored yet; the epoch holds once the first frame is appended with it. `gone`: forgotten, tombstone stands. */
export type OpenedRoom = { state: 'new' | 'kept'; info: RoomInfo } | { state: 'gone' }

/** `head` is where the writer believes the room to be. */
export type RoomAppend = { room: Uint8Array; epoch: Uint8Array; head: number; frames: readonly Uint8Array[] }
/**
 * `info` is the room after the append: its frames are the last `frames.length` up to `info.head`. `moved`: the room is not
 * where the writer believed, because somebody else writes in this store; nothing was appended.
 */
export type RoomAppended = { state: 'stored'; info: RoomInfo } | { state: 'gone' } | { state: 'moved' }
/** `full`: it would have made the room larger. */
export type SnapshotResult =
  | { state: 'stored'; info: RoomInfo }
  | { state: 'refused' }
  | { state: 'full' }
  | { state: 'gone' }

/**
 * When the store was last tidied up (ms since 1970), or else when its youngest room had been used as it was opened; 0 for an
 * empty store. `doubts`: rounds since then that did not believe the clock.
 */
export type StoreTime = { at: number; doubts: number }

/** A write that failed left nothing behind: all of it or none of it is stored. */
export type Written<T> = { ok: true; value: T } | { ok: false; reason: string }

/** A `now` that lies before what a room was last used at counts as that: a clock may run back. */
export type RoomStore = {
  /** Reads a room without creating it. */
  open(room: Uint8Array): Promise<OpenedRoom>
  /** Tags by which a device can prove that it has seen this log up to `seq`; empty when that frame is no longer known. */
  tagsAt(room: Uint8Array, seq: number): Promise<Uint8Array[]>
  /** Appends to several rooms in one transaction; results in the order of `batch`. */
  append(batch: readonly RoomAppend[], now: number): Promise<Written<RoomAppended[]>>
  /** Frames with after < seq <= upTo in order, until `byteBudget` is reached (at least one when there is one). */
  read(room: Uint8Array, after: number, upTo: number, byteBudget: number): Promise<Frame[]>
  readSnapshot(room: Uint8Array): Promise<{ covers: number; sealed: Uint8Array } | null>
  /** Replaces what stands up to `covers`; refused unless current covers < covers <= head. The previous one and the frames since it stay. */
  snapshot(
    room: Uint8Array,
    covers: number,
    sealed: Uint8Array,
    now: number,
    mayGrow?: boolean,
  ): Promise<Written<SnapshotResult>>
  /** The ids of all rooms that are stored. */
  rooms(): Promise<Uint8Array[]>
  /**
   * Puts the snapshot before the current one back (or none, when the log goes back to its beginning), with the frames since,
   * under a new epoch. False, and nothing changed, when there is nothing whole to go back to.
   */
  undoSnapshot(room: Uint8Array): Promise<Written<boolean>>
  /** Notes that a room is in use, so that it does not expire. Writes at most once a day. */
  touch(room: Uint8Array, now: number): Promise<Written<void>>
  /** Deletes the room and leaves a tombstone until `until` (ms since 1970). */
  forget(room: Uint8Array, until: number): Promise<Written<void>>
  /** Deletes rooms last used before `unusedSince` and tombstones that have passed; gives how many rooms went. */
  expire(unusedSince: number, now: number, inUse: (room: Uint8Array) => boolean): Promise<Written<number>>
  time(): StoreTime
  keepTime(time: StoreTime): Promise<Written<void>>
  /** Tries a write. */
  check(): Promise<Written<void>>
  stats(): { rooms: number; bytes: number }
  /** Waits for running writes. */
  close(): Promise<void>
}
