// Seals what leaves the device and opens what comes in: XChaCha20-Poly1305, bound to protocol version, kind and room.
// The random nonce comes first in a sealed frame (the relay's tag is its beginning); never seal twice with one nonce.
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { deflateSync, inflateSync } from 'fflate'
import * as Y from 'yjs'
import { randomBytes } from './access.ts'
import { PROTOCOL_VERSION } from './protocol.ts'

export type Kind = 'update' | 'snapshot' | 'presence'
/** `damaged`: does not open with this key, kind and room. `newer`: opens, but a later version wrote its content. */
export type Unsealed = { ok: true; content: Uint8Array } | { ok: false; reason: 'damaged' | 'newer' }

export type Sealer = {
  seal: (kind: Kind, content: Uint8Array) => Uint8Array
  unseal: (kind: Kind, sealed: Uint8Array) => Unsealed
}

const NONCE_BYTES = 24
const MAC_BYTES = 16
const KIND_CODE = { update: 0x75, snapshot: 0x73, presence: 0x65 } as const

/** First byte of the plaintext: how the rest is written. */
const PLAIN = 1
const DEFLATED_V2 = 2
/** Above this an update is worth rewriting and deflating: typing stays below it, an evening offline does not. */
const DEFLATE_FROM_BYTES = 1024

/**
 * Seals and opens for one room. `content` is a Yjs update (v1) for updates and snapshots, an awareness update for presence;
 * the same comes out of `unseal`, however it travelled. Room: 16 bytes, key: 32 bytes.
 */
export function createSealer(sealKey: Uint8Array, room: Uint8Array): Sealer {
  return {
    seal(kind, content) {
      const nonce = randomBytes(NONCE_BYTES)
      const plain = write(kind, content)
      const box = xchacha20poly1305(sealKey, nonce, associatedData(kind, room)).encrypt(plain)
      const sealed = new Uint8Array(NONCE_BYTES + box.length)
      sealed.set(nonce)
      sealed.set(box, NONCE_BYTES)
      return sealed
    },
    unseal(kind, sealed) {
      if (sealed.length <= NONCE_BYTES + MAC_BYTES) return { ok: false, reason: 'damaged' }
      const nonce = sealed.subarray(0, NONCE_BYTES)
      try {
        const cipher = xchacha20poly1305(sealKey, nonce, associatedData(kind, room))
        return read(cipher.decrypt(sealed.subarray(NONCE_BYTES)))
      } catch {
        return { ok: false, reason: 'damaged' }
      }
    },
  }
}

function write(kind: Kind, content: Uint8Array): Uint8Array {
  const small = kind === 'presence' || (kind === 'update' && content.length < DEFLATE_FROM_BYTES)
  return small
    ? withFormat(PLAIN, content)
    : withFormat(DEFLATED_V2, deflateSync(Y.convertUpdateFormatV1ToV2(content)))
}

function read(plain: Uint8Array): Unsealed {
  const body = plain.subarray(1)
  if (plain[0] === PLAIN) return { ok: true, content: body }
  if (plain[0] === DEFLATED_V2) return { ok: true, content: Y.convertUpdateFormatV2ToV1(inflateSync(body)) }
  return { ok: false, reason: 'newer' }
}

function withFormat(format: number, body: Uint8Array) {
  const plain = new Uint8Array(1 + body.length)
  plain[0] = format
  plain.set(body, 1)
  return plain
}

function associatedData(kind: Kind, room: Uint8Array) {
  const data = new Uint8Array(2 + room.length)
  data[0] = PROTOCOL_VERSION
  data[1] = KIND_CODE[kind]
  data.set(room, 2)
  return data
}
