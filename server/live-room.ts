// A room while somebody is connected: who is in it and how each member gets every frame once and in order. A member that
// reads too slowly is never queued for without end: it goes on from the log.
import { CLOSE, tagOf, type Frame } from '../src/sync/protocol.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Member } from './member.ts'
import type { Metrics } from './metrics.ts'
import { pack, type PackedMessage } from './packed-message.ts'
import type { RoomInfo, RoomStore } from './room-store.ts'

const READ_AT_ONCE_BYTES = 256 * 1024

export type Push = { member: Member; clientSeq: number; sealed: Uint8Array }

/** Ready to be sent to however many. */
type PackedSnapshot = { covers: number; tag: Uint8Array; message: PackedMessage }

export type LiveRoom = {
  readonly id: Uint8Array
  readonly key: string
  readonly mark: string
  info: RoomInfo
  /** Nothing is stored yet. */
  isNew: boolean
  forgotten: boolean
  readonly members: Set<Member>
  nextConnection: number
  /** Kept while somebody catches up. */
  packed: PackedSnapshot | null
  /** Sent by a device and not stored yet. */
  snapshotsUnderWay: number
  /** Who was asked for a snapshot, and the wait for it; null when none is wanted. */
  asked: { members: Set<Member>; timer: NodeJS.Timeout } | null
}

export type RoomTools = { store: RoomStore; limits: Limits; log: Log; metrics: Metrics }

/** Sends a member what it has not seen, until it is live or its socket is full. Safe to call at any time. */
export async function catchUp(room: LiveRoom, member: Member, tools: RoomTools): Promise<void> {
  if (member.reading) return
  member.reading = true
  try {
    while (member.state === 'behind' && member.queuedBytes() <= tools.limits.queuedBytesPerSocket) {
      if (member.cursor < room.info.covers) await sendSnapshot(room, member, tools.store)
      else if (member.cursor < room.info.head) await sendFromLog(room, member, tools)
      else goLive(room, member)
    }
  } catch (error) {
    tools.log.error({ room: room.mark, err: error }, 'a room could not be read')
    member.close(CLOSE.storeFailed, 'The relay could not read this board. Try again later.')
  } finally {
    member.reading = false
    letGoOfSnapshot(room)
  }
}

async function sendSnapshot(room: LiveRoom, member: Member, store: RoomStore) {
  const { covers, tag, message } = await packedSnapshot(room, store)
  member.send(message)
  member.cursor = covers
  member.tag = tag
}

/** A class that comes in at once gets the same bytes: a copy for each would fill the memory of a small machine. */
async function packedSnapshot(room: LiveRoom, store: RoomStore): Promise<PackedSnapshot> {
  if (room.packed?.covers !== room.info.covers) {
    const snapshot = await store.readSnapshot(room.id)
    if (!snapshot) throw new Error('the snapshot of a room is missing')
    const { covers, sealed } = snapshot
    if (covers < room.info.covers) throw new Error('the snapshot of a room was taken back')
    // Another member may have asked meanwhile.
    if (room.packed?.covers === covers) return room.packed
    room.packed = { covers, tag: tagOf(sealed), message: pack({ type: 'snapshot', covers, sealed }) }
  }
  return room.packed
}

function letGoOfSnapshot(room: LiveRoom) {
  if (room.packed && ![...room.members].some((member) => member.state === 'behind')) room.packed = null
}

async function sendFromLog(room: LiveRoom, member: Member, { store, metrics }: RoomTools) {
  const frames = await store.read(room.id, member.cursor, room.info.head, READ_AT_ONCE_BYTES)
  const first = frames[0]
  const last = frames[frames.length - 1]
  if (first?.seq !== member.cursor + 1 || !last) {
    // A snapshot that came in between may have taken these frames with it; then it is sent instead.
    if (member.cursor < room.info.covers) return
    throw new Error('the log of a room has a gap')
  }
  member.send(pack({ type: 'frames', frames }))
  metrics.delivered(frames.length)
  member.cursor = last.seq
  member.tag = tagOf(last.sealed)
}

function goLive(room: LiveRoom, member: Member) {
  member.state = 'live'
  if (!member.caughtUpBefore) {
    member.caughtUpBefore = true
    member.send(pack({ type: 'caught-up', head: member.cursor }))
  }
  // After a pause too: presence is not kept for those who lag.
  for (const other of room.members) {
    if (other !== member && other.presence) member.send(encodePresence(other, other.presence))
  }
  acknowledge(member, [])
}

/**
 * Hands a stored batch to everyone who is live: frames first, then the acknowledgements. A member does not get its own
 * frames back; its cursor moves over them.
 */
export function deliver(
  room: LiveRoom,
  info: RoomInfo,
  pushes: readonly Push[],
  { limits, metrics }: RoomTools,
) {
  room.info = info
  room.isNew = false
  const firstSeq = info.head - pushes.length + 1
  const frames = pushes.map(({ sealed }, i): Frame => ({ seq: firstSeq + i, sealed }))
  const last = pushes[pushes.length - 1]
  if (!last) return
  const seqsOf = new Map<Member, number[]>()
  for (const { member, clientSeq } of pushes) {
    const seqs = seqsOf.get(member)
    if (seqs) seqs.push(clientSeq)
    else seqsOf.set(member, [clientSeq])
  }
  const forOthers = pack({ type: 'frames', frames })
  const tag = tagOf(last.sealed)
  let delivered = 0
  for (const member of room.members) {
    if (member.state !== 'live') continue
    if (member.queuedBytes() > limits.queuedBytesPerSocket) {
      member.state = 'behind'
      continue
    }
    if (!seqsOf.has(member)) {
      member.send(forOthers)
      delivered += frames.length
    } else {
      const ofOthers = frames.filter((_, i) => pushes[i]?.member !== member)
      if (ofOthers.length > 0) member.send(pack({ type: 'frames', frames: ofOthers }))
      delivered += ofOthers.length
    }
    member.cursor = info.head
    member.tag = tag
  }
  metrics.delivered(delivered)
  for (const [member, clientSeqs] of seqsOf) acknowledge(member, clientSeqs)
}

/** Acknowledgements wait until the member has all frames up to them. */
function acknowledge(member: Member, clientSeqs: readonly number[]) {
  member.acks.push(...clientSeqs)
  if (member.state !== 'live' || member.acks.length === 0) return
  const { cursor, tag } = member
  member.send(pack({ type: 'ack', cursor, tag, clientSeqs: member.acks }))
  member.acks = []
}

/** Tells the others who is here; the last word of each member is kept for those who join. */
export function sharePresence(room: LiveRoom, member: Member, sealed: Uint8Array) {
  member.presence = sealed
  tellOthers(room, member, encodePresence(member, sealed))
}

/** Takes a member out; the others hear of it when they had heard of it at all. */
export function leave(room: LiveRoom, member: Member) {
  member.state = 'left'
  room.members.delete(member)
  if (member.presence) {
    tellOthers(room, member, pack({ type: 'left', connection: member.connection }))
  }
  letGoOfSnapshot(room)
  if (room.members.size === 0) stopAsking(room)
}

function tellOthers(room: LiveRoom, member: Member, message: PackedMessage) {
  for (const other of room.members) {
    if (other !== member && other.state === 'live') other.send(message)
  }
}

function encodePresence(member: Member, sealed: Uint8Array): PackedMessage {
  return pack({ type: 'presence-of', connection: member.connection, sealed })
}

const SNAPSHOT_AFTER_FRAMES = 500
const SNAPSHOT_AFTER_BYTES = 128 * 1024

/** A log of more than 500 frames or larger than twice its snapshot costs a joiner more than a new snapshot would. */
export function wantsSnapshot({ tailFrames, tailBytes, snapshotBytes }: RoomInfo): boolean {
  return tailFrames > SNAPSHOT_AFTER_FRAMES || tailBytes > Math.max(SNAPSHOT_AFTER_BYTES, 2 * snapshotBytes)
}

/** Asks one live writer for a snapshot, and another one when none has come in time. */
export function askForSnapshot(room: LiveRoom, limits: Limits, first?: Member) {
  if (room.asked) return
  const asked = new Set<Member>()
  const ask = (preferred?: Member) => {
    const writers = [...room.members].filter((member) => member.mayWrite && member.state === 'live')
    let next = preferred ?? writers.find((member) => !asked.has(member))
    if (!next) {
      asked.clear()
      next = writers[0]
    }
    if (!next) return
    asked.add(next)
    next.send(pack({ type: 'snap-wanted', tailBytes: room.info.tailBytes }))
  }
  room.asked = { members: asked, timer: setInterval(() => ask(), limits.snapshotWithinMs) }
  ask(first)
}

export function stopAsking(room: LiveRoom) {
  if (room.asked) clearInterval(room.asked.timer)
  room.asked = null
}
