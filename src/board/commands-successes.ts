// Successes: what went well. New ones stand at the end of the order; a screen that wants the newest on top turns it round.
import { dayOf } from './day.ts'
import { addCard, archive, editCard, lastOrder, restore, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import type { Success, SuccessId } from './schema.ts'
import { SUCCESS } from './shapes.ts'

type Details = Patch<
  Pick<Success, 'text' | 'byId' | 'byText' | 'team' | 'goalId' | 'actionId' | 'sessionId' | 'date'>
>

/** Adds a success, of today unless told otherwise. */
export function addSuccess(editor: Editor, success: Details & { text: string }): SuccessId | null {
  const fields = cleanFields(SUCCESS, { ...success, date: success.date ?? dayOf(editor.now()) })
  const order = lastOrder(editor, 'successes')
  return addCard(editor, 'successes', { ...fields, order }, ['ink'])
}

export function editSuccess(editor: Editor, id: SuccessId, details: Details): boolean {
  return editCard(editor, 'successes', id, cleanFields(SUCCESS, details))
}

export function celebrateSuccess(editor: Editor, id: SuccessId): boolean {
  return editCard(editor, 'successes', id, { celebrated: true })
}

/** The teacher hides what a child wrote on a class board, or shows it again. */
export function hideSuccess(editor: Editor, id: SuccessId, hidden: boolean): boolean {
  return editCard(editor, 'successes', id, { hidden })
}

export function archiveSuccess(editor: Editor, id: SuccessId): boolean {
  return archive(editor, 'successes', id)
}

export function restoreSuccess(editor: Editor, id: SuccessId): boolean {
  return restore(editor, 'successes', id)
}
