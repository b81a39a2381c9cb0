// Moves a card to another place in its list, writing as few cards as possible.
import * as Y from 'yjs'
import { findCard, isPutAway, type Card, type Editor } from './editor.ts'
import { byOrder, place, type Placed } from './order.ts'
import type { Collection } from './schema.ts'

/**
 * Puts a card behind another one. Call it inside a transaction.
 * @param after the card that will stand before it, null for the first place
 * @param isSibling whether a card is in the list that the person sees; archived cards never are
 */
export function placeAfter(
  editor: Editor,
  collection: Collection,
  id: string,
  after: string | null,
  isSibling: (card: Card) => boolean = () => true,
): void {
  const siblings: Placed[] = []
  editor.doc.getMap(collection).forEach((card, key) => {
    if (key === id || !(card instanceof Y.Map) || isPutAway(card)) return
    if (isSibling(card)) siblings.push(placed(key, card))
  })
  siblings.sort(byOrder)
  for (const { id: key, order } of place(siblings, id, indexAfter(editor, collection, siblings, after))) {
    findCard(editor, collection, key)?.set('order', order)
  }
}

function indexAfter(
  editor: Editor,
  collection: Collection,
  siblings: readonly Placed[],
  after: string | null,
): number {
  if (after === null) return 0
  const index = siblings.findIndex((card) => card.id === after)
  if (index >= 0) return index + 1
  // A colleague has just moved or archived the card before it: take the place where that one stood, else the end.
  const card = findCard(editor, collection, after)
  if (card === null) return siblings.length
  const left = placed(after, card)
  return siblings.filter((sibling) => byOrder(sibling, left) < 0).length
}

function placed(id: string, card: Card): Placed {
  const order = card.get('order')
  return { id, order: typeof order === 'string' ? order : '' }
}
