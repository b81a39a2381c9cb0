// A board as readable JSON and back, without loss: fields that this version does not know travel too.
// What stands in an archive is the stored shape itself, so a new field needs nothing here.
import * as Y from 'yjs'
import { isRecord, isSafeKey } from './fields.ts'
import { compare } from './order.ts'
import { fromPlain, listOf, toPlain, type JsonObject } from './plain.ts'
import { BOARD_MAP, CHECK_INS_MAP, COLLECTIONS, SCHEMA_VERSION, type Collection } from './schema.ts'

export type CardArchive = JsonObject & { id: string }
/** One board: what it is, its running check-in counts, its cards per collection, and what only a newer app knows. */
export type BoardArchive = { board: JsonObject; checkIns: JsonObject; other: JsonObject } & Record<
  Collection,
  CardArchive[]
>
export type Archive = { format: typeof FORMAT; version: typeof VERSION; boards: BoardArchive[] }

export const FORMAT = 'verbeterbord'
export const VERSION = 1
const OUR_MAPS: readonly string[] = [BOARD_MAP, CHECK_INS_MAP, ...COLLECTIONS]
/** Lists that belong to a card; they are made with it, so that two devices add to the same one. */
export const LISTS: { readonly [C in Collection]?: string } = {
  actions: 'ink',
  successes: 'ink',
  planning: 'ink',
  parking: 'ink',
  sessions: 'log',
}

/** The archive of one or more boards, in an order that does not depend on who wrote what first. */
export function writeArchive(docs: Y.Doc | readonly Y.Doc[]): Archive {
  const all = docs instanceof Y.Doc ? [docs] : docs
  return { format: FORMAT, version: VERSION, boards: all.map(archiveBoard) }
}

function archiveBoard(doc: Y.Doc): BoardArchive {
  return {
    board: fieldsToPlain(doc.getMap(BOARD_MAP)),
    ...perCollection((collection) => archiveCards(doc, collection)),
    checkIns: fieldsToPlain(doc.getMap(CHECK_INS_MAP)),
    other: archiveOther(doc),
  }
}

function archiveOther(doc: Y.Doc): JsonObject {
  const other: JsonObject = {}
  for (const [name, type] of [...doc.share].sort(([a], [b]) => compare(a, b))) {
    // A part that nobody has opened yet has no kind of its own; every version so far stores maps.
    const isMap = type instanceof Y.Map || type.constructor === Y.AbstractType
    if (!isMap || OUR_MAPS.includes(name) || !isSafeKey(name)) continue
    const fields = fieldsToPlain(doc.getMap(name))
    if (Object.keys(fields).length > 0) other[name] = fields
  }
  return other
}

function archiveCards(doc: Y.Doc, collection: Collection): CardArchive[] {
  const cards: CardArchive[] = []
  const list = LISTS[collection]
  doc.getMap(collection).forEach((card, id) => {
    if (!(card instanceof Y.Map) || !isSafeKey(id)) return
    const fields = fieldsToPlain(card)
    const entries: unknown = list === undefined ? null : card.get(list)
    if (list !== undefined && entries instanceof Y.Array) {
      fields[list] = entries.toArray().map((entry) => toPlain(entry))
    } else if (list !== undefined) fields[list] ??= []
    cards.push({ ...fields, id })
  })
  return cards.sort((a, b) => compare(shownOrder(a), shownOrder(b)) || compare(a.id, b.id))
}

function shownOrder(card: CardArchive): string {
  const key = card.order ?? card.date ?? card.from
  return typeof key === 'string' ? key : ''
}

function fieldsToPlain(map: Y.Map<unknown>): JsonObject {
  const fields: JsonObject = {}
  for (const key of [...map.keys()].sort(compare)) if (isSafeKey(key)) fields[key] = toPlain(map.get(key))
  return fields
}

/** Origin of filling a document: opening a file is no step that a person can undo. */
const FILLING = 'filling'

/**
 * Fills an empty document with an archived board, in one transaction.
 * @param id another id for the board, for a copy that must stay apart from the one it was made of
 * @returns false, and nothing changed, when the document already holds something
 */
export function fillBoard(doc: Y.Doc, archive: BoardArchive, { id }: { id?: string } = {}): boolean {
  if (OUR_MAPS.some((name) => doc.getMap(name).size > 0)) return false
  doc.transact(() => {
    const board = { schemaVersion: SCHEMA_VERSION, ...archive.board, ...(id === undefined ? {} : { id }) }
    fill(doc.getMap(BOARD_MAP), board)
    fill(doc.getMap(CHECK_INS_MAP), archive.checkIns)
    for (const collection of COLLECTIONS) {
      for (const card of archive[collection]) fillCard(doc, collection, card)
    }
    for (const [name, fields] of Object.entries(archive.other)) {
      if (isRecord(fields) && !OUR_MAPS.includes(name)) fill(doc.getMap(name), fields)
    }
  }, FILLING)
  return true
}

/** Puts an archived card into a document under its own id. Call it inside a transaction. */
export function fillCard(doc: Y.Doc, collection: Collection, card: CardArchive): void {
  doc.getMap(collection).set(card.id, filledCard(card, LISTS[collection]))
}

function filledCard({ id: _id, ...fields }: CardArchive, list: string | undefined): Y.Map<unknown> {
  const card = new Y.Map<unknown>()
  if (list === undefined) {
    fill(card, fields)
    return card
  }
  const { [list]: entries, ...rest } = fields
  fill(card, rest)
  card.set(list, listOf(Array.isArray(entries) ? entries.map(fromPlain) : []))
  return card
}

function fill(map: Y.Map<unknown>, fields: JsonObject): void {
  for (const [key, value] of Object.entries(fields)) map.set(key, fromPlain(value))
}

/** Something for each collection, by name. */
export function perCollection<T>(make: (collection: Collection) => T): Record<Collection, T> {
  return {
    members: make('members'),
    periods: make('periods'),
    holidays: make('holidays'),
    yearGoals: make('yearGoals'),
    goals: make('goals'),
    measurements: make('measurements'),
    actions: make('actions'),
    successes: make('successes'),
    planning: make('planning'),
    agreements: make('agreements'),
    secured: make('secured'),
    parking: make('parking'),
    sessions: make('sessions'),
    skippedWeeks: make('skippedWeeks'),
  }
}
