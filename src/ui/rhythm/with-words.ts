// The screens of the year's rhythm, each given out when its words are here.
import { loadRhythmWords } from '../rhythm-language.ts'
import { DueHabits } from './due-habits.tsx'
import { RhythmNotices } from './notices.tsx'
import { Rhythm } from './rhythm.tsx'

export const rhythm = () => withWords(Rhythm)
export const dueHabits = () => withWords(DueHabits)
export const notices = () => withWords(RhythmNotices)

async function withWords<T>(screen: T): Promise<T> {
  await loadRhythmWords()
  return screen
}
