// What the team agreed, keeps alive or parked: the zones beside the five.
import { dayOf, isDay } from './day.ts'
import { addCard, archive, editCard, lastOrder, restore, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import type {
  Agreement,
  AgreementId,
  Day,
  ParkingId,
  ParkingItem,
  SecuredHabit,
  SecuredId,
} from './schema.ts'
import { AGREEMENT, CHECKED_PREFIX, PARKING_ITEM, SECURED } from './shapes.ts'

type AgreementDetails = Patch<Pick<Agreement, 'text' | 'since'>>
type HabitDetails = Patch<Pick<SecuredHabit, 'text' | 'goalId' | 'checkEveryWeeks'>>
type ParkingDetails = Patch<Pick<ParkingItem, 'text' | 'byId' | 'date'>>

/** Adds an agreement, from today unless told otherwise. */
export function addAgreement(
  editor: Editor,
  agreement: AgreementDetails & { text: string },
): AgreementId | null {
  const fields = cleanFields(AGREEMENT, { ...agreement, since: agreement.since ?? dayOf(editor.now()) })
  return addCard(editor, 'agreements', {
    ...fields,
    order: lastOrder(editor, 'agreements'),
  })
}

export function editAgreement(editor: Editor, id: AgreementId, details: AgreementDetails): boolean {
  return editCard(editor, 'agreements', id, cleanFields(AGREEMENT, details))
}

export function archiveAgreement(editor: Editor, id: AgreementId): boolean {
  return archive(editor, 'agreements', id)
}

export function restoreAgreement(editor: Editor, id: AgreementId): boolean {
  return restore(editor, 'agreements', id)
}

/** Puts a practice that works on the list to keep alive; checked every six weeks unless told otherwise. */
export function secureHabit(editor: Editor, habit: HabitDetails & { text: string }): SecuredId | null {
  const fields = cleanFields(SECURED, { ...habit, checkEveryWeeks: habit.checkEveryWeeks ?? 6 })
  return addCard(editor, 'secured', { ...fields, order: lastOrder(editor, 'secured') })
}

export function editSecuredHabit(editor: Editor, id: SecuredId, details: HabitDetails): boolean {
  return editCard(editor, 'secured', id, cleanFields(SECURED, details))
}

/** The team looked whether the habit is alive on this day. */
export function checkHabit(editor: Editor, id: SecuredId, day: Day): boolean {
  return isDay(day) && editCard(editor, 'secured', id, { [CHECKED_PREFIX + day]: true })
}

export function archiveSecuredHabit(editor: Editor, id: SecuredId): boolean {
  return archive(editor, 'secured', id)
}

export function restoreSecuredHabit(editor: Editor, id: SecuredId): boolean {
  return restore(editor, 'secured', id)
}

/** Keeps a subject for later, so that the session stays a quarter of an hour. */
export function parkSubject(editor: Editor, subject: ParkingDetails & { text: string }): ParkingId | null {
  const fields = cleanFields(PARKING_ITEM, { ...subject, date: subject.date ?? dayOf(editor.now()) })
  const order = lastOrder(editor, 'parking')
  return addCard(editor, 'parking', { ...fields, order }, ['ink'])
}

export function editParkingItem(editor: Editor, id: ParkingId, details: ParkingDetails): boolean {
  return editCard(editor, 'parking', id, cleanFields(PARKING_ITEM, details))
}

/** Says what became of a parked subject. */
export function settleParkingItem(editor: Editor, id: ParkingId, outcome: string): boolean {
  return editCard(editor, 'parking', id, cleanFields(PARKING_ITEM, { outcome }))
}

export function archiveParkingItem(editor: Editor, id: ParkingId): boolean {
  return archive(editor, 'parking', id)
}

export function restoreParkingItem(editor: Editor, id: ParkingId): boolean {
  return restore(editor, 'parking', id)
}
