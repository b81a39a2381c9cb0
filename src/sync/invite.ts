// Links that let a colleague in: the secret travels in the fragment, which no browser sends to a server.
// Never put any part of a key before the '#'.
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import * as buffer from 'lib0/buffer'
import { isYear, SECRET_BYTES, readOnly, type Access } from './access.ts'
import { PUBLIC_WRITE_BYTES } from './protocol.ts'

/** `join` (Meedoen) may write, `watch` (Meekijken) may read. */
export type InviteKind = 'join' | 'watch'
export type InviteReading =
  | {
      ok: true
      access: Access
      /** Scheme, host and port before the '#', lower case, or null when the text held only a fragment. */
      origin: string | null
    }
  | { ok: false; reason: 'not-an-invite' | 'damaged' | 'newer' }

const WORDS = { join: 'meedoen', watch: 'meekijken' } as const
const VERSION = '1'
const YEAR_BYTES = 2
const CHECK_BYTES = 4
const KEY_BYTES = { join: SECRET_BYTES, watch: SECRET_BYTES + PUBLIC_WRITE_BYTES } as const
/** Where the app lives stands in the characters right before an invitation; a text of any length is searched no further. */
const MOST_BEFORE = 500
const BASE64URL = /[A-Za-z0-9_-]/
/** What mail programs put inside a long line: white space, invisible characters, quote marks, soft line breaks. */
const NOISE = /^(?:[\s\u00ad\u200b-\u200d\u2060]+>*|=\r?\n)/

/**
 * The part behind the '#'. Whoever may only watch can only invite watchers: asking a join link of a read access throws
 * RangeError, so do not show that choice.
 */
export function inviteFragment(access: Access, kind: InviteKind): string {
  const key = kind === 'join' ? joinKey(access) : watchKey(access)
  const body = concatBytes(key, yearBytes(access.year))
  return `${WORDS[kind]}=${VERSION}${toBase64Url(concatBytes(body, checksum(kind, body)))}`
}

/** A whole link. `baseUrl` is where the app lives; its query and fragment are left out. */
export function inviteLink(baseUrl: string, access: Access, kind: InviteKind): string {
  const base = new URL(baseUrl)
  return `${base.origin}${base.pathname}#${inviteFragment(access, kind)}`
}

/**
 * Reads an invitation from whatever a person pasted or opened: a link of any site, only the fragment, a mail with words
 * around it, a link broken over lines or wrapped by a mail scanner. `damaged` = cut or mistyped, `newer` = made by a
 * later version of this app.
 */
export function readInvite(text: string): InviteReading {
  const plain = unwrap(text)
  let worst: InviteReading = { ok: false, reason: 'not-an-invite' }
  const word = /\b(meedoen|meekijken)\s*=/gi
  for (let found = word.exec(plain); found !== null; found = word.exec(plain)) {
    const kind = (found[1] ?? '').toLowerCase() === WORDS.join ? 'join' : 'watch'
    const reading = readPayload(kind, plain.slice(word.lastIndex))
    if (reading.ok)
      return {
        ...reading,
        origin: originBefore(plain.slice(Math.max(0, found.index - MOST_BEFORE), found.index)),
      }
    if (worst.reason !== 'damaged') worst = reading
  }
  return worst
}

type PayloadReading = { ok: true; access: Access } | { ok: false; reason: 'damaged' | 'newer' }

function readPayload(kind: InviteKind, text: string): PayloadReading {
  const bytes = KEY_BYTES[kind] + YEAR_BYTES + CHECK_BYTES
  const { code, rest } = collect(text, 1 + Math.ceil((bytes * 4) / 3))
  const version = code.slice(0, 1)
  if (/[2-9]/.test(version)) return { ok: false, reason: 'newer' }
  const data = fromBase64Url(code.slice(1))
  if (version !== VERSION || data?.length !== bytes || BASE64URL.test(rest)) {
    return { ok: false, reason: 'damaged' }
  }
  const body = data.slice(0, -CHECK_BYTES)
  if (toBase64Url(checksum(kind, body)) !== toBase64Url(data.slice(-CHECK_BYTES))) {
    return { ok: false, reason: 'damaged' }
  }
  const access = accessFrom(kind, body)
  // Anybody can make a checksum; only this app makes years.
  return isYear(access.year) ? { ok: true, access } : { ok: false, reason: 'damaged' }
}

function accessFrom(kind: InviteKind, body: Uint8Array): Access {
  const year = String(((body[body.length - 2] ?? 0) << 8) | (body[body.length - 1] ?? 0))
  if (kind === 'join') return { kind: 'write', secret: body.slice(0, SECRET_BYTES), year }
  const view = body.slice(0, SECRET_BYTES)
  return { kind: 'read', view, publicWrite: body.slice(SECRET_BYTES, KEY_BYTES.watch), year }
}

/** Takes `length` characters of the code, stepping over what a mail program put between; `rest` is the character behind it. */
function collect(text: string, length: number) {
  let code = ''
  let at = 0
  while (at < text.length && code.length < length) {
    const char = text.charAt(at)
    if (BASE64URL.test(char)) {
      code += char
      at++
      continue
    }
    const noise = NOISE.exec(text.slice(at))
    if (!noise) break
    at += noise[0].length
  }
  return { code, rest: text.charAt(at) }
}

function joinKey(access: Access) {
  if (access.kind !== 'write') throw new RangeError('whoever may only watch cannot invite writers')
  return access.secret
}

function watchKey(access: Access) {
  const { view, publicWrite } = readOnly(access)
  return concatBytes(view, publicWrite)
}

function yearBytes(year: string) {
  const number = Number(year)
  return Uint8Array.of(number >> 8, number & 0xff)
}

/** The checksum covers the word and the version too, so that a link whose beginning was retyped is noticed. */
function checksum(kind: InviteKind, body: Uint8Array) {
  return sha256(concatBytes(utf8ToBytes(`${WORDS[kind]}=${VERSION}`), body)).slice(0, CHECK_BYTES)
}

/** Mail scanners carry a link inside another one, with its punctuation written as %23 and %3D. */
function unwrap(text: string) {
  return text.replace(/%(23|2f|3a|3d)/gi, (written) => decodeURIComponent(written))
}

function originBefore(text: string): string | null {
  const found = /^[^]*(https?:\/\/[^\s/#?<>"']+)[^\s#]*\s*#\s*$/i.exec(text)
  return found?.[1]?.toLowerCase() ?? null
}

function toBase64Url(bytes: Uint8Array) {
  return buffer.toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/** Null for anything that `toBase64Url` would not have written, so that no spare bit hides a typing mistake. */
function fromBase64Url(code: string): Uint8Array | null {
  if (code.length % 4 === 1) return null
  const bytes = buffer.fromBase64(code.replace(/-/g, '+').replace(/_/g, '/'))
  return toBase64Url(bytes) === code ? bytes : null
}
