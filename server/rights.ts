// What a device may do in a room. Nothing is stored: the room's id itself commits to the two rights.
import { createHash, timingSafeEqual } from 'node:crypto'
import { PUBLIC_WRITE_BYTES, ROOM_BYTES } from '../src/sync/protocol.ts'
import { type Hello } from '../src/sync/protocol-of-device.ts'

export type Rights = { ok: true; mayWrite: boolean } | { ok: false; reason: string }

/**
 * room must be SHA-256(SHA-256(read token) | public write half)[0..16]; a device may write when it shows a write token
 * whose SHA-256 starts with that public half. A write token that does not fit is refused, not read as "may only read".
 */
export function rightsOf(hello: Hello): Rights {
  const commitment = sha256(sha256(hello.readToken), hello.publicWrite).subarray(0, ROOM_BYTES)
  if (!timingSafeEqual(commitment, hello.room)) {
    return { ok: false, reason: 'These keys do not open this room.' }
  }
  if (!hello.writeToken) return { ok: true, mayWrite: false }
  const publicHalf = sha256(hello.writeToken).subarray(0, PUBLIC_WRITE_BYTES)
  if (!timingSafeEqual(publicHalf, hello.publicWrite)) {
    return { ok: false, reason: 'This write key does not belong to this room.' }
  }
  return { ok: true, mayWrite: true }
}

/** Compares a token in constant time, whatever its length. */
export function sameToken(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(Buffer.from(given)), sha256(Buffer.from(expected)))
}

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
