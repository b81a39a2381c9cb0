// What travels between a device and the relay: layouts, sizes and close codes; its messages are read and written in
// protocol-of-device.ts and protocol-of-relay.ts. Of src, server/ may import these and protocol-requests.ts only. A message
// is one binary websocket message: first byte = type, whole numbers are LEB128 (lib0 varUint), `sealed` is opaque to the
// relay and is always the rest of the message unless a length is given.
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
  noPermission: 4402,
  noAccess: 4403,
  unknownVersion: 4406,
  noHello: 4408,
  gone: 4410,
  tooMany: 4429,
  storeFailed: 4500,
  busy: 4503,
} as const

export const REFUSAL = { readOnly: 1, snapshotNeeded: 2, tooLarge: 3, storageFull: 4 } as const
export type RefusalReason = (typeof REFUSAL)[keyof typeof REFUSAL]

export type Frame = { seq: number; sealed: Uint8Array }

/** The tag of a sealed frame: the first bytes of its nonce, which is what a sealed frame starts with. */
export function tagOf(sealed: Uint8Array): Uint8Array {
  return sealed.slice(0, TAG_BYTES)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** Throws RangeError when the bytes have another length. */
export function writeFixed(to: encoding.Encoder, bytes: Uint8Array, length: number) {
  if (bytes.length !== length) throw new RangeError(`expected ${length} bytes, got ${bytes.length}`)
  encoding.writeUint8Array(to, bytes)
}

/** lib0 throws on a message that ends too soon or a number that is too large; on the wire that is an ordinary value. */
export function readMessage<M>(data: Uint8Array, reader: (from: decoding.Decoder) => M | null): M | null {
  try {
    return reader(decoding.createDecoder(data))
  } catch {
    return null
  }
}
