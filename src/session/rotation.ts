// Whose turn it is to lead, keep the time and write. Fair over those who are there: who was there less is asked less often.
import { weekdayOf } from '../board/day.ts'
import {
  WEEKDAYS,
  type BoardKind,
  type Day,
  type Member,
  type MemberId,
  type Session,
} from '../board/schema.ts'

/** Who takes turns: the colleagues of a team, the pupils of a class. */
export function mayLead({ kind, members }: { kind: BoardKind; members: readonly Member[] }): Member[] {
  return members.filter((one) => kind === 'team' || one.kind === 'pupil')
}

export type Roles = { leader: MemberId | null; timekeeper: MemberId | null; scribe: MemberId | null }
export type Role = keyof Roles

/** Who probably is there: who works on this weekday or whose days are not known. A day on which nobody works: everybody. */
export function expectedPresent(members: readonly Member[], today: Day): MemberId[] {
  const weekday = WEEKDAYS[weekdayOf(today) - 1]
  const here = members.filter(({ left }) => !left)
  const working = here.filter(
    ({ days }) => days.length === 0 || (weekday !== undefined && days.includes(weekday)),
  )
  return (working.length > 0 ? working : here).map(({ id }) => id)
}

/**
 * A proposal for the three roles, three different people as long as there are so many.
 * @param held sessions that were held, in any order
 */
export function proposeRoles(present: readonly MemberId[], held: readonly Session[]): Roles {
  const taken = new Set<MemberId>()
  const choose = (role: Role): MemberId | null => {
    const [next] = present
      .filter((id) => !taken.has(id))
      .map((id, order) => ({ id, order, ...turns(id, role, held) }))
      .sort((a, b) => a.share - b.share || (a.last < b.last ? -1 : a.last > b.last ? 1 : a.order - b.order))
    if (!next) return null
    taken.add(next.id)
    return next.id
  }
  return { leader: choose('leader'), timekeeper: choose('timekeeper'), scribe: choose('scribe') }
}

function turns(id: MemberId, role: Role, held: readonly Session[]): { share: number; last: Day } {
  const there = held.filter((session) => session.presentIds.includes(id)).length
  const own = held.filter((session) => holds(session, role, id))
  const last = own.reduce((latest, { date }) => ((date ?? '') > latest ? (date ?? '') : latest), '')
  return { share: own.length / (there + 1), last }
}

function holds(session: Session, role: Role, id: MemberId): boolean {
  if (role === 'leader') return session.facilitatorIds.includes(id)
  return (role === 'timekeeper' ? session.timekeeperId : session.scribeId) === id
}
