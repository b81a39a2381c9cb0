// Handwriting on a card: one entry per pen pause, so that two pens on two devices both stay.
import * as Y from 'yjs'
import { commit, editCard, findCard, type Editor } from './editor.ts'
import { cardText } from './fields.ts'

export type InkCollection = 'actions' | 'successes' | 'planning' | 'parking'

/** About forty words; beyond that a card is no card. */
const MOST_INK_BYTES = 8 * 1024

/** Adds a stroke. @returns false when the card is gone (a colleague undid it) or full */
export function addInk(editor: Editor, collection: InkCollection, id: string, bytes: Uint8Array): boolean {
  const added = commit(editor, () => {
    const ink = inkOf(editor, collection, id)
    if (ink === null || bytes.length === 0 || inkBytes(ink) + bytes.length > MOST_INK_BYTES) return false
    // A copy: Yjs keeps the very array it is given.
    ink.push([bytes.slice()])
    return true
  })
  return added ?? false
}

/** Takes one stroke off, counted as the view shows them. @returns false when it is gone already */
export function eraseInk(editor: Editor, collection: InkCollection, id: string, index: number): boolean {
  const erased = commit(editor, () => {
    const ink = inkOf(editor, collection, id)
    const strokes = ink?.toArray().flatMap((stroke, at) => (stroke instanceof Uint8Array ? [at] : []))
    const at = strokes?.[index]
    if (ink === null || at === undefined) return false
    ink.delete(at, 1)
    return true
  })
  return erased ?? false
}

/** Gives a written card its title in type, for who searches and who listens; it may be empty. */
export function titleCard(editor: Editor, collection: InkCollection, id: string, text: string): boolean {
  return editCard(editor, collection, id, { text: cardText(text) })
}

function inkOf(editor: Editor, collection: InkCollection, id: string): Y.Array<unknown> | null {
  const ink = findCard(editor, collection, id)?.get('ink')
  return ink instanceof Y.Array ? ink : null
}

function inkBytes(ink: Y.Array<unknown>): number {
  return ink
    .toArray()
    .reduce<number>((sum, stroke) => sum + (stroke instanceof Uint8Array ? stroke.length : 0), 0)
}
