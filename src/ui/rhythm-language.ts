// The words of the year's rhythm, in both languages: they come along with its screens.
import { computed } from '@preact/signals'
import { enRhythm } from '../i18n/en-rhythm.ts'
import { nlRhythm } from '../i18n/nl-rhythm.ts'
import { language } from './language.ts'

export const rhythmWords = computed(() => (language.value === 'en' ? enRhythm : nlRhythm))
