// What a session is doing, derived from its steps and nothing else: every device that has the same steps shows the same.
import type { Session, SessionId } from '../board/schema.ts'
import type { Part, RetroFormat } from './kinds.ts'
import { readSteps, type Answer, type PlannedPart, type Step } from './steps.ts'

/** A note that somebody wrote for all, on the screen `by`. */
export type Note = { id: string; column: string; text: string; by: string }

export type SessionState = {
  /** The card that new steps go to. */
  id: SessionId
  /** That card and those of devices that started at the same moment: their entries belong to this session too. */
  ids: readonly SessionId[]
  phase: 'running' | 'paused' | 'ended'
  agenda: readonly PlannedPart[]
  /** Minutes added by hand to a part, in milliseconds. They come out of the other parts: the whole stays. */
  added: Partial<Record<Part, number>>
  /** Of those, what was added since `part` came on screen. */
  addedHere: number
  part: Part
  /** The goal or action the team looks at, when somebody chose one. */
  item: string | null
  /** Session time spent on each part before this visit to `part`. Milliseconds. */
  spent: Partial<Record<Part, number>>
  /** Session time at which `part` came on screen. Milliseconds. */
  arrivedAt: number
  seen: readonly Part[]
  answers: ReadonlyMap<string, Answer>
  /** In the order in which they were written. */
  notes: readonly Note[]
  /** How a retrospective looks back. */
  format: RetroFormat
  /** Which screen leads. */
  leader: string
  /** The last step that is known. */
  last: { at: number; wall: number; by: string }
  steps: number
}

const MINUTE = 60_000

/** What a board falls back on when a session card says nothing of its agenda (domain.md 2.2, team). */
const USUAL: readonly PlannedPart[] = [
  { part: 'check-in', seconds: 120 },
  { part: 'successes', seconds: 120 },
  { part: 'goals', seconds: 240 },
  { part: 'actions', seconds: 300 },
  { part: 'planning', seconds: 60 },
  { part: 'check-out', seconds: 60 },
]

/**
 * Reads one session.
 * @param cards the winning card first (see `findRunning`), then the cards that are the same session
 */
export function stateOf(cards: readonly [Session, ...Session[]]): SessionState {
  const [card] = cards
  // Steps made apart are put in the order of session time: the clock that ran longest is the one that started first.
  const ordered = cards
    .flatMap((one, rank) => readSteps(one.log).map((step, index) => ({ step, rank, index })))
    .sort((a, b) => a.step.at - b.step.at || a.rank - b.rank || a.index - b.index)
    .map(({ step }) => step)
  return ordered.reduce<SessionState>(take, {
    ...beginOf(card, ordered),
    ids: cards.map(({ id }) => id),
    phase: card.endedAt === null ? 'running' : 'ended',
  })
}

function beginOf(card: Session, steps: readonly Step[]): SessionState {
  const start = steps.find((step) => step.do === 'start')
  const planned = start?.do === 'start' && start.agenda.length > 0 ? start.agenda : USUAL
  const first = planned[0]?.part ?? 'check-in'
  return {
    id: card.id,
    ids: [card.id],
    phase: 'running',
    agenda: planned,
    added: {},
    addedHere: 0,
    part: first,
    item: null,
    spent: {},
    arrivedAt: 0,
    seen: [first],
    answers: new Map(),
    notes: [],
    format: (start?.do === 'start' && start.format) || 'sailboat',
    leader: start?.by ?? '',
    last: { at: 0, wall: Date.parse(card.startedAt ?? '') || 0, by: '' },
    steps: 0,
  }
}

function take(before: SessionState, step: Step): SessionState {
  const { at, wall, by } = step
  const next = { ...before, last: { at, wall, by }, steps: before.steps + 1 }
  switch (step.do) {
    case 'show':
      return show(next, step.part, step.item, at)
    case 'minute':
      return addMinute(next, step.part)
    case 'answer':
      return { ...next, answers: new Map(next.answers).set(step.action, step.answer), item: null }
    case 'note':
      return next.notes.some(({ id }) => id === step.id)
        ? next
        : { ...next, notes: [...next.notes, { id: step.id, column: step.column, text: step.text, by }] }
    case 'tear':
      return { ...next, notes: next.notes.filter(({ id }) => id !== step.note) }
    case 'pause':
      return next.phase === 'running' ? { ...next, phase: 'paused' } : next
    case 'resume':
      return next.phase === 'paused' ? { ...next, phase: 'running' } : next
    case 'lead':
      return { ...next, leader: by }
    case 'end':
      return { ...next, phase: 'ended' }
    case 'agenda':
      return step.agenda.some(({ part }) => part === next.part) ? { ...next, agenda: step.agenda } : next
    case 'start':
    case 'same':
      return next
  }
}

function show(state: SessionState, part: Part, item: string | null, at: number): SessionState {
  // Somebody switched a part off on another device, or a newer app knows more of them.
  if (!state.agenda.some((one) => one.part === part)) return state
  if (part === state.part) return { ...state, item }
  const spent = { ...state.spent, [state.part]: spentOn(state, state.part, at) }
  const seen = state.seen.includes(part) ? state.seen : [...state.seen, part]
  return { ...state, part, item, spent, arrivedAt: at, addedHere: 0, seen }
}

function addMinute(state: SessionState, part: Part): SessionState {
  const added = { ...state.added, [part]: (state.added[part] ?? 0) + MINUTE }
  return { ...state, added, addedHere: state.addedHere + (part === state.part ? MINUTE : 0) }
}

/** Session time spent on a part by session time `at`. Milliseconds. */
export function spentOn(state: SessionState, part: Part, at: number): number {
  const before = state.spent[part] ?? 0
  return part === state.part ? before + Math.max(0, at - state.arrivedAt) : before
}

/** The part after this one, or before it with `by` -1; null at either end. */
export function neighbour(state: SessionState, by: 1 | -1): Part | null {
  const at = state.agenda.findIndex(({ part }) => part === state.part)
  return state.agenda[at + by]?.part ?? null
}
