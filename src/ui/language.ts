// Which language is on the screen. Dutch is in the first load; English comes when asked for.
import { computed, signal } from '@preact/signals'
import { nl } from '../i18n/nl.ts'
import type { Words } from '../i18n/nl.ts'

export type Language = 'nl' | 'en'

export const words = signal<Words>(nl)
export const language = computed<Language>(() => (words.value.language === 'en' ? 'en' : 'nl'))
/** BCP 47 tag for dates and numbers. */
export const locale = computed(() => (language.value === 'en' ? 'en-GB' : 'nl-NL'))

/** What is read before the first paint, when the device's own database is not open yet. Dexie holds the original. */
const MIRROR = 'verbeterbord-language'

/** Puts a language on the screen. English is fetched from the app's own files, so it works offline too. */
export async function speak(next: Language): Promise<void> {
  if (next !== language.peek()) words.value = next === 'en' ? (await import('../i18n/en.ts')).en : nl
  document.documentElement.lang = next
  try {
    localStorage.setItem(MIRROR, next)
  } catch {
    // Storage is refused: next time the language comes a moment later.
  }
}

/** Speaks the language this device chose before, without waiting for its database. */
export async function speakAsBefore(): Promise<void> {
  try {
    if (localStorage.getItem(MIRROR) === 'en') await speak('en')
  } catch {
    // Storage is refused: Dutch it is.
  }
}
