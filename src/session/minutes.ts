// What came of a session, counted from the board itself: nothing is written down twice.
import type { Action, Goal, Measurement, Session, SessionPart, Success } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import type { Running } from './running.ts'
import { spentOn, type SessionState } from './state.ts'
import type { Answer } from './steps.ts'

export type Measured = { goal: Goal; before: number | null; now: Measurement }
export type Minutes = {
  session: Session
  successes: readonly Success[]
  measured: readonly Measured[]
  answered: Readonly<Record<Answer, readonly Action[]>>
  added: readonly Action[]
}

/**
 * What the team did in a session that goes on or was held.
 * @param seriesOf the values of a goal as they stand, in order of time
 */
export function minutesOf(
  view: BoardView,
  { card, state }: Running,
  seriesOf: (goal: Goal) => readonly Measurement[],
): Minutes {
  const mine = (id: string | null) => id !== null && state.ids.some((one) => one === id)
  const answered: Record<Answer, Action[]> = { done: [], later: [], help: [], stopped: [] }
  for (const action of view.actions) {
    const answer = state.answers.get(action.id)
    if (answer) answered[answer].push(action)
  }
  return {
    session: card,
    successes: view.successes.filter((one) => mine(one.sessionId) && one.archivedAt === null && !one.hidden),
    measured: view.goals.flatMap((goal) => measuredIn(goal, seriesOf(goal), mine)),
    answered,
    added: view.actions.filter((one) => mine(one.createdInSession) && one.archivedAt === null),
  }
}

function measuredIn(
  goal: Goal,
  series: readonly Measurement[],
  mine: (id: string | null) => boolean,
): Measured[] {
  const now = series.filter((one) => mine(one.sessionId)).pop()
  if (!now) return []
  const before = series.filter((one) => !mine(one.sessionId) && one.value !== null).pop()
  return [{ goal, before: before?.value ?? null, now }]
}

/** Real seconds per part by session time `at` (milliseconds), for the card. A part that was not shown took none. */
export function partsOf(state: SessionState, at: number): SessionPart[] {
  return state.agenda.map(({ part, seconds }) => ({
    part,
    plannedSeconds: seconds,
    actualSeconds: Math.round(spentOn(state, part, at) / 1000),
  }))
}
