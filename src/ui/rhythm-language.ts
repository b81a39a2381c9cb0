// The words of the year's rhythm, in the language on the screen. They are fetched before a screen of it is drawn: nothing else
// may draw one (rhythm/with-words.ts).
import { computed, effect, signal } from '@preact/signals'
import type { RhythmWords } from '../content/rhythm-nl.ts'
import { fetched } from './kit/lazy.tsx'
import { language } from './language.ts'

const spoken = signal<RhythmWords | null>(null)
let follows = false

/** Fetches the words, and again whenever the language changes. */
export async function loadRhythmWords(): Promise<void> {
  spoken.value = await wordsIn(language.peek())
  if (follows) return
  follows = true
  effect(() => {
    const next = language.value
    void wordsIn(next).then((words) => {
      if (next === language.peek()) spoken.value = words
    })
  })
}

async function wordsIn(next: 'nl' | 'en'): Promise<RhythmWords> {
  return fetched(async () =>
    next === 'en'
      ? (await import('../content/rhythm-en.ts')).enRhythm
      : (await import('../content/rhythm-nl.ts')).nlRhythm,
  )
}

export const rhythmWords = computed(() => {
  if (!spoken.value) throw new Error('the words of the rhythm are drawn before they are here')
  return spoken.value
})
