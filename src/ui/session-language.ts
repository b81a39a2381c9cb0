// The words of a session: they come along with its screens.
import { nlSession } from '../i18n/nl-session.ts'
import { inLanguage } from './language.ts'

export const sessionWords = inLanguage(nlSession, (english) => english.session)
