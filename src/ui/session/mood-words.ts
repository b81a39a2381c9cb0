// What the three counts of a check-in are called in the form that was chosen.
import { MOODS } from '../../board/schema.ts'
import type { Mood } from '../../board/schema.ts'
import type { CheckInForm } from '../../session/check-in-form.ts'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'

/** A mark from 1 to 10, as three groups to count. */
const TEN = ['8–10', '6–7', '1–5']

/** `Zonnig` for the highest of three in the weather; forms without counts of their own use the faces. */
export function moodWord(form: CheckInForm, mood: Mood): string {
  const { levels } = sessionWords.value.checkInPart
  const own = form === 'ten' ? TEN : form === 'weather' || form === 'battery' ? levels[form] : []
  return own[MOODS.indexOf(mood)] ?? words.value.checkIn.moods[mood]
}
