// The words of the board in the hand, in both languages: they come along with that surface.
import { computed } from '@preact/signals'
import { enHand } from '../i18n/en-hand.ts'
import { nlHand } from '../i18n/nl-hand.ts'
import { language } from './language.ts'

export const handWords = computed(() => (language.value === 'en' ? enHand : nlHand))
