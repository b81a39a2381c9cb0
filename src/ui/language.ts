// Which language is on the screen. Dutch is in the first load; English comes when asked for.
import { computed, signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import type { English } from '../i18n/english.ts'
import { nl } from '../i18n/nl.ts'
import type { Words } from '../i18n/nl.ts'

export type Language = 'nl' | 'en'

export const words = signal<Words>(nl)
/** Null until somebody chose it. */
export const english = signal<English | null>(null)
export const language = computed<Language>(() => (words.value.language === 'en' ? 'en' : 'nl'))
/** BCP 47 tag for dates and numbers. */
export const locale = computed(() => (language.value === 'en' ? 'en-GB' : 'nl-NL'))

/** What is read before the first paint, when the device's own database is not open yet. Dexie holds the original. */
const MIRROR = 'verbeterbord-language'

/** Words of a part of the app, in the language on the screen. */
export function inLanguage<T>(dutch: T, pick: (english: English) => T): ReadonlySignal<T> {
  return computed(() => (language.value === 'en' && english.value ? pick(english.value) : dutch))
}

/**
 * Puts a language on the screen. English is fetched when it is chosen, and stays on the device from then on.
 * @returns whether it is spoken: not when English is not on the device and cannot be fetched
 */
export async function speak(next: Language): Promise<boolean> {
  if (next === 'en' && !english.peek()) {
    try {
      english.value = (await import('../i18n/english.ts')).english
    } catch {
      return false
    }
    void keepOnDevice(english.value.file)
  }
  words.value = next === 'en' && english.value ? english.value.words : nl
  document.documentElement.lang = next
  try {
    localStorage.setItem(MIRROR, next)
  } catch {
    // Storage is refused: next time the language comes a moment later.
  }
  return true
}

/** For the service worker, which gives it back without a network (sw/sw.ts). */
async function keepOnDevice(file: string): Promise<void> {
  // Absent without https, where nothing works without a network anyway.
  if (!('caches' in globalThis)) return
  const cache = await caches.open('english')
  if (!(await cache.match(file))) await cache.add(file)
}

/** Speaks the language this device chose before, without waiting for its database. */
export async function speakAsBefore(): Promise<void> {
  try {
    if (localStorage.getItem(MIRROR) === 'en') await speak('en')
  } catch {
    // Storage is refused: Dutch it is.
  }
}
