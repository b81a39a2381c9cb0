// What the board map holds about the board itself: its zones, its fixed session and its school year.
// The defaults are written when a board is made and only fill gaps when one is read: changing them changes no board.
import { count, day, isRecord, line, name, number, oneOf, time, yes, type Fields } from './fields.ts'
import {
  AGENDA_PARTS,
  ZONES,
  type AgendaItem,
  type AgendaPart,
  type BoardKind,
  type Retention,
  type SchoolYear,
  type SessionPlan,
  type Zone,
  type ZoneSetting,
} from './schema.ts'

export type BoardFields = {
  id: string
  kind: BoardKind
  name: string
  place: string
  teacher: string
  schemaVersion: number
  successor: string
  retention: Retention
  schoolYear: SchoolYear
  zones: ZoneSetting[]
  sessionPlan: SessionPlan
}

export const BOARD: Fields<BoardFields> = {
  id: line,
  kind: oneOf(['team', 'class'], 'team'),
  name,
  place: name,
  teacher: name,
  schemaVersion: (value) => number(value) ?? 0,
  successor: name,
  retention: oneOf(['ask', 'keep'], 'ask'),
  schoolYear: (value) => {
    const year = isRecord(value) ? value : {}
    return { label: name(year.label), start: day(year.start), end: day(year.end) }
  },
  zones,
  sessionPlan: (value) => sessionPlan(value, 'team'),
}

const FIVE_ZONES: readonly Zone[] = ['check-in', 'successes', 'goals', 'actions', 'planning']

/** The five zones that the method names shown, the extra ones there to be switched on (domain.md 1.1). */
export function defaultZones(): ZoneSetting[] {
  return ZONES.map((zone) => ({ zone, shown: FIVE_ZONES.includes(zone), size: 1 }))
}

// Minutes per part are an inference, hence configurable; a class looks at its week before its goals (domain.md 2.2).
const MINUTES: Record<BoardKind, readonly (readonly [AgendaPart, number])[]> = {
  team: [
    ['check-in', 2],
    ['successes', 2],
    ['goals', 4],
    ['actions', 5],
    ['planning', 1],
    ['check-out', 1],
  ],
  class: [
    ['check-in', 2],
    ['successes', 3],
    ['planning', 2],
    ['goals', 4],
    ['actions', 3],
    ['check-out', 1],
  ],
}

/** A quarter of an hour on a day still to be chosen. */
export function defaultSessionPlan(kind: BoardKind): SessionPlan {
  const agenda = MINUTES[kind].map(([part, minutes]) => ({ part, seconds: minutes * 60, on: true }))
  return { weekday: null, time: '', minutes: 15, agenda }
}

function zones(value: unknown): ZoneSetting[] {
  if (!Array.isArray(value)) return defaultZones()
  const found = new Map<Zone, ZoneSetting>()
  for (const entry of value.slice(0, 50).filter(isRecord)) {
    const zone = ZONES.find((zone) => zone === entry.zone)
    if (zone === undefined || found.has(zone)) continue
    found.set(zone, {
      zone,
      shown: yes(entry.shown),
      size: Math.min(10, Math.max(0, number(entry.size) ?? 1)),
    })
  }
  const rest = ZONES.filter((zone) => !found.has(zone)).map((zone) => ({ zone, shown: false, size: 1 }))
  return [...found.values(), ...rest]
}

/** Reads a session plan; what is missing comes from the plan for this kind of board. */
export function sessionPlan(value: unknown, kind: BoardKind): SessionPlan {
  const fallback = defaultSessionPlan(kind)
  if (!isRecord(value)) return fallback
  const weekday = number(value.weekday)
  return {
    weekday: weekday !== null && Number.isInteger(weekday) && weekday >= 1 && weekday <= 7 ? weekday : null,
    time: time(value.time),
    minutes: Math.min(240, count(value.minutes)) || fallback.minutes,
    agenda: Array.isArray(value.agenda) ? agenda(value.agenda) : fallback.agenda,
  }
}

function agenda(value: readonly unknown[]): AgendaItem[] {
  const found = new Map<AgendaPart, AgendaItem>()
  for (const entry of value.slice(0, 50).filter(isRecord)) {
    const part = AGENDA_PARTS.find((part) => part === entry.part)
    if (part === undefined || found.has(part)) continue
    found.set(part, { part, seconds: Math.min(14_400, count(entry.seconds)), on: yes(entry.on) })
  }
  const rest = AGENDA_PARTS.filter((part) => !found.has(part)).map((part) => ({
    part,
    seconds: 0,
    on: false,
  }))
  return [...found.values(), ...rest]
}
