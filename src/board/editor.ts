// How a command writes: one transaction with the person's origin, which is one undo step.
// Nothing here reads the clock or makes an id by itself; both come with the editor.
import * as Y from 'yjs'
import { asId, momentOrNull } from './fields.ts'
import { isOrder, orderAfter } from './order.ts'
import type { Cards } from './read-cards.ts'
import { BOARD_MAP, SCHEMA_VERSION, type Collection } from './schema.ts'

/** A document, and on whose behalf it is changed. */
export type Editor = { doc: Y.Doc; origin: unknown; now: () => Date; newId: () => string }
export type Card = Y.Map<unknown>
type Stored = Record<string, unknown>

/** Whether a newer app wrote this document. What it means by a field is not known here, so nothing may change. */
export function isNewer(doc: Y.Doc): boolean {
  const version = doc.getMap(BOARD_MAP).get('schemaVersion')
  return typeof version === 'number' && Number.isFinite(version) && version > SCHEMA_VERSION
}

/** Does the work of a command in one transaction; null and no change when the document is newer than the app. */
export function commit<T>(editor: Editor, work: () => T): T | null {
  if (isNewer(editor.doc)) return null
  return editor.doc.transact(work, editor.origin)
}

/** The card with this id, or null when it is not (or no longer) there. */
export function findCard(editor: Editor, collection: Collection, id: string): Card | null {
  const card = editor.doc.getMap(collection).get(id)
  return card instanceof Y.Map ? card : null
}

/** Whether a card was put out of sight. Any other value than a moment is none. */
export function isPutAway(card: Card): boolean {
  return momentOrNull(card.get('archivedAt')) !== null
}

/**
 * Adds a card. An id that follows from something every device knows may be there already: then that card gets these fields,
 * and comes back when it was put away.
 * @param lists names of the Y.Arrays it holds; they come with the card, because two devices that each made one later
 *   would keep only one of them
 * @returns its id, or null when nothing may be changed
 */
export function addCard<C extends Collection>(
  editor: Editor,
  collection: C,
  fields: Stored,
  lists: readonly string[] = [],
): Cards[C]['id'] | null {
  return commit(editor, () => {
    const id = asId<Cards[C]['id']>(editor.newId())
    const there = findCard(editor, collection, id)
    if (there) {
      write(there, { ...fields, ...(isPutAway(there) ? { archivedAt: null } : {}) })
      return id
    }
    const entries: [string, unknown][] = Object.entries(fields)
    editor.doc.getMap(collection).set(id, new Y.Map([...entries, ...lists.map(emptyList)]))
    return id
  })
}

/**
 * Changes fields of a card; only values that differ are written.
 * @param change the fields, or a function that gives them from the card as it is (null: leave it)
 * @returns whether the card was there to change. A card that is gone, because a colleague undid it on another device, is
 *   a normal thing: nothing happens.
 */
export function editCard(
  editor: Editor,
  collection: Collection,
  id: string,
  change: Stored | ((card: Card) => Stored | null),
): boolean {
  const done = commit(editor, () => {
    const card = findCard(editor, collection, id)
    if (card === null) return false
    const fields = typeof change === 'function' ? change(card) : change
    if (fields === null) return false
    write(card, fields)
    return true
  })
  return done ?? false
}

/** Sets the fields that differ from what is stored. */
export function write(card: Card, fields: Stored): void {
  for (const [key, value] of Object.entries(fields)) if (!same(card.get(key), value)) card.set(key, value)
}

/** Puts a card out of sight; it can always come back. */
export function archive(editor: Editor, collection: Collection, id: string): boolean {
  return editCard(editor, collection, id, (card) =>
    // Archived before, on another device: the first moment stands.
    isPutAway(card) ? null : { archivedAt: editor.now().toISOString() },
  )
}

/** Brings an archived card back to where it stood. */
export function restore(editor: Editor, collection: Collection, id: string): boolean {
  return editCard(editor, collection, id, { archivedAt: null })
}

/** A position after every card of the collection, archived ones included. */
export function lastOrder(editor: Editor, collection: Collection): string {
  let last: string | null = null
  editor.doc.getMap(collection).forEach((card) => {
    const order = card instanceof Y.Map ? card.get('order') : null
    if (typeof order === 'string' && (last === null || order > last) && isOrder(order)) last = order
  })
  return orderAfter(last)
}

function emptyList(name: string): [string, unknown] {
  return [name, new Y.Array()]
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Y.AbstractType) return false
  return JSON.stringify(a) === JSON.stringify(b)
}
