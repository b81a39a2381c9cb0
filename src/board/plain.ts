// Stored values as plain JSON and back, without loss: what JSON cannot say is an object with one key that starts with $.
// Total both ways: no value throws, and a key that could reach a prototype never comes through.
import * as Y from 'yjs'
import { fromBase64, toBase64 } from './base64.ts'
import { isRecord, isSafeKey } from './fields.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

/** Deeper than anything a board holds; the reader of an archive refuses more. */
export const DEEPEST = 40

/** A stored value as JSON. */
export function toPlain(value: unknown, depth = 0): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return numberToPlain(value)
  if (typeof value === 'bigint') return { $bigint: String(value) }
  if (depth > DEEPEST || typeof value !== 'object') return { $undefined: true }
  if (value instanceof Uint8Array) return { $bytes: toBase64(value) }
  if (value instanceof Y.Text) return { $text: value.toJSON() }
  if (value instanceof Y.Array) return { $list: value.toArray().map((entry) => toPlain(entry, depth + 1)) }
  if (value instanceof Y.Map) return { $map: objectToPlain(Object.fromEntries(value.entries()), depth) }
  if (value instanceof Y.AbstractType || value instanceof Y.Doc) return { $undefined: true }
  if (Array.isArray(value)) return value.map((entry) => toPlain(entry, depth + 1))
  const plain = objectToPlain(value, depth)
  return isMarked(plain) ? { $object: plain } : plain
}

/** A value to store, from JSON; what was a Yjs type becomes a new one. */
export function fromPlain(json: Json): unknown {
  if (!isRecord(json) || !isMarked(json)) return plainValue(json)
  if (typeof json.$text === 'string') return new Y.Text(json.$text)
  if (Array.isArray(json.$list)) return listOf(json.$list.map(fromPlain))
  if (isRecord(json.$map))
    return new Y.Map(safeEntries(json.$map).map(([key, entry]) => [key, fromPlain(entry)]))
  return plainValue(json)
}

// Inside a plain list or object no Yjs type can live: there its mark is read as nothing.
function plainValue(json: Json): unknown {
  if (Array.isArray(json)) return json.map(plainValue)
  if (!isRecord(json)) return json
  if (!isMarked(json)) return plainObject(json)
  if (typeof json.$number === 'string') return Number(json.$number)
  if (typeof json.$bigint === 'string' && /^-?\d{1,40}$/.test(json.$bigint)) return BigInt(json.$bigint)
  if (typeof json.$bytes === 'string') return fromBase64(json.$bytes) ?? undefined
  if (isRecord(json.$object)) return plainObject(json.$object)
  return undefined
}

function plainObject(json: JsonObject): Record<string, unknown> {
  return Object.fromEntries(safeEntries(json).map(([key, entry]) => [key, plainValue(entry)]))
}

function safeEntries(json: JsonObject): [string, Json][] {
  return Object.entries(json).filter(([key]) => isSafeKey(key))
}

/** A Y.Array that is not in a document yet. */
export function listOf(entries: unknown[]): Y.Array<unknown> {
  const list = new Y.Array<unknown>()
  // A Y.Array refuses these two, unlike a Y.Map.
  list.push(entries.map((entry) => (entry === undefined || typeof entry === 'bigint' ? null : entry)))
  return list
}

function numberToPlain(value: number): Json {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value
  return { $number: Object.is(value, -0) ? '-0' : String(value) }
}

function objectToPlain(value: object, depth: number): JsonObject {
  const plain: JsonObject = {}
  for (const [key, entry] of Object.entries(value)) if (isSafeKey(key)) plain[key] = toPlain(entry, depth + 1)
  return plain
}

function isMarked(json: JsonObject): boolean {
  const keys = Object.keys(json)
  return keys.length === 1 && keys[0]?.startsWith('$') === true
}
