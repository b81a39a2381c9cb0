// Gives one stored value its earlier content. A text or list that two people may write in is changed in place and only
// where it differs: replacing it would lose what a colleague adds to it meanwhile.
import * as Y from 'yjs'
import { fromPlain, toPlain } from './plain.ts'

/** Sets a key to what it was. What is the same already is not written. */
export function putBack(now: Y.Map<unknown>, key: string, then: unknown): void {
  const current = now.get(key)
  if (current instanceof Y.Text && then instanceof Y.Text) matchText(current, then.toJSON())
  else if (current instanceof Y.Array && then instanceof Y.Array) matchList(current, then.toArray())
  else if (current instanceof Y.Map && then instanceof Y.Map) {
    for (const [inner, value] of then.entries()) putBack(current, inner, value)
  } else if (!now.has(key) || plain(current) !== plain(then)) now.set(key, copied(then))
}

/** Makes a key read as if it had never been written. */
export function takeAway(now: Y.Map<unknown>, key: string): void {
  const current = now.get(key)
  if (current instanceof Y.Text) matchText(current, '')
  else if (current instanceof Y.Array) matchList(current, [])
  else now.delete(key)
}

function matchText(now: Y.Text, then: string): void {
  // Counted in code points, as half an emoji must never be written; a Y.Text counts in UTF-16.
  const before = Array.from(now.toJSON())
  const wanted = Array.from(then)
  const { start, beforeEnd, thenEnd } = difference(before, wanted)
  const at = before.slice(0, start).join('').length
  const gone = before.slice(start, beforeEnd).join('').length
  const back = wanted.slice(start, thenEnd).join('')
  if (gone > 0) now.delete(at, gone)
  if (back !== '') now.insert(at, back)
}

function matchList(now: Y.Array<unknown>, then: readonly unknown[]): void {
  const { start, beforeEnd, thenEnd } = difference(now.toArray().map(plain), then.map(plain))
  if (beforeEnd > start) now.delete(start, beforeEnd - start)
  // A Y.Array refuses these two, unlike a Y.Map.
  const back = then.slice(start, thenEnd).map(copied)
  if (back.length > 0) {
    now.insert(
      start,
      back.map((entry) => (entry === undefined || typeof entry === 'bigint' ? null : entry)),
    )
  }
}

/** Where two rows differ: from `start` up to `beforeEnd` in the first and `thenEnd` in the second. */
function difference(before: readonly string[], then: readonly string[]) {
  let start = 0
  while (start < before.length && start < then.length && before[start] === then[start]) start++
  let beforeEnd = before.length
  let thenEnd = then.length
  while (beforeEnd > start && thenEnd > start && before[beforeEnd - 1] === then[thenEnd - 1]) {
    beforeEnd--
    thenEnd--
  }
  return { start, beforeEnd, thenEnd }
}

function plain(value: unknown): string {
  return JSON.stringify(toPlain(value))
}

function copied(value: unknown): unknown {
  return typeof value === 'object' ? fromPlain(toPlain(value)) : value
}
