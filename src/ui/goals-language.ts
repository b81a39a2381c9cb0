// The words of measuring and of the picture of a goal, in both languages.
import { computed } from '@preact/signals'
import { enGoals } from '../i18n/en-goals.ts'
import { nlGoals } from '../i18n/nl-goals.ts'
import { language } from './language.ts'

export const goalsWords = computed(() => (language.value === 'en' ? enGoals : nlGoals))
