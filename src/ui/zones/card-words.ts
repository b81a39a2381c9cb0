// What every drawing of an action says, on the wall and in the hand.
import type { Action } from '../../board/schema.ts'
import { dayAndMonth } from '../formats.ts'
import { words } from '../language.ts'

/** Id of the sentence that tells how to move a card with the keyboard; it stands once on the board. */
export const CARD_HELP = 'card-help'

/** `vr 27 nov`, `volgende sessie`, or how often it was carried over. */
export function whenWords(action: Action): string {
  const t = words.value.action
  if (action.status === 'done' && action.closedOn) return dayAndMonth(action.closedOn)
  if (action.due === 'next-session') {
    return action.carriedOver > 0 ? t.carriedOver(action.carriedOver) : t.nextSessionShort
  }
  return action.due ? dayAndMonth(action.due.on) : ''
}
