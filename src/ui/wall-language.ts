// The words of the board on the wall: they come right after it.
import { nlWall } from '../i18n/nl-wall.ts'
import { inLanguage } from './language.ts'

export const wallWords = inLanguage(nlWall.wall, (english) => english.wall.wall)
