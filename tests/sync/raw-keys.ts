// A board's keys for a device that only speaks messages.
import { keysOf, type Access } from '../../src/sync/access.ts'
import type { RoomKeys } from '../server/raw-client.ts'

export function keysForRaw(access: Access): RoomKeys {
  const { room, readToken, publicWrite, writeToken } = keysOf(access)
  return { room, readToken, publicWrite, writeToken: writeToken ?? new Uint8Array(32) }
}
