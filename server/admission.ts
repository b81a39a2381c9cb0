// What happens at a HELLO: the rights are checked, the room is opened, the device is told where it stands. Every refusal
// carries words that a person can read.
import { CLOSE } from '../src/sync/protocol.ts'
import { type Hello } from '../src/sync/protocol-of-device.ts'
import type { AddressBook } from './address-book.ts'
import type { Connection, Joined } from './connection.ts'
import type { LiveRoom, RoomTools } from './live-room.ts'
import { pack } from './packed-message.ts'
import { rightsOf, sameToken } from './rights.ts'
import type { RoomRegistry } from './room-registry.ts'
import type { RoomStore } from './room-store.ts'

export const GONE = 'This board was deleted for everyone.'

export type AdmissionTools = RoomTools & {
  rooms: RoomRegistry
  addresses: AddressBook
  now: () => number
  /** For the store: never before what is known to have been. */
  time: () => number
}

type Refusal = { code: number; reason: string }

/** Lets a device in and welcomes it, or closes its connection with the reason and gives null. Rejects when the store fails. */
export async function admit(
  hello: Hello,
  connection: Connection,
  tools: AdmissionTools,
): Promise<Joined | null> {
  const { rooms, store, log, time } = tools
  const rights = rightsOf(hello)
  if (!rights.ok) {
    connection.close(CLOSE.noAccess, rights.reason)
    return null
  }
  const room = await rooms.enter(hello.room)
  if (!room) {
    connection.close(CLOSE.gone, GONE)
    return null
  }
  try {
    const refusal = room.isNew && rights.mayWrite ? refusalOfNew(hello, room, connection, tools) : null
    if (refusal) {
      connection.close(refusal.code, refusal.reason)
      rooms.release(room)
      return null
    }
    const touched = await store.touch(room.id, time())
    if (!touched.ok)
      log.warn({ room: room.mark, reason: touched.reason }, 'a room could not be marked as used')
    const start = await startOf(hello, room, store)
    if (room.forgotten) {
      // Everybody who was in has been sent away already.
      connection.close(CLOSE.gone, GONE)
      rooms.release(room)
      return null
    }
    const member = connection.makeMember(room, rights.mayWrite)
    member.cursor = start
    if (start > 0) member.tag = hello.tag
    const { epoch, head } = room.info
    member.send(pack({ type: 'welcome', epoch, mayWrite: rights.mayWrite, start, head }))
    room.members.add(member)
    log.debug({ room: room.mark, mayWrite: rights.mayWrite, start, head }, 'a device joined')
    return { room, member }
  } catch (error) {
    rooms.release(room)
    throw error
  }
}

function refusalOfNew(
  hello: Hello,
  room: LiveRoom,
  connection: Connection,
  tools: AdmissionTools,
): Refusal | null {
  const { limits, addresses, now } = tools
  if (limits.createToken !== '' && !sameToken(hello.createToken, limits.createToken)) {
    return {
      code: CLOSE.noPermission,
      reason: 'This relay makes new boards only for those who have its create token.',
    }
  }
  if (!addresses.mayMakeRoom(connection.address, room.key, now())) {
    return { code: CLOSE.tooMany, reason: 'Too many new boards from this address. Try again in an hour.' }
  }
  return null
}

/** The device's cursor when its log is this log, else 0: "I know nothing of your cursor". */
async function startOf(hello: Hello, room: LiveRoom, store: RoomStore): Promise<number> {
  if (hello.cursor === 0 || hello.cursor > room.info.head) return 0
  if (Buffer.compare(hello.epoch, room.info.epoch) !== 0) return 0
  const tags = await store.tagsAt(room.id, hello.cursor)
  return tags.some((tag) => Buffer.compare(tag, hello.tag) === 0) ? hello.cursor : 0
}
