// How a room lies in the store: its keys and its record. A stored layout is never changed, only followed by a next version.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { EPOCH_BYTES, TAG_BYTES } from '../src/sync/protocol.ts'
import type { StoreTime } from './room-store.ts'

const RECORD_VERSION = 1

export type RoomRecord = {
  epoch: Uint8Array
  head: number
  covers: number
  /** Tag of the frame at `covers`, which itself may be gone. */
  coversTag: Uint8Array
  snapshotTag: Uint8Array
  snapshotBytes: number
  previousCovers: number
  previousBytes: number
  tailFrames: number
  tailBytes: number
  /** All that is kept for this room: frames and both snapshots. */
  bytes: number
  lastUsed: number
}

const KIND = { room: 0x6d, frame: 0x66, snapshot: 0x73, tombstone: 0x74, store: 0x78 } as const
const SEQ_BYTES = 8

export const STORE_KEY = Buffer.from([KIND.store])
export const TIME_KEY = Buffer.from([KIND.store, 2])
export const PROBE_KEY = Buffer.from([KIND.store, 1])
export const ROOM_KEYS = { start: Buffer.from([KIND.room]), end: Buffer.from([KIND.room + 1]) }
export const TOMBSTONE_KEYS = { start: Buffer.from([KIND.tombstone]), end: Buffer.from([KIND.tombstone + 1]) }

export function roomKey(room: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([KIND.room]), room])
}

export function tombstoneKey(room: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([KIND.tombstone]), room])
}

/** Keys sort by number, so that a range reads a log in order. */
export function frameKey(room: Uint8Array, seq: number): Buffer {
  return numbered(KIND.frame, room, seq)
}

export function snapshotKey(room: Uint8Array, covers: number): Buffer {
  return numbered(KIND.snapshot, room, covers)
}

export function seqOf(key: Uint8Array): number {
  return Number(Buffer.from(key.buffer, key.byteOffset, key.length).readBigUInt64BE(key.length - SEQ_BYTES))
}

/** The room in a room key or a tombstone key. */
export function roomOf(key: Uint8Array): Uint8Array {
  return key.slice(1)
}

export function newRecord(epoch: Uint8Array): RoomRecord {
  const none = new Uint8Array(TAG_BYTES)
  return {
    epoch,
    head: 0,
    covers: 0,
    coversTag: none,
    snapshotTag: none,
    snapshotBytes: 0,
    previousCovers: 0,
    previousBytes: 0,
    tailFrames: 0,
    tailBytes: 0,
    bytes: 0,
    lastUsed: 0,
  }
}

export function encodeRecord(record: RoomRecord): Buffer {
  return asBuffer(
    encoding.encode((to) => {
      encoding.writeUint8(to, RECORD_VERSION)
      encoding.writeUint8Array(to, record.epoch)
      encoding.writeVarUint(to, record.head)
      encoding.writeVarUint(to, record.covers)
      encoding.writeUint8Array(to, record.coversTag)
      encoding.writeUint8Array(to, record.snapshotTag)
      encoding.writeVarUint(to, record.snapshotBytes)
      encoding.writeVarUint(to, record.previousCovers)
      encoding.writeVarUint(to, record.previousBytes)
      encoding.writeVarUint(to, record.tailFrames)
      encoding.writeVarUint(to, record.tailBytes)
      encoding.writeVarUint(to, record.bytes)
      encoding.writeVarUint(to, record.lastUsed)
    }),
  )
}

/** Throws on a record of another version: such a store was written by a newer relay and must not be touched by this one. */
export function decodeRecord(data: Uint8Array): RoomRecord {
  const from = decoding.createDecoder(data)
  const version = decoding.readUint8(from)
  if (version !== RECORD_VERSION)
    throw new Error(`the store holds a room of version ${version}, this relay knows ${RECORD_VERSION}`)
  return {
    epoch: decoding.readUint8Array(from, EPOCH_BYTES).slice(),
    head: decoding.readVarUint(from),
    covers: decoding.readVarUint(from),
    coversTag: decoding.readUint8Array(from, TAG_BYTES).slice(),
    snapshotTag: decoding.readUint8Array(from, TAG_BYTES).slice(),
    snapshotBytes: decoding.readVarUint(from),
    previousCovers: decoding.readVarUint(from),
    previousBytes: decoding.readVarUint(from),
    tailFrames: decoding.readVarUint(from),
    tailBytes: decoding.readVarUint(from),
    bytes: decoding.readVarUint(from),
    lastUsed: decoding.readVarUint(from),
  }
}

export function encodeTime({ at, doubts }: StoreTime): Buffer {
  return asBuffer(
    encoding.encode((to) => {
      encoding.writeVarUint(to, at)
      encoding.writeVarUint(to, doubts)
    }),
  )
}

export function decodeTime(data: Uint8Array): StoreTime {
  const from = decoding.createDecoder(data)
  return { at: decoding.readVarUint(from), doubts: decoding.readVarUint(from) }
}

/** The same bytes as a Buffer, which is what the store engine takes. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function numbered(kind: number, room: Uint8Array, seq: number): Buffer {
  const key = Buffer.alloc(1 + room.length + SEQ_BYTES)
  key[0] = kind
  key.set(room, 1)
  key.writeBigUInt64BE(BigInt(seq), 1 + room.length)
  return key
}
