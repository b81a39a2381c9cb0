// The cards of a school-year file as they stand in an archive. Each takes its fields from its source and ends with
// source.rest(), which keeps every key that was not taken.
import type { CardArchive } from '../board/archive.ts'
import { isDay } from '../board/day.ts'
import { ids } from '../board/fields.ts'
import { orderKeys } from '../board/order.ts'
import type { ActionStatus, Day } from '../board/schema.ts'
import { ACTION_STATUS_WORDS, DAY_WORDS, wordIn, wordsIn } from './dutch-words.ts'
import type { Source } from './leftovers.ts'

/** Who a name or an id in the file can stand for. */
export type People = { ids: ReadonlySet<string>; pupilByName: ReadonlyMap<string, string>; pupils: number }

export function peopleOf(members: readonly CardArchive[], pupils: readonly CardArchive[]): People {
  return {
    ids: new Set([...members, ...pupils].map((card) => card.id)),
    pupilByName: new Map(pupils.map((card) => [typeof card.name === 'string' ? card.name : '', card.id])),
    pupils: pupils.length,
  }
}

/** Gives cards their places in the order in which the file names them. */
export function inOrder(cards: readonly CardArchive[]): CardArchive[] {
  const keys = orderKeys(cards.length)
  return cards.map((card, index) => ({ ...card, order: keys[index] ?? '' }))
}

/** A day, or null; a value that is neither stays among the rest. */
export function dayIn(source: Source, key: string): Day | null {
  return isDay(source.peek(key)) ? source.text(key) : null
}

/** A text, or an empty one where the file says null. */
export function textIn(source: Source, key: string): string {
  return source.takeNull(key) ? '' : source.text(key)
}

/** An id, or null where the file says null or nothing. */
export function idIn(source: Source, key: string): string | null {
  return textIn(source, key) || null
}

/** A list of ids; a value that is none stays among the rest. */
export function idsIn(source: Source, key: string): string[] {
  const given = source.takeList(key)
  const found = ids<string>(given)
  if (found.length < given.length) source.keep(key, [...given])
  return found
}

export function colleague(member: Source): CardArchive {
  return {
    id: member.text('id'),
    name: member.text('name'),
    kind: 'adult',
    role: member.text('role'),
    group: textIn(member, 'group'),
    color: member.text('color'),
    days: wordsIn(member, 'days', DAY_WORDS),
    ...member.rest(),
  }
}

export function pupil(pupil: Source): CardArchive {
  return {
    id: pupil.text('id'),
    name: pupil.text('label'),
    kind: 'pupil',
    sign: pupil.text('sign'),
    ...pupil.rest(),
  }
}

export function period(period: Source, members: readonly CardArchive[]): CardArchive {
  return {
    id: period.text('id'),
    name: period.text('name'),
    from: dayIn(period, 'from'),
    to: dayIn(period, 'to'),
    memberIds: members.map((member) => member.id),
    ...period.rest(),
  }
}

export function holiday(source: Source): CardArchive {
  return {
    id: source.text('id'),
    name: source.text('name'),
    from: dayIn(source, 'from'),
    to: dayIn(source, 'to'),
    ...source.rest(),
  }
}

export function action(action: Source, people: People): CardArchive {
  const kind = action.text('kind')
  const word = action.peek('status')
  const status: ActionStatus = wordIn(action, 'status', ACTION_STATUS_WORDS) ?? 'todo'
  const due = dayIn(action, 'due')
  return {
    id: action.text('id'),
    text: action.text('text'),
    goalId: idIn(action, 'goalId'),
    ...owners(action, people),
    due: due === null ? null : { on: due },
    status,
    closedOn: dayIn(action, 'doneAt') ?? dayIn(action, 'stoppedAt'),
    // A class says "niet gelukt" where a team says that it stopped, and why.
    stopReason: action.text('stoppedReason') || (word === 'niet gelukt' ? word : ''),
    instrument: kind === 'actie' ? '' : kind,
    movedTo: action.text('movedTo'),
    createdOn: dayIn(action, 'createdAt'),
    createdInSession: idIn(action, 'createdInSession'),
    ...action.rest(),
  }
}

// A class names its owners in words: "Bas en Isa" are two pupils, "Tafelgroep 1" is none.
function owners(action: Source, people: People): { ownerIds: string[]; ownerText: string } {
  const who = action.text('who')
  const found = who.split(' en ').map((name) => people.pupilByName.get(name))
  const pupils = found.filter((id) => id !== undefined)
  if (pupils.length === found.length) return { ownerIds: pupils, ownerText: '' }
  return { ownerIds: idsIn(action, 'owners'), ownerText: who }
}

export function success(success: Source, people: People): CardArchive {
  const by = textIn(success, 'by')
  return {
    id: success.text('id'),
    text: success.text('text'),
    date: dayIn(success, 'date'),
    byId: people.ids.has(by) ? by : null,
    byText: people.ids.has(by) ? '' : by,
    team: success.take('team') ?? false,
    goalId: idIn(success, 'goalId'),
    sessionId: idIn(success, 'sessionId'),
    celebrated: success.take('celebrated') ?? false,
    ...success.rest(),
  }
}

export function planningItem(source: Source): CardArchive {
  return {
    id: source.text('id'),
    kind: source.text('kind'),
    date: dayIn(source, 'date'),
    text: source.text('text'),
    participantIds: idsIn(source, 'participants'),
    minutes: source.take('minutes') ?? null,
    actionId: idIn(source, 'actionId'),
    ...source.rest(),
  }
}

export function agreement(agreement: Source): CardArchive {
  return {
    id: agreement.text('id'),
    text: agreement.text('text'),
    since: dayIn(agreement, 'since'),
    ...agreement.rest(),
  }
}

export function securedHabit(habit: Source): CardArchive {
  const given = habit.takeList('checked')
  const days = given.filter(isDay)
  if (days.length < given.length)
    habit.keep(
      'checked',
      given.filter((day) => !isDay(day)),
    )
  return {
    id: habit.text('id'),
    goalId: idIn(habit, 'goalId'),
    text: habit.text('text'),
    checkEveryWeeks: habit.take('checkEveryWeeks') ?? 6,
    ...Object.fromEntries(days.map((day) => [`checked.${day}`, true])),
    ...habit.rest(),
  }
}

export function parkingItem(item: Source): CardArchive {
  return {
    id: item.text('id'),
    date: dayIn(item, 'date'),
    byId: idIn(item, 'by'),
    text: item.text('text'),
    outcome: textIn(item, 'outcome'),
    ...item.rest(),
  }
}

export function skippedWeek(source: Source): CardArchive {
  return {
    id: source.text('id'),
    date: dayIn(source, 'date'),
    reason: source.text('reason'),
    ...source.rest(),
  }
}
