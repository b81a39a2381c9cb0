// What a device may do with a board, and every key that follows from it. Nothing derived here is stored or sent, except the
// room, the two tokens and the public half of the write right, which the relay sees in HELLO.
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as buffer from 'lib0/buffer'
import { PUBLIC_WRITE_BYTES, READ_TOKEN_BYTES, ROOM_BYTES, WRITE_TOKEN_BYTES } from './protocol.ts'

export const SECRET_BYTES = 16

/** The right to write comes with everything; the right to read knows the public half of the write right, to find the room. */
export type WriteAccess = { kind: 'write'; secret: Uint8Array; year: string }
export type ReadAccess = { kind: 'read'; view: Uint8Array; publicWrite: Uint8Array; year: string }
export type Access = WriteAccess | ReadAccess

/** Access as plain text values, for a local database. */
export type StoredAccess =
  | { kind: 'write'; secret: string; year: string }
  | { kind: 'read'; view: string; publicWrite: string; year: string }

export type BoardKeys = {
  room: Uint8Array
  readToken: Uint8Array
  publicWrite: Uint8Array
  writeToken: Uint8Array | null
  sealKey: Uint8Array
}

/** Bytes that nobody can guess. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

/** Full access to a new board. `year` is the calendar year in which the school year starts, four digits (`2026`). */
export function newAccess(year: string, random: (length: number) => Uint8Array = randomBytes): WriteAccess {
  if (!isYear(year)) throw new RangeError(`a school year has four digits, not '${year}'`)
  return { kind: 'write', secret: random(SECRET_BYTES), year }
}

/** The same right to the same board in another school year: another room and another seal key. */
export function accessForYear<A extends Access>(access: A, year: string): A {
  if (!isYear(year)) throw new RangeError(`a school year has four digits, not '${year}'`)
  return { ...access, year }
}

/** What a colleague who may only look gets. There is no way back from this to the write right. */
export function readOnly(access: Access): ReadAccess {
  if (access.kind === 'read') return access
  return {
    kind: 'read',
    view: derive(access.secret, 'view', SECRET_BYTES),
    publicWrite: publicHalf(writeToken(access.secret)),
    year: access.year,
  }
}

/** All keys of a board for the school year of the access. */
export function keysOf(access: Access): BoardKeys {
  const { view, publicWrite, year } = readOnly(access)
  const readToken = derive(view, `read|${year}`, READ_TOKEN_BYTES)
  return {
    room: sha256(concatBytes(sha256(readToken), publicWrite)).slice(0, ROOM_BYTES),
    readToken,
    publicWrite,
    writeToken: access.kind === 'write' ? writeToken(access.secret) : null,
    sealKey: derive(view, `seal|${year}`, 32),
  }
}

/** The room's id as hexadecimal text: also a good name for the local database of this board and year. */
export function roomOf(access: Access): string {
  return buffer.toHexString(keysOf(access).room)
}

export function toStored(access: Access): StoredAccess {
  if (access.kind === 'write') {
    return { kind: 'write', secret: buffer.toHexString(access.secret), year: access.year }
  }
  return {
    kind: 'read',
    view: buffer.toHexString(access.view),
    publicWrite: buffer.toHexString(access.publicWrite),
    year: access.year,
  }
}

/** Reads what `toStored` gave. Null when the value is not that (a database of another make, a damaged backup). */
export function fromStored(stored: unknown): Access | null {
  if (typeof stored !== 'object' || stored === null) return null
  const value: Record<string, unknown> = { ...stored }
  if (typeof value.year !== 'string' || !isYear(value.year)) return null
  if (value.kind === 'write') {
    const secret = fromHex(value.secret, SECRET_BYTES)
    return secret && { kind: 'write', secret, year: value.year }
  }
  const view = fromHex(value.view, SECRET_BYTES)
  const publicWrite = fromHex(value.publicWrite, PUBLIC_WRITE_BYTES)
  if (value.kind !== 'read' || !view || !publicWrite) return null
  return { kind: 'read', view, publicWrite, year: value.year }
}

function writeToken(secret: Uint8Array) {
  return derive(secret, 'write', WRITE_TOKEN_BYTES)
}

function publicHalf(token: Uint8Array) {
  return sha256(token).slice(0, PUBLIC_WRITE_BYTES)
}

function derive(from: Uint8Array, info: string, length: number): Uint8Array {
  return hkdf(sha256, from, undefined, utf8ToBytes(info), length)
}

/** Whether this is how a school year is written: the four digits of the year in which it starts. */
export function isYear(year: string) {
  return /^[1-9]\d{3}$/.test(year)
}

function fromHex(value: unknown, length: number): Uint8Array | null {
  if (typeof value !== 'string' || value.length !== length * 2 || !/^[0-9a-f]*$/.test(value)) return null
  return buffer.fromHexString(value)
}
