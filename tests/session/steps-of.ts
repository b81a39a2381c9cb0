// Makes session cards out of steps, for tests of what is derived from them.
import { asId } from '../../src/board/fields.ts'
import type { Session, SessionId } from '../../src/board/schema.ts'
import type { Doing, PlannedPart, Step } from '../../src/session/steps.ts'

export const USUAL: PlannedPart[] = [
  { part: 'check-in', seconds: 120 },
  { part: 'successes', seconds: 120 },
  { part: 'goals', seconds: 240 },
  { part: 'actions', seconds: 300 },
  { part: 'planning', seconds: 60 },
  { part: 'check-out', seconds: 60 },
]

/** A step at a session time in seconds. */
export function step(at: number, doing: Doing, by = 'wall'): Step {
  return { ...doing, at: at * 1000, wall: 1_000_000_000_000 + at * 1000, by }
}

/** A board session that was started and not closed. */
export function card(log: readonly unknown[], change: Partial<Session> = {}): Session {
  return {
    id: asId<SessionId>('s1'),
    kind: 'board',
    periodId: null,
    date: '2026-11-24',
    plannedStart: '',
    startedAt: '2026-11-24T14:15:00.000Z',
    endedAt: null,
    durationMinutes: null,
    facilitatorIds: [],
    timekeeperId: null,
    scribeId: null,
    presentIds: [],
    absentIds: [],
    presentCount: null,
    checkInForm: 'smileys',
    checkIn: { happy: 0, neutral: 0, unhappy: 0 },
    parts: [],
    note: '',
    score: null,
    tip: '',
    log,
    ...change,
  }
}
