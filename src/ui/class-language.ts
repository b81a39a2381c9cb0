// The words of the board of a class, in both languages: they come along with that surface.
import { computed } from '@preact/signals'
import { enClass } from '../i18n/en-class.ts'
import { nlClass } from '../i18n/nl-class.ts'
import { language } from './language.ts'

export const classWords = computed(() => (language.value === 'en' ? enClass.classBoard : nlClass.classBoard))
