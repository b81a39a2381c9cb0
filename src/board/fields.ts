// The kinds of values a card holds. A field takes any value and gives something harmless of its type: commands use it to
// clean what comes in, the view to read what is stored. It never throws.
import * as Y from 'yjs'
import { DAY_ZERO, isDay } from './day.ts'
import type { Day, Due, Moment } from './schema.ts'
import { CAPS, cleanLine, cleanText } from './text.ts'

export type Field<T> = (value: unknown) => T
export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> }
/** Some fields of a card; what is left out or undefined stays as it is. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined }

const MOST_IDS = 500
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z][a-z0-9-]{0,29})$/i

export const name: Field<string> = (value) => cleanLine(words(value), CAPS.name)
export const line: Field<string> = (value) => cleanLine(words(value), CAPS.line)
export const cardText: Field<string> = (value) => cleanText(words(value), CAPS.card)
export const note: Field<string> = (value) => cleanText(words(value), CAPS.note)

export const yes: Field<boolean> = (value) => value === true
export const number: Field<number | null> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value + 0 : null
export const count: Field<number> = (value) =>
  Math.min(1_000_000, Math.max(0, Math.round(number(value) ?? 0)))
export const countOrNull: Field<number | null> = (value) => (number(value) === null ? null : count(value))

export const day: Field<Day> = (value) => (isDay(value) ? value : DAY_ZERO)
export const dayOrNull: Field<Day | null> = (value) => (isDay(value) ? value : null)
export const momentOrNull: Field<Moment | null> = (value) =>
  typeof value === 'string' && value.length < 40 && MOMENT.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null
export const moment: Field<Moment> = (value) => momentOrNull(value) ?? `${DAY_ZERO}T00:00:00.000Z`
export const time: Field<string> = (value) => (typeof value === 'string' && TIME.test(value) ? value : '')

/** A colour goes into a style and a link into an href: nothing that could fetch or run may come through. */
export const color: Field<string> = (value) => (typeof value === 'string' && COLOR.test(value) ? value : '')
export const link: Field<string> = (value) => {
  const address = cleanLine(words(value), CAPS.card)
  return /^https?:\/\/\S+$/i.test(address) ? address : ''
}

export const order: Field<string> = (value) => (typeof value === 'string' ? value : '')

/** Gives a text from a document the brand of the id that it is there; nowhere else is a brand made. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function asId<T extends string>(id: string): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return id as T
}

/** An id of the kind that the field asks for. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function idOrNull<T extends string>(value: unknown): T | null {
  return typeof value === 'string' && value !== '' && value.length <= CAPS.line ? asId<T>(value) : null
}

export function ids<T extends string>(value: unknown): T[] {
  if (!Array.isArray(value)) return []
  const found = new Set<T>()
  for (const entry of value.slice(0, MOST_IDS)) {
    const id = idOrNull<T>(entry)
    if (id !== null) found.add(id)
  }
  return [...found]
}

/** One of some words; anything else reads as the first unless told otherwise. */
export function oneOf<const T extends string>(allowed: readonly T[], fallback: NoInfer<T>): Field<T> {
  return (value) => allowed.find((word) => word === value) ?? fallback
}

/** Those of some words that occur, in their own order. */
export function someOf<const T extends string>(allowed: readonly T[]): Field<T[]> {
  return (value) => (Array.isArray(value) ? allowed.filter((word) => value.includes(word)) : [])
}

export const due: Field<Due> = (value) => {
  if (value === 'next-session') return value
  const on = isRecord(value) ? value.on : value
  return isDay(on) ? { on } : null
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function words(value: unknown): string {
  if (typeof value === 'string') return value
  // A later version may store a long shared text as one that can be typed in together.
  return value instanceof Y.Text ? value.toJSON() : ''
}

/** Reads all fields of a stored card; `prefix` for a group of fields that is stored flat, such as `indicator.`. */
export function readFields<T>(fields: Fields<T>, card: Y.Map<unknown>, prefix = ''): T {
  const out: Partial<T> = {}
  for (const key in fields) out[key] = fields[key](card.get(prefix + key))
  // Every key of T is a key of the table, by the type of the table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return out as T
}

/** The fields that a patch names, cleaned and ready to store. */
export function cleanFields<T>(fields: Fields<T>, patch: Patch<T>, prefix = ''): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const key in fields) if (patch[key] !== undefined) out[prefix + key] = fields[key](patch[key])
  return out
}

const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a key may be set on an object without reaching its prototype. */
export function isSafeKey(key: string): boolean {
  return !UNSAFE_KEYS.has(key)
}
