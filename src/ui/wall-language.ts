// The words of the board on the wall, in both languages: they come right after it.
import { computed } from '@preact/signals'
import { enWall } from '../i18n/en-wall.ts'
import { nlWall } from '../i18n/nl-wall.ts'
import { language } from './language.ts'

export const wallWords = computed(() => (language.value === 'en' ? enWall : nlWall).wall)
