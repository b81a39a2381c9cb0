// The words of a session, in both languages: they come along with its screens.
import { computed } from '@preact/signals'
import { enSession } from '../i18n/en-session.ts'
import { nlSession } from '../i18n/nl-session.ts'
import { language } from './language.ts'

export const sessionWords = computed(() => (language.value === 'en' ? enSession : nlSession))
