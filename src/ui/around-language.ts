// The words around the board, in both languages: they come along with the screens that use them.
import { computed } from '@preact/signals'
import { enAround } from '../i18n/en-around.ts'
import { nlAround } from '../i18n/nl-around.ts'
import { language } from './language.ts'

export const aroundWords = computed(() => (language.value === 'en' ? enAround : nlAround))
