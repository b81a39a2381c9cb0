// The words of the board in the hand: they come along with that surface.
import { nlHand } from '../i18n/nl-hand.ts'
import { inLanguage } from './language.ts'

export const handWords = inLanguage(nlHand, (english) => english.hand)
