// Who is on the board. A member who leaves stays in history: the name under an old action must not vanish.
import { addCard, editCard, lastOrder, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import type { Member, MemberId } from './schema.ts'
import { MEMBER } from './shapes.ts'

type Details = Patch<Omit<Member, 'id' | 'left' | 'order'>>

/** Adds a colleague, or a pupil on a class board. @returns null without a name */
export function addMember(editor: Editor, details: Details & { name: string }): MemberId | null {
  const fields = cleanFields(MEMBER, { kind: 'adult', ...details })
  if (fields.name === '') return null
  return addCard(editor, 'members', { ...fields, order: lastOrder(editor, 'members') })
}

/** Changes what is known of a member; an empty name changes nothing. */
export function editMember(editor: Editor, id: MemberId, details: Details): boolean {
  const fields = cleanFields(MEMBER, details)
  return fields.name !== '' && editCard(editor, 'members', id, fields)
}

/** The member is no longer in the team. */
export function memberLeaves(editor: Editor, id: MemberId): boolean {
  return editCard(editor, 'members', id, { left: true })
}

/** The member is in the team again. */
export function memberReturns(editor: Editor, id: MemberId): boolean {
  return editCard(editor, 'members', id, { left: false })
}
