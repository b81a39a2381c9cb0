// The board of the next school year, made out of the one of this year. Every card becomes an update that is the same, byte for
// byte, on every device that has the same card: what two devices change after making the same board is all kept. Of a card that
// differed between them while both made the new year, one device's copy stands, with what was changed on that one since.
import * as Y from 'yjs'
import { fillCard, writeArchive, type BoardArchive, type CardArchive } from './archive.ts'
import { DAY_ZERO, isDay, schoolYearOf } from './day.ts'
import { commit, type Editor } from './editor.ts'
import { momentOrNull } from './fields.ts'
import { hash } from './hash.ts'
import type { JsonObject } from './plain.ts'
import { fromPlain } from './plain.ts'
import { BOARD_MAP, type Collection, type Day, type SchoolYear } from './schema.ts'

/** A list of ids per closing, in the board's own map: of two devices that close at once both lists count. */
const TAKEN_PREFIX = 'taken.'

/** Holidays of the new year that the calendar of this one does not know yet; their ids are the same on every device. */
export type NewHolidays = readonly { id: string; name: string; from: Day; to: Day }[]

/** What the new document holds of one collection, or of the board itself. It comes as a whole or not at all. */
export type Part = { name: Collection | typeof BOARD_MAP; cards: CardArchive[] }

/** The school year in which a board of this year goes on; `key` is how the keys of that year are named. */
export function yearAfter(year: SchoolYear): SchoolYear & { key: string } {
  const key = String(Number(year.start.slice(0, 4)) + 1)
  return { ...schoolYearOf(`${key}-08-01`), key }
}

/**
 * Adds to the document of the new year what goes along from the old one and is not there yet: who is in the team, what is
 * still open, what was agreed and secured, how the board is set. What ended stays behind, to be read. Called again it changes
 * nothing.
 */
export function fillNextYear(from: Y.Doc, to: Y.Doc, newHolidays: NewHolidays = []): void {
  const [archive] = writeArchive(from).boards
  if (!archive) return
  fillParts(partsOf(archive, newHolidays), to)
}

/**
 * What would have gone along, but came into the document of a closed year later: from a colleague who was offline, or one who
 * had not yet heard. Nothing of a year that is open, or was closed by an app that did not write down what it took.
 */
export function lateParts(doc: Y.Doc): Part[] {
  const board = doc.getMap<unknown>(BOARD_MAP)
  const lists = [...board.keys()].filter((key) => key.startsWith(TAKEN_PREFIX)).map((key) => board.get(key))
  if (lists.length === 0 || !board.get('successor')) return []
  const taken = new Set<unknown>(lists.flatMap((ids) => (Array.isArray(ids) ? ids : [])))
  return goingAlong(doc).flatMap((part) => {
    const cards = part.cards.filter(({ id }) => !taken.has(id))
    return cards.length > 0 ? [{ ...part, cards }] : []
  })
}

/** Writes down what goes along now, so that everybody can tell what came later. Belongs to closing, or to taking along. */
export function noteTaken(editor: Editor): void {
  const ids = goingAlong(editor.doc).flatMap(({ cards }) => cards.map(({ id }) => id))
  commit(editor, () => editor.doc.getMap(BOARD_MAP).set(TAKEN_PREFIX + editor.newId(), ids))
}

/** Somebody's work; how the board is set and the calendar are not. */
function goingAlong(doc: Y.Doc): Part[] {
  const [archive] = writeArchive(doc).boards
  return archive ? partsOf(archive, []).filter(({ name }) => name !== BOARD_MAP && name !== 'holidays') : []
}

/** Adds to the document of the new year those of these parts that are not there yet. */
export function fillParts(parts: readonly Part[], to: Y.Doc): void {
  const writers = new Set<number>()
  for (const part of parts) {
    const text = JSON.stringify(part)
    let writer = hash(text)
    while (writers.has(writer)) writer = hash(`${writer} ${text}`)
    writers.add(writer)
    const known = to.getMap<unknown>(part.name)
    if (part.name === BOARD_MAP ? known.has('id') : part.cards.every(({ id }) => known.has(id))) continue
    Y.applyUpdate(to, updateOf(part, writer), 'next-year')
  }
}

function updateOf({ name, cards }: Part, writer: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = writer
  doc.transact(() => {
    for (const card of cards) {
      if (name !== BOARD_MAP) fillCard(doc, name, card)
      else for (const [key, value] of Object.entries(card)) doc.getMap(name).set(key, fromPlain(value))
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

function partsOf(old: BoardArchive, newHolidays: NewHolidays): Part[] {
  const board = Object.fromEntries(
    Object.entries(old.board).filter(([key]) => key !== 'successor' && !key.startsWith(TAKEN_PREFIX)),
  )
  const year = schoolYearFrom(old.board)
  const next = yearAfter(year)
  // A class has other children next year (domain.md 5.3): nobody's name goes along, and nothing that was theirs.
  const ofTeam = board.kind === 'team'
  const shown = <C extends CardArchive>(cards: readonly C[]) =>
    cards.filter(({ archivedAt }) => momentOrNull(archivedAt) === null)
  const goals = ofTeam ? shown(old.goals).filter(isOpenGoal) : []
  const yearGoals = ofTeam ? shown(old.yearGoals).filter(isOpenGoal) : []
  const kept = new Set([...goals, ...yearGoals].map(({ id }) => id))
  const only = (id: unknown) => (typeof id === 'string' && kept.has(id) ? id : null)
  const actions = ofTeam ? shown(old.actions).filter(isOpenAction) : []
  const known = shown(old.holidays).filter(({ to }) => typeof to === 'string' && to >= next.start)
  const added = newHolidays.filter(({ id }) => !known.some((one) => one.id === id))
  const one = (name: Collection, cards: readonly CardArchive[]): Part[] =>
    cards.map((card) => ({ name, cards: [card] }))
  const name = typeof board.id === 'string' ? board.id : ''
  const id = `${name.replace(/~\d{4}$/, '')}~${next.key}`
  const { key: _key, ...schoolYear } = next
  return [
    { name: BOARD_MAP, cards: [{ ...board, id, schoolYear }] },
    ...one(
      'members',
      old.members.filter(({ left, kind }) => left !== true && (ofTeam || kind === 'adult')),
    ),
    ...one('yearGoals', yearGoals),
    ...one(
      'goals',
      goals.map((goal) => ({ ...goal, periodId: null, yearGoalId: only(goal.yearGoalId) })),
    ),
    ...[...kept].flatMap((goalId) => {
      const cards = shown(old.measurements).filter((card) => card.goalId === goalId)
      return cards.length > 0 ? [{ name: 'measurements' as const, cards }] : []
    }),
    ...one(
      'actions',
      actions.map((card) => ({ ...card, goalId: only(card.goalId), createdInSession: null })),
    ),
    ...one('agreements', shown(old.agreements)),
    ...one(
      'secured',
      shown(old.secured).map((card) => ({ ...card, goalId: only(card.goalId) })),
    ),
    ...one(
      'parking',
      shown(old.parking).filter(({ outcome }) => ofTeam && !outcome),
    ),
    ...one(
      'planning',
      shown(old.planning).filter((card) => isComing(card, next.start)),
    ),
    ...one('holidays', [...known, ...added.map((holiday) => ({ ...holiday }))]),
  ]
}

function schoolYearFrom({ schoolYear }: JsonObject): SchoolYear {
  const start = typeof schoolYear === 'object' && schoolYear && 'start' in schoolYear ? schoolYear.start : ''
  return schoolYearOf(isDay(start) ? start : DAY_ZERO)
}

const isOpenGoal = ({ status }: CardArchive) => status === 'active' || status === 'idea'
const isOpenAction = ({ status }: CardArchive) => status === 'todo' || status === 'doing'

function isComing({ date, done }: CardArchive, start: Day): boolean {
  return typeof date === 'string' && date >= start && done !== true
}
