// The parts of a session and their guide minutes. The parts always add up to the whole that was promised.
import type { AgendaPart, BoardKind, SessionPlan } from '../board/schema.ts'
import type { PlannedPart } from './steps.ts'

/** Lengths to choose from besides the board's own (domain.md 2.2). Minutes. */
export const LENGTHS = [8, 10, 15] as const

// For young children: the week comes before the goals and every part is short (domain.md 2.2, kleuters and groep 3).
const SHORT_CLASS: readonly (readonly [AgendaPart, number])[] = [
  ['check-in', 2],
  ['successes', 2],
  ['planning', 1],
  ['goals', 2],
  ['actions', 2],
  ['check-out', 1],
]

/**
 * The agenda of a session of so many minutes: the board's own parts in its own order, in proportion.
 * A class that chooses ten minutes or less gets the division for young children, unless its own agenda is that short.
 */
export function agendaFor(kind: BoardKind, plan: SessionPlan, minutes: number): PlannedPart[] {
  const own = plan.agenda.filter((item) => item.on).map(({ part, seconds }) => ({ part, seconds }))
  const whole = own.reduce((sum, { seconds }) => sum + seconds, 0)
  const short = kind === 'class' && minutes <= 10 && whole > 600
  const parts = short ? SHORT_CLASS.map(([part, weight]) => ({ part, seconds: weight * 60 })) : own
  return scaled(parts, minutes * 60)
}

/** Divides `total` whole seconds in proportion; what rounding leaves goes to the longest part. */
export function scaled(parts: readonly PlannedPart[], total: number): PlannedPart[] {
  if (parts.length === 0) return [{ part: 'check-out', seconds: total }]
  const sum = parts.reduce((all, { seconds }) => all + seconds, 0)
  const share = (seconds: number) => (sum > 0 ? (seconds / sum) * total : total / parts.length)
  const out = parts.map(({ part, seconds }) => ({ part, seconds: Math.floor(share(seconds)) }))
  const rest = total - out.reduce((all, { seconds }) => all + seconds, 0)
  const longest = out.reduce((most, one) => (one.seconds > most.seconds ? one : most))
  longest.seconds += rest
  return out
}
