// What became different on a board between two looks at it. Counts only, and no names: it tells what to go and see, not who did it.
import type { BoardView } from '../board/view.ts'

/** A board as it was looked at: a short mark for every card that counts. */
export type Look = Readonly<Record<string, string>>

export const CHANGES = [
  'sessions',
  'newActions',
  'doneActions',
  'helpAsked',
  'newSuccesses',
  'measured',
  'goals',
  'planned',
] as const
export type Change = (typeof CHANGES)[number]
export type ChangeCount = { change: Change; count: number }

type Source = Pick<BoardView, 'actions' | 'successes' | 'measurements' | 'goals' | 'planning' | 'sessions'>

/** The marks of a board. Compared later, they need no clock that two devices agree on. */
export function lookAt(view: Source): Look {
  const look: Record<string, string> = {}
  for (const { id, archivedAt, status, needsHelp } of view.actions) {
    if (!archivedAt) look[`a/${id}`] = `${status}${needsHelp ? '!' : ''}`
  }
  for (const { id, archivedAt, hidden } of view.successes) if (!archivedAt && !hidden) look[`s/${id}`] = ''
  for (const { id, value } of view.measurements) look[`m/${id}`] = String(value)
  for (const { id, archivedAt, status } of view.goals) if (!archivedAt) look[`g/${id}`] = status
  for (const { id, archivedAt } of view.planning) if (!archivedAt) look[`p/${id}`] = ''
  for (const { id, endedAt } of view.sessions) if (endedAt) look[`t/${id}`] = ''
  return look
}

/** What is new or different, in the order in which it matters; nothing for what merely went. */
export function changesSince(before: Look, now: Look): ChangeCount[] {
  const counts = new Map<Change, number>()
  for (const [key, mark] of Object.entries(now)) {
    const was = before[key]
    if (was === mark) continue
    const change = changeOf(key, was, mark)
    if (change) counts.set(change, (counts.get(change) ?? 0) + 1)
  }
  return CHANGES.flatMap((change) => {
    const count = counts.get(change)
    return count ? [{ change, count }] : []
  })
}

/** The look `before`, with what this device itself did since then: nobody needs to be told what they did. */
export function lookWithOwn(before: Look, previous: Look, now: Look): Look {
  const own = Object.entries(now).filter(([key, mark]) => previous[key] !== mark)
  return own.length > 0 ? { ...before, ...Object.fromEntries(own) } : before
}

function changeOf(key: string, was: string | undefined, mark: string): Change | null {
  switch (key.charAt(0)) {
    case 'a':
      if (mark.startsWith('done')) return was?.startsWith('done') ? null : 'doneActions'
      if (mark.endsWith('!') && !was?.endsWith('!')) return 'helpAsked'
      return was === undefined ? 'newActions' : null
    case 's':
      return 'newSuccesses'
    case 'm':
      return 'measured'
    case 'g':
      return 'goals'
    case 'p':
      return 'planned'
    case 't':
      return 'sessions'
    default:
      return null
  }
}
