// Which rooms are in memory: those with a connection or a write under way, and no others. There is never more than one
// LiveRoom of a room, else its members would miss each other's frames.
import type { LiveRoom } from './live-room.ts'
import { roomMark } from './log.ts'
import type { RoomStore } from './room-store.ts'

type Entry = { users: number; opened: Promise<LiveRoom | null> }

export type RoomRegistry = {
  /** Gives the room, held once for the caller; null, and not held, when it was deleted for everyone. */
  enter(id: Uint8Array): Promise<LiveRoom | null>
  hold(room: LiveRoom): void
  release(room: LiveRoom): void
  has(id: Uint8Array): boolean
  size(): number
}

export function createRoomRegistry(store: RoomStore): RoomRegistry {
  const entries = new Map<string, Entry>()
  const release = (key: string) => {
    const entry = entries.get(key)
    if (entry && --entry.users === 0) entries.delete(key)
  }
  return {
    async enter(id) {
      const key = keyOf(id)
      let entry = entries.get(key)
      if (!entry) entries.set(key, (entry = { users: 0, opened: open(id.slice(), key, store) }))
      entry.users++
      let room: LiveRoom | null = null
      try {
        room = await entry.opened
        if (room?.forgotten) room = null
      } finally {
        if (!room) release(key)
      }
      return room
    },
    hold(room) {
      const entry = entries.get(room.key)
      if (!entry) throw new Error('a room that is held must be in memory')
      entry.users++
    },
    release: (room) => release(room.key),
    has: (id) => entries.has(keyOf(id)),
    size: () => entries.size,
  }
}

async function open(id: Uint8Array, key: string, store: RoomStore): Promise<LiveRoom | null> {
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
    packed: null,
    snapshotsUnderWay: 0,
    asked: null,
  }
}

function keyOf(id: Uint8Array): string {
  return Buffer.from(id).toString('hex')
}
