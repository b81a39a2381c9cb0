// How the time that is left is divided. One hard promise: the rest of all parts together is what is left of the whole, and no
// part ever gets less than nothing (domain.md 2.2).
import type { Part } from './kinds.ts'
import { spentOn, type SessionState } from './state.ts'

export type PartTime = {
  part: Part
  /** Guide time as it was agreed at the start. Milliseconds. */
  guide: number
  spent: number
  /** What is planned for it from now on. Milliseconds. */
  rest: number
  at: 'before' | 'now' | 'after'
}
export type Timing = {
  total: number
  elapsed: number
  /** Of the whole; zero when time is over. Milliseconds. */
  left: number
  /** Beyond the whole. Milliseconds. */
  over: number
  parts: PartTime[]
}

/**
 * The division at this moment.
 * @param elapsed session time now, milliseconds (see clock.ts)
 */
export function timingOf(state: SessionState, elapsed: number): Timing {
  const total = state.agenda.reduce((sum, { seconds }) => sum + seconds * 1000, 0)
  const now = Math.max(0, elapsed)
  const left = Math.max(0, total - now)
  const current = state.agenda.findIndex(({ part }) => part === state.part)
  const toCome = state.agenda.slice(current + 1)

  // On arrival the time left is shared over this part and those to come; what was spent on a part before counts as had.
  const atArrival = Math.max(0, total - state.arrivedAt)
  const here = wanted(state, state.part)
  const wantedAfter = toCome.map(({ part }) => wanted(state, part))
  const allAfter = wantedAfter.reduce((sum, want) => sum + want, 0)
  const share = here + allAfter > 0 ? (here / (here + allAfter)) * atArrival : atArrival
  const planned = share + state.addedHere
  const mayRest = Math.min(left, Math.max(0, planned - (now - state.arrivedAt)))
  const restHere = allAfter > 0 ? mayRest : left
  const rest = left - restHere

  return {
    total,
    elapsed: now,
    left,
    over: Math.max(0, now - total),
    parts: state.agenda.map(({ part, seconds }, index) => ({
      part,
      guide: seconds * 1000,
      spent: spentOn(state, part, now),
      rest:
        index < current ? 0 : index === current ? restHere : portion(wantedAfter[index - current - 1] ?? 0),
      at: index < current ? 'before' : index === current ? 'now' : 'after',
    })),
  }

  function portion(want: number): number {
    return allAfter > 0 ? (want / allAfter) * rest : 0
  }
}

function wanted(state: SessionState, part: Part): number {
  const guide = state.agenda.find((one) => one.part === part)?.seconds ?? 0
  const added = (state.added[part] ?? 0) - (part === state.part ? state.addedHere : 0)
  return Math.max(0, guide * 1000 + added - (state.spent[part] ?? 0))
}
