// The words of what a device does beside its board: they come along with those parts.
import { nlDevice } from '../i18n/nl-device.ts'
import { inLanguage } from './language.ts'

export const deviceWords = inLanguage(nlDevice, (english) => english.device)
