// In which form a team checks in. A round that is always the same puts people off (domain.md 2.4), so the form varies by
// itself. Whatever the form, only three counts are kept: high, middle, low; never a name.
import type { Session } from '../board/schema.ts'

/** `ten`: a mark from 1 to 10 in three groups. `word` and `skip` count nothing. */
export const CHECK_IN_FORMS = ['smileys', 'weather', 'battery', 'ten', 'word', 'skip'] as const
export type CheckInForm = (typeof CHECK_IN_FORMS)[number]

/** The form of a session; what is not known here, such as a form of a newer app, reads as faces. */
export function formOf({ checkInForm }: Pick<Session, 'checkInForm'>): CheckInForm {
  return CHECK_IN_FORMS.find((form) => form === checkInForm) ?? 'smileys'
}

/**
 * The form to propose: the one after the last that was used. Skipping is somebody's choice and never proposed.
 * @param held sessions that were held, the last one at the end
 */
export function nextForm(held: readonly Session[]): CheckInForm {
  const last = held
    .map(formOf)
    .filter((form) => form !== 'skip')
    .pop()
  const proposed = CHECK_IN_FORMS.filter((form) => form !== 'skip')
  return (last && proposed[proposed.indexOf(last) + 1]) ?? 'smileys'
}
