// The words around the board: they come along with the screens that use them.
import { nlAround } from '../i18n/nl-around.ts'
import { inLanguage } from './language.ts'

export const aroundWords = inLanguage(nlAround, (english) => english.around)
