// Shows the example year as it would stand on some day: the year moves to this one, and what had not happened yet is not
// there. Pure: the same day and boards give the same result.
import { perCollection, type BoardArchive } from '../board/archive.ts'
import { addDays, isDay } from '../board/day.ts'
import { isRecord } from '../board/fields.ts'
import type { Json, JsonObject } from '../board/plain.ts'
import type { Day } from '../board/schema.ts'
import { asOf } from './example-day.ts'

/**
 * Moves boards to the school year of a day and takes back what comes after it. In the summer holiday they show how the
 * year ended.
 * @param boards as read from the example year; they are not changed
 */
export function exampleAsOf(today: Day, boards: readonly BoardArchive[]): BoardArchive[] {
  return boards.map((board) => asOf(today, moveTo(today, board)))
}

function moveTo(today: Day, archive: BoardArchive): BoardArchive {
  const year = isRecord(archive.board.schoolYear) ? archive.board.schoolYear : {}
  const { start, label } = year
  if (!isDay(start)) return archive
  const between = Number(today.slice(0, 4)) - Number(start.slice(0, 4))
  // Before the first day of school it is still the summer of the year before.
  const years = addDays(start, weeksIn(between)) > today ? between - 1 : between
  const moved = shift(archive, weeksIn(years))
  const schoolYear = { ...shiftFields(year, weeksIn(years)), label: moveLabel(label, years) }
  return { ...moved, board: { ...moved.board, schoolYear } }
}

/** Days in so many years, in whole weeks: a Tuesday stays a Tuesday. */
function weeksIn(years: number): number {
  return Math.round((years * 365.2425) / 7) * 7
}

function moveLabel(label: Json | undefined, years: number): string {
  if (typeof label !== 'string') return ''
  return label.replace(/\d{4}/g, (year) => String(Number(year) + years))
}

// Every day and moment moves, wherever it stands; a text with a date in its words stays as it is.
function shift(archive: BoardArchive, days: number): BoardArchive {
  return {
    board: shiftFields(archive.board, days),
    checkIns: shiftFields(archive.checkIns, days),
    other: shiftFields(archive.other, days),
    ...perCollection((collection) =>
      archive[collection].map((card) => ({ ...shiftFields(card, days), id: card.id })),
    ),
  }
}

const DAY_OR_MOMENT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}.*)?$/
const KEY_WITH_DAY = /^(checked\.)?(\d{4}-\d{2}-\d{2})((?:\|.*)?)$/

function shiftFields(fields: JsonObject, days: number): JsonObject {
  const shifted: JsonObject = {}
  for (const [key, value] of Object.entries(fields)) {
    const [, before = '', day = '', after = ''] = KEY_WITH_DAY.exec(key) ?? []
    shifted[isDay(day) ? before + addDays(day, days) + after : key] = shiftValue(value, days)
  }
  return shifted
}

function shiftValue(value: Json, days: number): Json {
  if (Array.isArray(value)) return value.map((entry) => shiftValue(entry, days))
  if (isRecord(value)) return shiftFields(value, days)
  if (typeof value !== 'string') return value
  const [, day, after = ''] = DAY_OR_MOMENT.exec(value) ?? []
  return isDay(day) ? addDays(day, days) + after : value
}
