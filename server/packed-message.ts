// A message of the relay made ready to be sent, once for all who get it. A websocket takes the frame as it is, down to the
// last byte; whoever has no websocket takes the message.
import { encodeRelayMessage, type RelayMessage } from '../src/sync/protocol-of-relay.ts'

export type PackedMessage = {
  readonly message: Uint8Array
  /** The message as one whole websocket frame of a server; null when it is so long that copying it would cost more. */
  readonly frame: Uint8Array | null
}

const FINAL_BINARY = 0x82
/** From here on the length takes two bytes, and past the next eight (RFC 6455, 5.2). */
const LENGTH_IN_TWO = 126
const MOST_IN_TWO = 0xffff

export function pack(message: RelayMessage): PackedMessage {
  const bytes = encodeRelayMessage(message)
  return { message: bytes, frame: bytes.length > MOST_IN_TWO ? null : framed(bytes) }
}

function framed(bytes: Uint8Array): Uint8Array {
  const isShort = bytes.length < LENGTH_IN_TWO
  const start = isShort ? 2 : 4
  const frame = Buffer.allocUnsafe(start + bytes.length)
  frame[0] = FINAL_BINARY
  frame[1] = isShort ? bytes.length : LENGTH_IN_TWO
  if (!isShort) frame.writeUInt16BE(bytes.length, 2)
  frame.set(bytes, start)
  return frame
}
