// Which session is going on. Two devices that started at once find the same one: the earliest start, then the smallest id.
import type { Day, Session } from '../board/schema.ts'
import { stateOf, type SessionState } from './state.ts'
import { readSteps } from './steps.ts'

export type Running = { card: Session; state: SessionState; doubles: readonly Session[] }

/** After this long without a step a session of another day was left alone (milliseconds). */
const LEFT_ALONE_MS = 3 * 3_600_000

/**
 * The session that is going on, with the cards that are the same one.
 * @param today the day on the calendar of this device, which may be another than that of the screen that leads
 * @param wall the clock of this device, milliseconds
 * @returns null when none is
 */
export function findRunning(sessions: readonly Session[], today: Day, wall: number): Running | null {
  const open = sessions.filter((card) => isLive(card) && !isLeftAlone(card, today, wall))
  const [first] = [...open].sort(byStart)
  return first ? gather(first, sessions, open) : null
}

/** A session of another day that was never closed: nobody was there to do it. */
export function findForgotten(sessions: readonly Session[], today: Day, wall: number): Running | null {
  const card = sessions.find((one) => isLive(one) && isLeftAlone(one, today, wall))
  return card ? gather(card, sessions, [card]) : null
}

/** A session by its card, going on or held, with what is the same. */
export function gather(card: Session, sessions: readonly Session[], open: readonly Session[] = []): Running {
  const doubles = sessions.filter(
    (one) => one.id !== card.id && (open.includes(one) || originOf(one, sessions) === card.id),
  )
  return { card, doubles, state: stateOf([card, ...doubles]) }
}

/** The card whose session this one turned out to be, or null. */
export function sameAs(card: Session): string | null {
  const step = readSteps(card.log).find((one) => one.do === 'same')
  return step?.do === 'same' ? step.as : null
}

/** Follows what a card is the same as to the end: of three that met one by one, the last points at the second. */
function originOf(card: Session, sessions: readonly Session[]): string {
  const seen = new Set<string>()
  let now = card
  while (!seen.has(now.id)) {
    seen.add(now.id)
    const as = sameAs(now)
    const next = sessions.find(({ id }) => id === as)
    if (!next) break
    now = next
  }
  return now.id
}

// A session from a file has minutes and no steps: it was held elsewhere and never runs here.
function isLive(card: Session): boolean {
  if (card.endedAt !== null || card.startedAt === null) return false
  const steps = readSteps(card.log)
  return (
    steps.some((step) => step.do === 'start') &&
    !steps.some((step) => step.do === 'same' || step.do === 'end')
  )
}

function isLeftAlone({ date, startedAt, log }: Session, today: Day, wall: number): boolean {
  if (date === null || date >= today) return false
  const last = readSteps(log).reduce(
    (latest, step) => Math.max(latest, step.wall),
    Date.parse(startedAt ?? ''),
  )
  return !(wall - last < LEFT_ALONE_MS)
}

function byStart(a: Session, b: Session): number {
  const first = (a.startedAt ?? '') + a.id
  return first < (b.startedAt ?? '') + b.id ? -1 : 1
}
