// Reads an object of a foreign file key by key and keeps what was not asked for, so that nothing of it is lost.
import { isRecord, isSafeKey } from '../board/fields.ts'
import type { Json, JsonObject } from '../board/plain.ts'

export type Source = {
  /** The value of a key; from now on it counts as used. */
  take(key: string): Json | undefined
  /** A text, used from now on; what is no text stays among the rest and reads as empty. */
  text(key: string): string
  /** Takes a key that the file gives as null. */
  takeNull(key: string): boolean
  /** The entries of a list; none when it is no list, which then stays among the rest. */
  takeList(key: string): readonly Json[]
  /** Puts a part of what was taken back among the rest. */
  keep(key: string, value: Json): void
  has(key: string): boolean
  /** A text, not used yet. */
  peek(key: string): string
  /** A list of objects, each to be read and asked for its rest by itself. */
  list(key: string): Source[]
  /** An object; its rest comes along with this one's. */
  object(key: string): Source
  /** `{ fromFile }` with what nobody took, or nothing when everything was. */
  rest(): JsonObject
}

/** @param json an object of parsed JSON; anything else reads as an empty one */
export function sourceOf(json: unknown): Source {
  const left = new Map<string, Json>(
    isObject(json) ? Object.entries(json).filter(([key]) => isSafeKey(key)) : [],
  )
  const inside = new Map<string, Source>()
  const takeIf = <T extends Json>(
    key: string,
    fits: (value: Json | undefined) => value is T,
  ): T | undefined => {
    const value = left.get(key)
    if (!fits(value)) return undefined
    left.delete(key)
    return value
  }
  const peek = (key: string): string => {
    const value = left.get(key)
    return typeof value === 'string' ? value : ''
  }
  return {
    take: (key) => takeIf(key, (value): value is Json => value !== undefined),
    text: (key) => takeIf(key, (value) => typeof value === 'string') ?? '',
    takeNull: (key) => takeIf(key, (value) => value === null) === null,
    takeList: (key) => takeIf(key, (value) => Array.isArray(value)) ?? [],
    keep: (key, value) => void left.set(key, value),
    has: (key) => left.has(key),
    peek,
    list: (key) => (takeIf(key, isList) ?? []).map(sourceOf),
    object(key) {
      const source = sourceOf(takeIf(key, isObject))
      inside.set(key, source)
      return source
    },
    rest() {
      const fromFile: JsonObject = Object.fromEntries(left)
      for (const [key, source] of inside) Object.assign(fromFile, nested(key, source.rest()))
      return Object.keys(fromFile).length === 0 ? {} : { fromFile }
    },
  }
}

/** Sources without an id of their own get one that follows from their place: the same file gives the same board. */
export function numbered(name: string, sources: readonly Source[]): readonly Source[] {
  const given = new Set<string>()
  for (const [index, source] of sources.entries()) {
    const id = source.peek('id')
    if (id === '' || given.has(id) || !isSafeKey(id)) {
      source.keep('id', `${name}-${String(index + 1).padStart(3, '0')}`)
    } else given.add(id)
  }
  return sources
}

function nested(key: string, { fromFile }: JsonObject): JsonObject {
  return fromFile === undefined ? {} : { [key]: fromFile }
}

// A list with anything but objects in it is not a list of cards.
function isList(value: unknown): value is Json[] {
  return Array.isArray(value) && value.every(isObject)
}

function isObject(value: unknown): value is JsonObject {
  return isRecord(value)
}
