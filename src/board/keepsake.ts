// What of a board goes into a file when somebody wants less than everything: goals and successes only, initials instead of
// names. Works on the archive, never on the board: its history would keep the names all the same.
import type * as Y from 'yjs'
import { perCollection, writeArchive, type Archive, type BoardArchive } from './archive.ts'
import type { Json, JsonObject } from './plain.ts'
import type { Collection } from './schema.ts'

/** What to leave out, or to shorten. */
export type Wanted = { only?: 'goals-and-successes'; initials?: boolean }

/** Members too, because a success says whose it was. */
const GOALS_AND_SUCCESSES: readonly Collection[] = [
  'members',
  'periods',
  'yearGoals',
  'goals',
  'measurements',
  'successes',
]

/** The archive of one board, as far as it is wanted. */
export function writeKeepsake(doc: Y.Doc, { only, initials }: Wanted = {}): Archive {
  const archive = writeArchive(doc)
  const fewer = only ? archive.boards.map(goalsAndSuccesses) : archive.boards
  return { ...archive, boards: initials ? fewer.map(withInitials) : fewer }
}

function goalsAndSuccesses(board: BoardArchive): BoardArchive {
  const kept = perCollection((collection) =>
    GOALS_AND_SUCCESSES.includes(collection) ? board[collection] : [],
  )
  return { ...kept, board: board.board, checkIns: {}, other: {} }
}

/**
 * The same board with initials where a name stood: of the members, of the teacher, and wherever such a name stands as a
 * word in a text. A name that is on the board but not among the members is not known here (domain.md 5.3).
 */
function withInitials(board: BoardArchive): BoardArchive {
  const names = [board.board.teacher, ...board.members.map((member) => member.name)]
    .filter((name): name is string => typeof name === 'string' && name.trim() !== '')
    // "Anne Marie" before "Anne", else a second name stays behind.
    .sort((a, b) => b.length - a.length)
  const shorten = (text: string) => names.reduce(replaceName, text)
  const cards = perCollection((collection) =>
    board[collection].map((card) => ({ ...mapTexts(card, shorten), id: card.id })),
  )
  return { ...board, ...cards, board: { ...mapTexts(board.board, shorten), id: board.board.id ?? '' } }
}

/** First letters, as in `A.` and `A.M.`. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((part) => part.replace(/^(.)[^]*$/u, (_all, first: string) => `${first.toLocaleUpperCase('nl')}.`))
    .join('')
}

function replaceName(text: string, name: string): string {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // No lookbehind: Safari got it in 16.4. What stood before the name is put back.
  return text.replace(
    new RegExp(`(^|[^\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu'),
    (_all, before: string) => before.concat(initialsOf(name)),
  )
}

/** Ids, orders and ink hold no name; a field that ends in `Id` or `Ids` stays as it is. */
function mapTexts(fields: JsonObject, change: (text: string) => string): JsonObject {
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(fields)) {
    out[key] = /^(?:order|\$bytes)$|Ids?$/.test(key) ? value : mapJson(value, change)
  }
  return out
}

function mapJson(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((entry) => mapJson(entry, change))
  if (typeof value === 'object' && value !== null) return mapTexts(value, change)
  return value
}
