// The words of the board of a class: they come along with that surface.
import { nlClass } from '../i18n/nl-class.ts'
import { inLanguage } from './language.ts'

export const classWords = inLanguage(nlClass.classBoard, (english) => english.class.classBoard)
