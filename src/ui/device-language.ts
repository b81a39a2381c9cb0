// The words of what a device does beside its board, in both languages: they come along with those parts.
import { computed } from '@preact/signals'
import { enDevice } from '../i18n/en-device.ts'
import { nlDevice } from '../i18n/nl-device.ts'
import { language } from './language.ts'

export const deviceWords = computed(() => (language.value === 'en' ? enDevice : nlDevice))
