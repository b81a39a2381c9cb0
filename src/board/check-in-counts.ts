// The running check-in: counts per day and mood, each writer counting for itself (domain.md 5.3: never a name).
import type * as Y from 'yjs'
import { isDay } from './day.ts'
import { MOODS, type Day, type Mood, type MoodCounts } from './schema.ts'

/** The key under which one writer counts one mood of one day. */
export function moodKey(day: Day, mood: Mood, writer: string): string {
  return `${day}|${mood}|${writer}`
}

/** Takes a key apart; null when it is no such key. A writer may hold any character. */
export function splitMoodKey(key: string): { day: Day; mood: Mood; writer: string } | null {
  const [day, word, ...writer] = key.split('|')
  const mood = MOODS.find((mood) => mood === word)
  if (!isDay(day) || mood === undefined || writer.length === 0) return null
  return { day, mood, writer: writer.join('|') }
}

/** Adds up the writers. One may stand below zero, having taken back a tap of another; the sum never shows below zero. */
export function readCheckIns(map: Y.Map<unknown>): Record<Day, MoodCounts> {
  const days: Record<Day, MoodCounts> = {}
  map.forEach((value, key) => {
    const parts = splitMoodKey(key)
    if (parts === null || typeof value !== 'number' || !Number.isSafeInteger(value)) return
    const counts = (days[parts.day] ??= { happy: 0, neutral: 0, unhappy: 0 })
    counts[parts.mood] += value
  })
  for (const counts of Object.values(days)) {
    for (const mood of MOODS) counts[mood] = Math.max(0, counts[mood])
  }
  return days
}
