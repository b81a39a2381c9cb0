// Positions as text: between any two positions there is room for another, so moving a card writes that card alone.
// Compare positions with < and >, never by locale.
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

export type Placed = { id: string; order: string }

const LONGEST = 500

/** By position, then by id: two devices that gave two cards one position show them in the same order. */
export function byOrder(a: Placed, b: Placed): number {
  return compare(a.order, b.order) || compare(a.id, b.id)
}

/** Compares by code unit, the same on every device and in every language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `count` positions in a row, for a list that is filled at once. */
export function orderKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/** Whether new positions can be made beside this one; a document may hold any text. */
export function isOrder(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    // The library says "not a position" only by throwing.
    return false
  }
}

/** A position after all others. */
export function orderAfter(last: string | null): string {
  return generateKeyBetween(last, null)
}

/**
 * Puts a card into a list.
 * @param siblings the other cards, in byOrder order
 * @param id the card that gets a place
 * @param index how many siblings stand before it
 * @returns the positions to write: this card's, and those of neighbours only where two devices gave one position twice
 */
export function place(siblings: readonly Placed[], id: string, index: number): Placed[] {
  const before = siblings[index - 1]
  const after = siblings[index]
  if (siblings.some((card) => !isOrder(card.order))) return placeAll(siblings, id, index)
  const low = before === undefined ? null : before.order
  if (after === undefined || low === null || low < after.order) {
    return [{ id, order: generateKeyBetween(low, after === undefined ? null : after.order) }]
  }
  const tied = siblings.slice(index).filter((card) => card.order === low)
  const high = siblings[index + tied.length]
  const keys = generateNKeysBetween(low, high === undefined ? null : high.order, tied.length + 1)
  return [{ id }, ...tied].map((card, at) => ({ id: card.id, order: keys[at] ?? low }))
}

function placeAll(siblings: readonly Placed[], id: string, index: number): Placed[] {
  const ids = siblings.map((card) => card.id)
  ids.splice(index, 0, id)
  const keys = orderKeys(ids.length)
  return ids.map((id, at) => ({ id, order: keys[at] ?? '' }))
}
