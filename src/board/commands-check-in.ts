// The check-in as counts. No key holds a person: a writer is a document in an open window, never a member.
import { moodKey, readCheckIns, splitMoodKey } from './check-in-counts.ts'
import { isDay } from './day.ts'
import { commit, type Editor } from './editor.ts'
import { number } from './fields.ts'
import { CHECK_INS_MAP, MOODS, type Day, type Mood } from './schema.ts'

/** More people than stand around any board: a slip of the finger must not become a count of a million. */
const MOST = 999

/**
 * Counts faces more or less: one by a tap, several when a number was typed.
 * @param writer who counts, different in every open window (the client id of the document): two windows that shared one
 *   would overwrite each other's taps
 */
export function countMood(editor: Editor, day: Day, mood: Mood, writer: string, step: number): boolean {
  if (!isDay(day) || !MOODS.includes(mood) || writer === '' || writer.length > 100) return false
  if (!Number.isInteger(step)) return false
  const counted = commit(editor, () => {
    const counts = editor.doc.getMap<unknown>(CHECK_INS_MAP)
    const before = readCheckIns(counts)[day]?.[mood] ?? 0
    // A tap back at zero must not be owed by the next tap forward.
    const by = Math.min(MOST, Math.max(0, before + step)) - before
    if (by === 0) return false
    const key = moodKey(day, mood, writer)
    counts.set(key, (number(counts.get(key)) ?? 0) + by)
    return true
  })
  return counted ?? false
}

/** Starts the check-in of a day again: for everyone, or only what one writer counted. */
export function clearCheckIn(editor: Editor, day: Day, writer?: string): boolean {
  const cleared = commit(editor, () => {
    const counts = editor.doc.getMap<unknown>(CHECK_INS_MAP)
    for (const key of counts.keys()) {
      const parts = splitMoodKey(key)
      if (parts?.day === day && (writer === undefined || parts.writer === writer)) counts.delete(key)
    }
    return true
  })
  return cleared ?? false
}
