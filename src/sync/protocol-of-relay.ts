// The messages of the relay to a device (S>C in protocol.ts). Reading is total: what is none of them reads as null.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { EPOCH_BYTES, readMessage, TAG_BYTES, writeFixed, type Frame } from './protocol.ts'

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

/** Reads a message of the relay. Returns null for anything that is not one. Byte arrays are views on `data`. */
export function decodeRelayMessage(data: Uint8Array): RelayMessage | null {
  return readMessage(data, (from) => {
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
