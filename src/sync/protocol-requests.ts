// The messages of protocol.ts by plain HTTPS requests, for networks that take websockets away. Both directions are a stream
// of bytes with positions, so that a request or an answer that is lost, repeated or cut off neither loses nor doubles a thing.
//
// POST /relay/requests, application/octet-stream both ways. The token names the connection and is in the body: URLs are logged.
// request  token 16, flags, received, from, bytes
//          flags: 1 wait for something to tell, 2 this may be the first request, 4 this device leaves
//          received: how many bytes of the relay's stream have come; from: where in the device's stream `bytes` begins
// answer   state (1 goes on, 2 ends with a close code, 3 no such connection), taken, from, [code, reason if state = 2], bytes
//          taken: how many bytes of the device's stream the relay has taken; only an answer to a waiting request has bytes
// stream   n x (length, message)
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readMessage } from './protocol.ts'

export const REQUESTS_PATH = '/relay/requests'
export const REQUESTS_TYPE = 'application/octet-stream'
export const TOKEN_BYTES = 16
/** Bytes of a stream in one request or answer: below what proxies let through (1 MB is a common limit). */
export const PIECE_BYTES = 256 * 1024

const WAIT = 1
const FIRST = 2
const LEAVE = 4
const GOES_ON = 1
const CLOSED = 2
const UNKNOWN = 3
const VAR_UINT_BITS = 0x7f
/** A message longer than this cannot be announced: 28 bits. */
const MOST_LENGTH_BYTES = 4

export type RelayRequest = {
  token: Uint8Array
  wait: boolean
  first: boolean
  leave: boolean
  received: number
  from: number
  bytes: Uint8Array
}
export type RelayAnswer =
  | { state: 'goes-on'; taken: number; from: number; bytes: Uint8Array }
  | { state: 'closed'; taken: number; from: number; code: number; reason: string; bytes: Uint8Array }
  | { state: 'unknown' }

export function encodeRequest({
  token,
  wait,
  first,
  leave,
  received,
  from,
  bytes,
}: RelayRequest): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeUint8Array(to, token)
    encoding.writeUint8(to, (wait ? WAIT : 0) | (first ? FIRST : 0) | (leave ? LEAVE : 0))
    encoding.writeVarUint(to, received)
    encoding.writeVarUint(to, from)
    encoding.writeUint8Array(to, bytes)
  })
}

/** Null for anything that is not a request. The byte arrays are views on `data`. */
export function decodeRequest(data: Uint8Array): RelayRequest | null {
  return readMessage(data, (from) => {
    const token = decoding.readUint8Array(from, TOKEN_BYTES)
    const flags = decoding.readUint8(from)
    if (flags > (WAIT | FIRST | LEAVE)) return null
    return {
      token,
      wait: (flags & WAIT) !== 0,
      first: (flags & FIRST) !== 0,
      leave: (flags & LEAVE) !== 0,
      received: decoding.readVarUint(from),
      from: decoding.readVarUint(from),
      bytes: decoding.readTailAsUint8Array(from),
    }
  })
}

export function encodeAnswer(answer: RelayAnswer): Uint8Array {
  return encoding.encode((to) => {
    if (answer.state === 'unknown') return encoding.writeUint8(to, UNKNOWN)
    encoding.writeUint8(to, answer.state === 'closed' ? CLOSED : GOES_ON)
    encoding.writeVarUint(to, answer.taken)
    encoding.writeVarUint(to, answer.from)
    if (answer.state === 'closed') {
      encoding.writeVarUint(to, answer.code)
      encoding.writeVarString(to, answer.reason)
    }
    encoding.writeUint8Array(to, answer.bytes)
  })
}

/** Null for anything that is not an answer, such as a page that a proxy puts in its place. */
export function decodeAnswer(data: Uint8Array): RelayAnswer | null {
  return readMessage(data, (from) => {
    const state = decoding.readUint8(from)
    if (state === UNKNOWN) return decoding.hasContent(from) ? null : { state: 'unknown' }
    if (state !== GOES_ON && state !== CLOSED) return null
    const taken = decoding.readVarUint(from)
    const at = decoding.readVarUint(from)
    if (state === GOES_ON) {
      return { state: 'goes-on', taken, from: at, bytes: decoding.readTailAsUint8Array(from) }
    }
    const code = decoding.readVarUint(from)
    const reason = decoding.readVarString(from)
    return { state: 'closed', taken, from: at, code, reason, bytes: decoding.readTailAsUint8Array(from) }
  })
}

/** A message as it stands in a stream. */
export function inStream(message: Uint8Array): Uint8Array {
  return encoding.encode((to) => encoding.writeVarUint8Array(to, message))
}

/** What stands before a message in a stream. */
export function lengthInStream(message: Uint8Array): Uint8Array {
  return encoding.encode((to) => encoding.writeVarUint(to, message.length))
}

export type StreamReader = {
  /** Takes the next bytes of a stream; gives the messages that are now complete, or null when one is longer than allowed. */
  take: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>[] | null
}

/** Cuts a stream into messages of at most `mostBytes`. It holds what has come (a copy), never what was only announced. */
export function createStreamReader(mostBytes: number): StreamReader {
  let head: number[] = []
  let length: number | null = null
  let parts: Uint8Array[] = []
  let held = 0
  return {
    take(bytes) {
      const complete: Uint8Array<ArrayBuffer>[] = []
      let at = 0
      while (true) {
        if (length === null) {
          const byte = bytes[at++]
          if (byte === undefined) return complete
          head.push(byte & VAR_UINT_BITS)
          if (byte > VAR_UINT_BITS && head.length === MOST_LENGTH_BYTES) return null
          if (byte > VAR_UINT_BITS) continue
          length = head.reduceRight((sum, digit) => sum * (VAR_UINT_BITS + 1) + digit, 0)
          head = []
          if (length > mostBytes) return null
        }
        const part = bytes.slice(at, at + length - held)
        parts.push(part)
        held += part.length
        at += part.length
        if (held < length) return complete
        complete.push(joined(parts, length))
        length = null
        parts = []
        held = 0
      }
    },
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
