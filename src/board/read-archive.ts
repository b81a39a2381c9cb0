// The one door through which an archive comes in. Nothing in it is believed: what passes has the shape of BoardArchive,
// holds no key that reaches a prototype, and is no larger than a board can be. What is in the fields, the view cleans.
import { FORMAT, LISTS, VERSION, perCollection, type BoardArchive, type CardArchive } from './archive.ts'
import { isRecord, isSafeKey } from './fields.ts'
import { DEEPEST, type Json, type JsonObject } from './plain.ts'
import { COLLECTIONS, SCHEMA_VERSION } from './schema.ts'

export type ArchiveTrouble = 'not-json' | 'wrong-shape' | 'too-large' | 'too-deep' | 'newer' | 'empty'
export type ReadArchive = { ok: true; boards: BoardArchive[] } | { ok: false; reason: ArchiveTrouble }

/** A year of a busy board is about 0.3 MB. */
export const MOST_CHARACTERS = 20_000_000
export const MOST_BOARDS = 100
const MOST_CARDS = 20_000
const MOST_FIELDS = 1_000
/** One value travels in one sealed change, of which the relay takes 1 MB; a character may be three bytes. */
const MOST_IN_A_VALUE = 300_000

/**
 * Parses an archive that came from outside; nothing in it is believed.
 * @returns the JSON, or why not: larger than 20 million characters, nested deeper than a board can be, or no JSON
 */
export function parseArchive(
  text: string,
): { ok: true; json: unknown } | { ok: false; reason: 'not-json' | 'too-large' | 'too-deep' | 'empty' } {
  if (text.length > MOST_CHARACTERS) return { ok: false, reason: 'too-large' }
  if (text.trim() === '') return { ok: false, reason: 'empty' }
  if (isTooDeep(text)) return { ok: false, reason: 'too-deep' }
  try {
    return { ok: true, json: JSON.parse(text.replace(/^\ufeff/, '')) as unknown }
  } catch {
    return { ok: false, reason: 'not-json' }
  }
}

/** Reads the text of an archive. */
export function readArchive(text: string): ReadArchive {
  const parsed = parseArchive(text)
  return parsed.ok ? readArchiveJson(parsed.json) : parsed
}

/** Whether this calls itself an archive of ours; what it holds is yet to be seen. */
export function isArchive(json: unknown): boolean {
  return isRecord(json) && json.format === FORMAT
}

/** Reads a parsed archive. */
export function readArchiveJson(json: unknown): ReadArchive {
  if (!isRecord(json) || !isArchive(json) || typeof json.version !== 'number') return refuse('wrong-shape')
  if (json.version > VERSION) return refuse('newer')
  if (!Array.isArray(json.boards)) return refuse('wrong-shape')
  if (json.boards.length === 0) return refuse('empty')
  if (json.boards.length > MOST_BOARDS) return refuse('too-large')
  const boards: BoardArchive[] = []
  for (const entry of json.boards) {
    const board = readBoardArchive(entry)
    if (typeof board === 'string') return refuse(board)
    boards.push(board)
  }
  return { ok: true, boards }
}

function readBoardArchive(json: unknown): BoardArchive | ArchiveTrouble {
  if (!isRecord(json) || !isRecord(json.board) || typeof json.board.id !== 'string') return 'wrong-shape'
  if (json.board.id === '') return 'wrong-shape'
  const version = json.board.schemaVersion
  if (typeof version === 'number' && version > SCHEMA_VERSION) return 'newer'
  for (const collection of COLLECTIONS) {
    const trouble = troubleWithCards(json[collection])
    if (trouble !== null) return trouble
  }
  return {
    board: safeFields(json.board),
    ...perCollection((collection) => safeCards(json[collection])),
    checkIns: isRecord(json.checkIns) ? safeFields(json.checkIns) : {},
    other: isRecord(json.other) ? safeFields(json.other) : {},
  }
}

function troubleWithCards(cards: unknown): ArchiveTrouble | null {
  // A part that is missing is empty: a hand-made archive may hold goals only.
  if (cards === undefined) return null
  if (!Array.isArray(cards)) return 'wrong-shape'
  if (cards.length > MOST_CARDS) return 'too-large'
  const ids = new Set<string>()
  for (const card of cards) {
    if (!isRecord(card) || typeof card.id !== 'string' || card.id === '') return 'wrong-shape'
    // Two cards cannot stand in one place: one of them would be lost without a word.
    if (ids.has(card.id)) return 'wrong-shape'
    ids.add(card.id)
    if (Object.keys(card).length > MOST_FIELDS) return 'too-large'
  }
  return null
}

function safeCards(cards: unknown): CardArchive[] {
  if (!Array.isArray(cards)) return []
  return cards
    .filter(isRecord)
    .map((card) => ({ ...safeFields(card), id: String(card.id) }))
    .filter((card) => isSafeKey(card.id))
}

function safeFields(fields: Record<string, unknown>): JsonObject {
  const safe: JsonObject = {}
  for (const [key, value] of Object.entries(fields)) if (isSafeKey(key)) safe[key] = safeJson(value)
  return safe
}

function safeJson(value: unknown): Json {
  if (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string'
  ) {
    return value
  }
  if (Array.isArray(value)) return value.map(safeJson)
  return isRecord(value) ? safeFields(value) : null
}

/** Whether a board holds a value that no device could share. What stands in a card's list of its own travels apart. */
export function isTooLargeToShare(archive: BoardArchive): boolean {
  const { board, checkIns, other } = archive
  return (
    [board, checkIns, ...Object.values(other)].some((fields) => Object.values(fields ?? {}).some(isLarge)) ||
    COLLECTIONS.some((collection) =>
      archive[collection].some((card) =>
        Object.entries(card).some(([key, value]) =>
          key === LISTS[collection] && Array.isArray(value) ? value.some(isLarge) : isLarge(value),
        ),
      ),
    )
  )
}

function isLarge(value: Json): boolean {
  return JSON.stringify(value).length > MOST_IN_A_VALUE
}

// Before parsing: some engines end the tab on JSON that is nested a hundred thousand deep.
function isTooDeep(text: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 0x5c) at++
      else if (code === 0x22) quoted = false
    } else if (code === 0x22) quoted = true
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > DEEPEST * 3) return true
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return false
}

function refuse(reason: ArchiveTrouble): { ok: false; reason: ArchiveTrouble } {
  return { ok: false, reason }
}
