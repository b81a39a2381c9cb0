// Puts a board back as it was, on top of what it is now: nothing is deleted that a colleague could miss, and only what
// differs is written, so that what others do at the same time merges like any other change.
import * as Y from 'yjs'
import { BOARD } from './board-fields.ts'
import { splitMoodKey } from './check-in-counts.ts'
import { isNewer, isPutAway, type Card, type Editor } from './editor.ts'
import { isKnownField } from './known-fields.ts'
import { putBack, takeAway } from './put-back.ts'
import { BOARD_MAP, CHECK_INS_MAP, COLLECTIONS, type Collection, type Moment } from './schema.ts'

export type Restored = { ok: true; changed: boolean } | { ok: false; reason: 'newer' | 'other-board' }

/** What a board is does not change with how it looked; and the document in which it goes on stays where the team is. */
const STAYS = new Set(['id', 'schemaVersion', 'successor'])

/**
 * Makes the board read as in `old`, in one transaction with the person's origin: one undo step.
 * Cards of then come back and get their fields back; cards made since are archived. Members made since stay: restoring
 * takes back what was written, not who joined. Fields and parts that only a newer app knows stay as they are.
 * @param old an earlier state of the same board, migrated to this schema; it is not changed
 * @returns whether anything differed, or why nothing was done
 */
export function restoreBoardAs(editor: Editor, old: Y.Doc): Restored {
  const { doc } = editor
  if (isNewer(doc) || isNewer(old)) return { ok: false, reason: 'newer' }
  const id = doc.getMap(BOARD_MAP).get('id')
  if (typeof id !== 'string' || id !== old.getMap(BOARD_MAP).get('id')) {
    return { ok: false, reason: 'other-board' }
  }
  const moment = editor.now().toISOString()
  const changed = doc.transact((transaction) => {
    restoreFields(
      doc.getMap(BOARD_MAP),
      old.getMap(BOARD_MAP),
      (key) => Object.keys(BOARD).includes(key),
      STAYS,
    )
    restoreFields(doc.getMap(CHECK_INS_MAP), old.getMap(CHECK_INS_MAP), (key) => splitMoodKey(key) !== null)
    for (const collection of COLLECTIONS) restoreCards(doc, old, collection, moment)
    return transaction.changed.size > 0
  }, editor.origin)
  return { ok: true, changed }
}

function restoreCards(doc: Y.Doc, old: Y.Doc, collection: Collection, moment: Moment): void {
  const now = doc.getMap<unknown>(collection)
  const then = old.getMap<unknown>(collection)
  for (const [id, card] of then.entries()) {
    if (!(card instanceof Y.Map)) continue
    const mine = now.get(id)
    if (mine instanceof Y.Map) restoreFields(mine, card, (key) => isKnownField(collection, key))
    else putBack(now, id, card)
  }
  if (collection === 'members') return
  for (const [id, card] of now.entries()) {
    if (card instanceof Y.Map && !(then.get(id) instanceof Y.Map)) putAway(card, moment)
  }
}

function restoreFields(
  now: Card,
  then: Card,
  isKnown: (key: string) => boolean,
  stays: ReadonlySet<string> = new Set(),
): void {
  for (const [key, value] of then.entries()) if (!stays.has(key)) putBack(now, key, value)
  for (const key of now.keys()) {
    if (!then.has(key) && !stays.has(key) && isKnown(key)) takeAway(now, key)
  }
}

function putAway(card: Card, moment: Moment): void {
  // Archived before: the first moment stands.
  if (!isPutAway(card)) card.set('archivedAt', moment)
}
