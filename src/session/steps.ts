// What a session remembers of itself: one plain object per step, never a tick of the clock. Reading is total: a step that is
// not understood is left out.
import { isRecord } from '../board/fields.ts'
import { partNamed, RETRO_FORMATS, type Part, type RetroFormat } from './kinds.ts'

export type PlannedPart = { part: Part; seconds: number }
export const ANSWERS = ['done', 'later', 'help', 'stopped'] as const
/** How the team answered for one open action. */
export type Answer = (typeof ANSWERS)[number]

/**
 * `at`: session time at which it happened (milliseconds, pauses left out). `wall`: what the writer's own clock said, for a
 * device that finds the session with nobody there to ask. `by`: the screen that did it, never a person.
 */
type Stamp = { at: number; wall: number; by: string }
export type Step = Stamp &
  (
    | { do: 'start'; agenda: PlannedPart[]; format?: RetroFormat | undefined }
    | { do: 'agenda'; agenda: PlannedPart[] }
    | { do: 'show'; part: Part; item: string | null }
    | { do: 'minute'; part: Part }
    | { do: 'answer'; action: string; answer: Answer }
    | { do: 'pause' }
    | { do: 'resume' }
    | { do: 'lead' }
    | { do: 'same'; as: string }
    | { do: 'end' }
    | { do: 'note'; id: string; column: string; text: string }
    | { do: 'tear'; note: string }
  )
/** A step before it is stamped. */
export type Doing = Step extends infer One ? (One extends Step ? Omit<One, keyof Stamp> : never) : never

/** What one note holds; a frame has more room than a wall. Characters. */
const NOTE_LENGTH = 300
/** Far beyond any session: a step from a clock gone mad must not end it. Milliseconds. */
const LATEST = 24 * 3_600_000

/** Reads the log of a session card. */
export function readSteps(log: readonly unknown[]): Step[] {
  return log.flatMap((entry) => {
    const step = readStep(entry)
    return step ? [step] : []
  })
}

function readStep(entry: unknown): Step | null {
  if (!isRecord(entry)) return null
  const { at, wall, by } = entry
  if (!isTime(at) || typeof wall !== 'number' || !Number.isFinite(wall) || typeof by !== 'string') return null
  const stamp = { at, wall, by }
  const part = partNamed(entry.part)
  switch (entry.do) {
    case 'start':
      return {
        ...stamp,
        do: 'start',
        agenda: readAgenda(entry.agenda),
        format: RETRO_FORMATS.find((one) => one === entry.format),
      }
    case 'agenda':
      return { ...stamp, do: 'agenda', agenda: readAgenda(entry.agenda) }
    case 'note': {
      const [id, column, text] = [entry.id, entry.column, entry.text].map(textOrNull)
      return id && column && text
        ? { ...stamp, do: 'note', id, column, text: text.slice(0, NOTE_LENGTH) }
        : null
    }
    case 'tear': {
      const note = textOrNull(entry.note)
      return note ? { ...stamp, do: 'tear', note } : null
    }
    case 'show':
      return part ? { ...stamp, do: 'show', part, item: textOrNull(entry.item) } : null
    case 'minute':
      return part ? { ...stamp, do: 'minute', part } : null
    case 'answer': {
      const answer = ANSWERS.find((one) => one === entry.answer)
      const action = textOrNull(entry.action)
      return answer && action ? { ...stamp, do: 'answer', action, answer } : null
    }
    case 'same': {
      const as = textOrNull(entry.as)
      return as ? { ...stamp, do: 'same', as } : null
    }
    case 'pause':
    case 'resume':
    case 'lead':
    case 'end':
      return { ...stamp, do: entry.do }
    default:
      return null
  }
}

function readAgenda(value: unknown): PlannedPart[] {
  if (!Array.isArray(value)) return []
  const found = new Map<Part, PlannedPart>()
  for (const entry of value.slice(0, 30)) {
    const part = isRecord(entry) ? partNamed(entry.part) : null
    if (!part || found.has(part) || !isRecord(entry)) continue
    const { seconds } = entry
    const known = typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : 0
    found.set(part, { part, seconds: Math.min(14_400, Math.max(0, known)) })
  }
  return [...found.values()]
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LATEST
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
