// The messages of a device to the relay (C>S in protocol.ts). Reading is total: what is none of them reads as null.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  EPOCH_BYTES,
  PROTOCOL_VERSION,
  PUBLIC_WRITE_BYTES,
  readMessage,
  READ_TOKEN_BYTES,
  ROOM_BYTES,
  TAG_BYTES,
  writeFixed,
  WRITE_TOKEN_BYTES,
} from './protocol.ts'

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

const HELLO = 1
const PUSH = 2
const PRESENCE = 3
const SNAP = 4
const PING = 5
const FORGET = 6

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

/**
 * Reads a device's message. Returns null for anything that is not one. The byte arrays are views on `data`: copy what is kept.
 * A HELLO of another protocol version comes back with that version and empty fields, so that it can be refused in words.
 */
export function decodeClientMessage(data: Uint8Array): ClientMessage | null {
  return readMessage(data, (from) => {
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
