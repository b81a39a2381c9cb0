// What travels between a device and the relay: message types, layouts and close codes. The only file under src that
// server/ may import. A message is one binary websocket message: first byte = type, whole numbers are LEB128
// (lib0 varUint), `sealed` is opaque to the relay and is always the rest of the message unless a length is given.
//
// dir  type            body
// C>S  HELLO           version, room 16, R 32, P 16, flag, [W 32 if flag = 1], epoch 16, cursor, tag 8, create token (string)
// S>C  WELCOME         epoch 16, may write (0/1), start, head
// S>C  SNAPSHOT        covers, sealed            when start < covers; frames follow
// S>C  FRAMES          n, n x (seq, length, sealed)
// S>C  CAUGHT_UP       head                      only now is the provider synced
// C>S  PUSH            client seq, sealed        stored, then fanned out to the others (at least a tag of bytes, else 4400)
// S>C  ACK             cursor, tag 8, n, n x client seq      after the commit is on disk and after the frames of its batch;
//                                                cursor = up to where everything was sent to this socket or pushed by it
// S>C  REFUSED         reason, n, n x client seq             not stored; the connection stays open
// C>S  PRESENCE        sealed                    S>C  PRESENCE_OF  connection id, sealed     S>C  LEFT  connection id
// C>S  SNAP            covers, sealed            has no effect unless current covers < covers <= head
// S>C  SNAP_WANTED     bytes in the tail
// C>S  FORGET          -                         with the write right: the room and all its frames are deleted
// C>S  PING            -                         S>C  PONG  -        every 12 s
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const PROTOCOL_VERSION = 1
export const RELAY_PATH = '/relay'
export const ROOM_BYTES = 16
export const READ_TOKEN_BYTES = 32
export const PUBLIC_WRITE_BYTES = 16
export const WRITE_TOKEN_BYTES = 32
export const EPOCH_BYTES = 16
/**
 * First bytes of the nonce of the frame at the cursor, or of the snapshot that brought a device there: recognises a log
 * that went backwards without trusting the epoch.
 */
export const TAG_BYTES = 8
export const PING_EVERY_MS = 12_000

/** Close codes. 4400-4499 are final (y-websocket does not reconnect: the app must say why); 4500-4599 mean try later. */
export const CLOSE = {
  badMessage: 4400,
  noAccess: 4403,
  unknownVersion: 4406,
  noHello: 4408,
  gone: 4410,
  tooLarge: 4413,
  tooMany: 4429,
  storeFailed: 4500,
  busy: 4503,
} as const

export const REFUSAL = { readOnly: 1, snapshotNeeded: 2, tooLarge: 3, storageFull: 4 } as const
export type RefusalReason = (typeof REFUSAL)[keyof typeof REFUSAL]

export type Hello = {
  version: number
  room: Uint8Array
  readToken: Uint8Array
  publicWrite: Uint8Array
  writeToken: Uint8Array | null
  epoch: Uint8Array
  cursor: number
  tag: Uint8Array
  createToken: string
}

export type ClientMessage =
  | ({ type: 'hello' } & Hello)
  | { type: 'push'; clientSeq: number; sealed: Uint8Array }
  | { type: 'presence'; sealed: Uint8Array }
  | { type: 'snap'; covers: number; sealed: Uint8Array }
  | { type: 'forget' }
  | { type: 'ping' }

export type Frame = { seq: number; sealed: Uint8Array }

export type RelayMessage =
  | { type: 'welcome'; epoch: Uint8Array; mayWrite: boolean; start: number; head: number }
  | { type: 'snapshot'; covers: number; sealed: Uint8Array }
  | { type: 'frames'; frames: Frame[] }
  | { type: 'caught-up'; head: number }
  | { type: 'ack'; cursor: number; tag: Uint8Array; clientSeqs: number[] }
  | { type: 'refused'; reason: number; clientSeqs: number[] }
  | { type: 'presence-of'; connection: number; sealed: Uint8Array }
  | { type: 'left'; connection: number }
  | { type: 'snap-wanted'; tailBytes: number }
  | { type: 'pong' }

const HELLO = 1
const PUSH = 2
const PRESENCE = 3
const SNAP = 4
const PING = 5
const FORGET = 6
const WELCOME = 0x81
const FRAMES = 0x82
const SNAPSHOT = 0x83
const CAUGHT_UP = 0x84
const ACK = 0x85
const PRESENCE_OF = 0x86
const LEFT = 0x87
const SNAP_WANTED = 0x88
const PONG = 0x89
const REFUSED = 0x8a

/** Encodes a message of a device. Byte arrays must have the lengths named above; a wrong length throws RangeError. */
export function encodeClientMessage(message: ClientMessage): Uint8Array {
  return encoding.encode((to) => {
    switch (message.type) {
      case 'hello':
        encoding.writeUint8(to, HELLO)
        encoding.writeVarUint(to, message.version)
        writeFixed(to, message.room, ROOM_BYTES)
        writeFixed(to, message.readToken, READ_TOKEN_BYTES)
        writeFixed(to, message.publicWrite, PUBLIC_WRITE_BYTES)
        encoding.writeUint8(to, message.writeToken ? 1 : 0)
        if (message.writeToken) writeFixed(to, message.writeToken, WRITE_TOKEN_BYTES)
        writeFixed(to, message.epoch, EPOCH_BYTES)
        encoding.writeVarUint(to, message.cursor)
        writeFixed(to, message.tag, TAG_BYTES)
        encoding.writeVarString(to, message.createToken)
        return
      case 'push':
        encoding.writeUint8(to, PUSH)
        encoding.writeVarUint(to, message.clientSeq)
        encoding.writeUint8Array(to, message.sealed)
        return
      case 'presence':
        encoding.writeUint8(to, PRESENCE)
        encoding.writeUint8Array(to, message.sealed)
        return
      case 'snap':
        encoding.writeUint8(to, SNAP)
        encoding.writeVarUint(to, message.covers)
        encoding.writeUint8Array(to, message.sealed)
        return
      case 'forget':
        encoding.writeUint8(to, FORGET)
        return
      case 'ping':
        encoding.writeUint8(to, PING)
    }
  })
}

/** Encodes a message of the relay. */
export function encodeRelayMessage(message: RelayMessage): Uint8Array {
  return encoding.encode((to) => {
    switch (message.type) {
      case 'welcome':
        encoding.writeUint8(to, WELCOME)
        writeFixed(to, message.epoch, EPOCH_BYTES)
        encoding.writeUint8(to, message.mayWrite ? 1 : 0)
        encoding.writeVarUint(to, message.start)
        encoding.writeVarUint(to, message.head)
        return
      case 'snapshot':
        encoding.writeUint8(to, SNAPSHOT)
        encoding.writeVarUint(to, message.covers)
        encoding.writeUint8Array(to, message.sealed)
        return
      case 'frames':
        encoding.writeUint8(to, FRAMES)
        encoding.writeVarUint(to, message.frames.length)
        for (const frame of message.frames) {
          encoding.writeVarUint(to, frame.seq)
          encoding.writeVarUint8Array(to, frame.sealed)
        }
        return
      case 'caught-up':
        encoding.writeUint8(to, CAUGHT_UP)
        encoding.writeVarUint(to, message.head)
        return
      case 'ack':
        encoding.writeUint8(to, ACK)
        encoding.writeVarUint(to, message.cursor)
        writeFixed(to, message.tag, TAG_BYTES)
        writeSeqs(to, message.clientSeqs)
        return
      case 'refused':
        encoding.writeUint8(to, REFUSED)
        encoding.writeVarUint(to, message.reason)
        writeSeqs(to, message.clientSeqs)
        return
      case 'presence-of':
        encoding.writeUint8(to, PRESENCE_OF)
        encoding.writeVarUint(to, message.connection)
        encoding.writeUint8Array(to, message.sealed)
        return
      case 'left':
        encoding.writeUint8(to, LEFT)
        encoding.writeVarUint(to, message.connection)
        return
      case 'snap-wanted':
        encoding.writeUint8(to, SNAP_WANTED)
        encoding.writeVarUint(to, message.tailBytes)
        return
      case 'pong':
        encoding.writeUint8(to, PONG)
    }
  })
}

/**
 * Reads a device's message. Returns null for anything that is not one. The byte arrays are views on `data`: copy what is kept.
 * A HELLO of another protocol version comes back with that version and empty fields, so that it can be refused in words.
 */
export function decodeClientMessage(data: Uint8Array): ClientMessage | null {
  return read(data, (from) => {
    switch (decoding.readUint8(from)) {
      case HELLO:
        return { type: 'hello', ...readHello(from) }
      case PUSH:
        return {
          type: 'push',
          clientSeq: decoding.readVarUint(from),
          sealed: decoding.readTailAsUint8Array(from),
        }
      case PRESENCE:
        return { type: 'presence', sealed: decoding.readTailAsUint8Array(from) }
      case SNAP:
        return {
          type: 'snap',
          covers: decoding.readVarUint(from),
          sealed: decoding.readTailAsUint8Array(from),
        }
      case FORGET:
        return { type: 'forget' }
      case PING:
        return { type: 'ping' }
      default:
        return null
    }
  })
}

/** Reads a message of the relay. Returns null for anything that is not one. Byte arrays are views on `data`. */
export function decodeRelayMessage(data: Uint8Array): RelayMessage | null {
  return read(data, (from) => {
    switch (decoding.readUint8(from)) {
      case WELCOME:
        return {
          type: 'welcome',
          epoch: decoding.readUint8Array(from, EPOCH_BYTES),
          mayWrite: decoding.readUint8(from) === 1,
          start: decoding.readVarUint(from),
          head: decoding.readVarUint(from),
        }
      case SNAPSHOT:
        return {
          type: 'snapshot',
          covers: decoding.readVarUint(from),
          sealed: decoding.readTailAsUint8Array(from),
        }
      case FRAMES:
        return { type: 'frames', frames: readFrames(from) }
      case CAUGHT_UP:
        return { type: 'caught-up', head: decoding.readVarUint(from) }
      case ACK:
        return {
          type: 'ack',
          cursor: decoding.readVarUint(from),
          tag: decoding.readUint8Array(from, TAG_BYTES),
          clientSeqs: readSeqs(from),
        }
      case REFUSED:
        return { type: 'refused', reason: decoding.readVarUint(from), clientSeqs: readSeqs(from) }
      case PRESENCE_OF:
        return {
          type: 'presence-of',
          connection: decoding.readVarUint(from),
          sealed: decoding.readTailAsUint8Array(from),
        }
      case LEFT:
        return { type: 'left', connection: decoding.readVarUint(from) }
      case SNAP_WANTED:
        return { type: 'snap-wanted', tailBytes: decoding.readVarUint(from) }
      case PONG:
        return { type: 'pong' }
      default:
        return null
    }
  })
}

/** The tag of a sealed frame: the first bytes of its nonce, which is what a sealed frame starts with. */
export function tagOf(sealed: Uint8Array): Uint8Array {
  return sealed.slice(0, TAG_BYTES)
}

function readHello(from: decoding.Decoder): Hello {
  const version = decoding.readVarUint(from)
  if (version !== PROTOCOL_VERSION) {
    const none = new Uint8Array(0)
    return {
      version,
      room: none,
      readToken: none,
      publicWrite: none,
      writeToken: null,
      epoch: none,
      cursor: 0,
      tag: none,
      createToken: '',
    }
  }
  return {
    version,
    room: decoding.readUint8Array(from, ROOM_BYTES),
    readToken: decoding.readUint8Array(from, READ_TOKEN_BYTES),
    publicWrite: decoding.readUint8Array(from, PUBLIC_WRITE_BYTES),
    writeToken: decoding.readUint8(from) === 1 ? decoding.readUint8Array(from, WRITE_TOKEN_BYTES) : null,
    epoch: decoding.readUint8Array(from, EPOCH_BYTES),
    cursor: decoding.readVarUint(from),
    tag: decoding.readUint8Array(from, TAG_BYTES),
    createToken: decoding.readVarString(from),
  }
}

function readFrames(from: decoding.Decoder): Frame[] {
  const frames: Frame[] = []
  for (let n = decoding.readVarUint(from); n > 0; n--) {
    frames.push({ seq: decoding.readVarUint(from), sealed: decoding.readVarUint8Array(from) })
  }
  return frames
}

function readSeqs(from: decoding.Decoder): number[] {
  const seqs: number[] = []
  for (let n = decoding.readVarUint(from); n > 0; n--) seqs.push(decoding.readVarUint(from))
  return seqs
}

function writeSeqs(to: encoding.Encoder, seqs: readonly number[]) {
  encoding.writeVarUint(to, seqs.length)
  for (const seq of seqs) encoding.writeVarUint(to, seq)
}

function writeFixed(to: encoding.Encoder, bytes: Uint8Array, length: number) {
  if (bytes.length !== length) throw new RangeError(`expected ${length} bytes, got ${bytes.length}`)
  encoding.writeUint8Array(to, bytes)
}

/** lib0 throws on a message that ends too soon or a number that is too large; on the wire that is an ordinary value. */
function read<M>(data: Uint8Array, reader: (from: decoding.Decoder) => M | null): M | null {
  try {
    return reader(decoding.createDecoder(data))
  } catch {
    return null
  }
}
