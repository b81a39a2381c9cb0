// Board sessions as they were held, and the weeks in which none was held.
import * as Y from 'yjs'
import { addCard, commit, editCard, findCard, type Editor } from './editor.ts'
import { cleanFields, isRecord, isSafeKey, type Patch } from './fields.ts'
import type { Day, MoodCounts, Session, SessionId } from './schema.ts'
import { CHECK_IN, CHECK_IN_PREFIX, SESSION, SKIPPED_WEEK } from './shapes.ts'

type Details = Patch<Omit<Session, 'id' | 'checkIn' | 'log'>> & { checkIn?: Patch<MoodCounts> | undefined }

/** A step is a few words; anything larger is no step of a session. */
const LONGEST_STEP = 4_000

export function addSession(editor: Editor, session: Details): SessionId | null {
  return addCard(editor, 'sessions', sessionFields(session), ['log'])
}

export function editSession(editor: Editor, id: SessionId, details: Details): boolean {
  return editCard(editor, 'sessions', id, sessionFields(details))
}

/**
 * Adds one step to what the conductor did.
 * @param entry plain JSON of at most 4,000 characters
 * @returns false when the session is gone (a colleague undid it) or the entry is no such JSON
 */
export function appendSessionLog(editor: Editor, id: SessionId, entry: unknown): boolean {
  if (!isRecord(entry)) return false
  const text = JSON.stringify(entry)
  if (text.length > LONGEST_STEP) return false
  const step: unknown = JSON.parse(text, (key, value: unknown) => (isSafeKey(key) ? value : undefined))
  const added = commit(editor, () => {
    const log = findCard(editor, 'sessions', id)?.get('log')
    if (!(log instanceof Y.Array)) return false
    log.push([step])
    return true
  })
  return added ?? false
}

/** No session in the week of this day, and why; a skipped week is no fault. */
export function skipWeek(editor: Editor, week: { date: Day; reason: string }): string | null {
  return addCard(editor, 'skippedWeeks', cleanFields(SKIPPED_WEEK, week))
}

/** Takes the note of a skipped week off again. */
export function unskipWeek(editor: Editor, id: string): boolean {
  const removed = commit(editor, () => {
    const weeks = editor.doc.getMap('skippedWeeks')
    const there = isRecord(weeks.get(id))
    if (there) weeks.delete(id)
    return there
  })
  return removed ?? false
}

function sessionFields({ checkIn, ...details }: Details): Record<string, unknown> {
  return { ...cleanFields(SESSION, details), ...cleanFields(CHECK_IN, checkIn ?? {}, CHECK_IN_PREFIX) }
}
