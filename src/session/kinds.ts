// The other sessions of a team, each with its own agenda and a length to choose (domain.md 3.3-3.5). Their parts run through
// the same conductor as those of the board session: a part is a name with minutes, whatever the kind.
import { AGENDA_PARTS, type AgendaPart, type SessionKind } from '../board/schema.ts'
import { scaled } from './agenda.ts'
import type { PlannedPart } from './steps.ts'

export type OtherKind = Exclude<SessionKind, 'board'>
/** In the order in which a team meets them. */
export const OTHER_KINDS: readonly OtherKind[] = ['work', 'retrospective', 'pupil-arena', 'connection']

const OWN_PARTS = [
  'work-choose',
  'work-do',
  'work-share',
  'retro-write',
  'retro-show',
  'retro-choose',
  'arena-ask',
  'arena-talk',
  'arena-harvest',
  'connect-tell',
  'connect-need',
  'connect-agree',
] as const
export type OwnPart = (typeof OWN_PARTS)[number]
/** A part of any session. */
export type Part = AgendaPart | OwnPart

/** The part that a log or a card names, or null when this version does not know it. */
export function partNamed(name: unknown): Part | null {
  return [...AGENDA_PARTS, ...OWN_PARTS].find((part) => part === name) ?? null
}

/** Whether it is a part of the board session, with a screen of its own. */
export function isAgendaPart(part: Part): part is AgendaPart {
  return AGENDA_PARTS.some((one) => one === part)
}

type Plan = { lengths: readonly [number, number, number]; parts: readonly (readonly [Part, number])[] }

/** Minutes to choose from, the middle one proposed, and how the parts share them. */
const PLANS: Record<OtherKind, Plan> = {
  work: {
    lengths: [30, 60, 90],
    parts: [
      ['work-choose', 5],
      ['work-do', 45],
      ['work-share', 6],
      ['check-out', 4],
    ],
  },
  retrospective: {
    lengths: [30, 45, 60],
    parts: [
      ['retro-write', 10],
      ['retro-show', 18],
      ['retro-choose', 12],
      ['check-out', 5],
    ],
  },
  // Pupils sit in the middle, one teacher leads the talk, the other teachers only listen (domain.md 3.3).
  'pupil-arena': {
    lengths: [30, 45, 60],
    parts: [
      ['arena-ask', 5],
      ['arena-talk', 25],
      ['arena-harvest', 12],
      ['check-out', 3],
    ],
  },
  connection: {
    lengths: [30, 45, 60],
    parts: [
      ['connect-tell', 18],
      ['connect-need', 12],
      ['connect-agree', 12],
      ['check-out', 3],
    ],
  },
}

/** Minutes to choose from. */
export function lengthsOf(kind: OtherKind): readonly [number, number, number] {
  return PLANS[kind].lengths
}

/** The agenda of such a session in so many minutes. */
export function agendaOf(kind: OtherKind, minutes: number): PlannedPart[] {
  return scaled(
    PLANS[kind].parts.map(([part, share]) => ({ part, seconds: share * 60 })),
    minutes * 60,
  )
}

/** How a retrospective can look back. */
export const RETRO_FORMATS = ['sailboat', 'start-stop-continue', 'four-boxes', 'tops-tips'] as const
export type RetroFormat = (typeof RETRO_FORMATS)[number]

const RETRO_COLUMNS = {
  sailboat: ['wind', 'anchor', 'rocks', 'island'],
  'start-stop-continue': ['start', 'stop', 'continue'],
  'four-boxes': ['good', 'less', 'idea', 'thanks'],
  'tops-tips': ['top', 'tip'],
} as const
export type NoteColumn =
  | (typeof RETRO_COLUMNS)[RetroFormat][number]
  | 'question'
  | 'heard'
  | 'goal'
  | 'need'
  | 'offer'

const COLUMNS: Partial<Record<Part, readonly NoteColumn[]>> = {
  'arena-ask': ['question'],
  'arena-talk': ['question'],
  'arena-harvest': ['heard'],
  'connect-tell': ['goal'],
  'connect-need': ['need', 'offer'],
}
const RETRO_PARTS: readonly Part[] = ['retro-write', 'retro-show', 'retro-choose']

/** The columns in which notes are written or shown in a part; none where nothing is written. */
export function columnsOf(part: Part, format: RetroFormat): readonly NoteColumn[] {
  return RETRO_PARTS.includes(part) ? RETRO_COLUMNS[format] : (COLUMNS[part] ?? [])
}

/** Notes of a retrospective stay closed until the team turns to showing them: nobody writes after another. */
export function notesAreHidden(part: Part, seen: readonly Part[]): boolean {
  return part === 'retro-write' && !seen.includes('retro-show')
}
