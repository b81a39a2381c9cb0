// The sessions of a school-year file. A team and a class name the roles and the faces differently.
import type { CardArchive } from '../board/archive.ts'
import type { Json, JsonObject } from '../board/plain.ts'
import { PART_WORDS, lookUp } from './dutch-words.ts'
import type { Source } from './leftovers.ts'
import { dayIn, idIn, idsIn, textIn } from './school-year-cards.ts'

export function session(session: Source): CardArchive {
  const facilitator = idIn(session, 'facilitator')
  const checkOut = session.object('checkOut')
  return {
    id: session.text('id'),
    kind: 'board',
    periodId: idIn(session, 'periodId'),
    date: dayIn(session, 'date'),
    plannedStart: session.text('plannedStart'),
    durationMinutes: session.take('durationMinutes') ?? null,
    facilitatorIds: facilitator === null ? idsIn(session, 'leaders') : [facilitator],
    timekeeperId: idIn(session, 'timekeeper'),
    scribeId: idIn(session, 'scribe') ?? idIn(session, 'writer'),
    presentIds: idsIn(session, 'present'),
    absentIds: idsIn(session, 'absent'),
    presentCount: session.take('presentCount') ?? null,
    ...checkIn(session.object('checkIn')),
    parts: session.list('parts').map(sessionPart),
    note: session.text('note'),
    score: checkOut.take('score') ?? null,
    tip: textIn(checkOut, 'tip'),
    log: [],
    ...session.rest(),
  }
}

function checkIn(counts: Source): JsonObject {
  return {
    checkInForm: counts.text('form'),
    'checkIn.happy': first(counts, ['blij']),
    'checkIn.neutral': first(counts, ['neutraal', 'gewoon']),
    'checkIn.unhappy': first(counts, ['minder', 'nietZo']),
  }
}

function first(source: Source, keys: readonly string[]): Json {
  const key = keys.find((key) => source.has(key))
  return (key === undefined ? undefined : source.take(key)) ?? 0
}

function sessionPart(part: Source): Json {
  const word = part.text('part')
  return {
    part: lookUp(PART_WORDS, word) ?? word,
    plannedSeconds: part.take('plannedSeconds') ?? 0,
    actualSeconds: part.take('actualSeconds') ?? null,
    ...part.rest(),
  }
}
