// The Dutch words of a school-year file and what they are called in a board. A word that is not here is kept beside the
// card, so nothing of the file is lost.
import type { Source } from './leftovers.ts'
import type {
  ActionStatus,
  AgendaPart,
  BoardKind,
  GoalKind,
  GoalStatus,
  Measure,
  Weekday,
  Zone,
} from '../board/schema.ts'

type Words<T> = Readonly<Record<string, T>>

export const KIND_WORDS: Words<BoardKind> = { team: 'team', klas: 'class' }

export const ZONE_WORDS: Words<Zone> = {
  'check-in': 'check-in',
  successen: 'successes',
  doelen: 'goals',
  acties: 'actions',
  planning: 'planning',
  afspraken: 'agreements',
  borgen: 'secured',
  parkeerplaats: 'parking',
}

export const PART_WORDS: Words<AgendaPart> = {
  'check-in': 'check-in',
  successen: 'successes',
  doelen: 'goals',
  acties: 'actions',
  planning: 'planning',
  afsluiten: 'check-out',
  'check-out': 'check-out',
}

/** ISO 8601: Monday is 1. */
export const WEEKDAY_WORDS: Words<number> = {
  maandag: 1,
  dinsdag: 2,
  woensdag: 3,
  donderdag: 4,
  vrijdag: 5,
  zaterdag: 6,
  zondag: 7,
}

export const DAY_WORDS: Words<Weekday> = { ma: 'mon', di: 'tue', wo: 'wed', do: 'thu', vr: 'fri' }

export const GOAL_KIND_WORDS: Words<GoalKind> = {
  leerlingdoel: 'pupil',
  organisatiedoel: 'organisation',
  klassendoel: 'class',
}

export const GOAL_STATUS_WORDS: Words<GoalStatus> = {
  idee: 'idea',
  actief: 'active',
  gehaald: 'reached',
  'bijna gehaald': 'almost',
  'niet gehaald': 'missed',
  gestopt: 'stopped',
}

/** "niet gelukt" is how a class says that an action ended without being done; the word goes along as its reason. */
export const ACTION_STATUS_WORDS: Words<ActionStatus> = {
  open: 'todo',
  bezig: 'doing',
  klaar: 'done',
  gestopt: 'stopped',
  'niet gelukt': 'stopped',
}

/** What a word of the file means; a word that is not known stays among the rest. */
export function wordIn<T>(source: Source, key: string, words: Words<T>): T | undefined {
  const meaning = lookUp(words, source.peek(key))
  if (meaning !== undefined) source.take(key)
  return meaning
}

/** What a list of words means; those that are not known stay among the rest. */
export function wordsIn<T>(source: Source, key: string, words: Words<T>): T[] {
  const given = source.takeList(key)
  const unknown = given.filter((word) => lookUp(words, word) === undefined)
  if (unknown.length > 0) source.keep(key, unknown)
  return given.flatMap((word) => lookUp(words, word) ?? [])
}

/** What a word means, or undefined when it is not known here. */
export function lookUp<T>(words: Words<T>, word: unknown): T | undefined {
  return typeof word === 'string' && Object.prototype.hasOwnProperty.call(words, word)
    ? words[word]
    : undefined
}

/** What kind of measure a unit stands for: "van 5" may be days or children. `pupils` is how many the class has. */
export function measureOf(unit: string, label: string, pupils: number): Measure {
  if (unit === '%') return 'percentage'
  if (unit === 'van 5' && label.includes('dagen')) return 'days-of-five'
  return pupils > 0 && unit === `van ${pupils}` ? 'of-pupils' : 'number'
}
