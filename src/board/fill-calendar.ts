// A whole calendar at once: the holidays of a region, and the periods between them. One step to undo; the ids follow from
// what is filled in, so that two devices doing the same at once end in one calendar.
import { daysBetween } from './day.ts'
import { addPeriod, addHoliday, removeHoliday } from './commands-periods.ts'
import { commit, findCard, isPutAway, type Editor } from './editor.ts'
import { readFields } from './fields.ts'
import type { Day, MemberId } from './schema.ts'
import { HOLIDAY, PERIOD } from './shapes.ts'

/** `key` names the holiday in every language, such as `autumn`. */
type Official = { key: string; name: string; from: Day; to: Day }
type NewPeriod = { name: string; from: Day; to: Day; memberIds: MemberId[] }

/** Shorter ones inside a holiday, such as Koningsdag, are somebody's own line. */
const WHOLE_HOLIDAY_DAYS = 5

/** Puts these holidays in the calendar, in the place of whole holidays that they overlap. @returns how many there are now */
export function fillHolidays(editor: Editor, holidays: readonly Official[]): number {
  const done = commit(editor, () => {
    const wanted = new Set(holidays.map(idOf))
    editor.doc.getMap<unknown>('holidays').forEach((_card, id) => {
      const card = findCard(editor, 'holidays', id)
      if (!card || wanted.has(id)) return
      const { from, to } = readFields(HOLIDAY, card)
      const replaced = holidays.some((one) => one.from <= to && from <= one.to)
      if (replaced && daysBetween(from, to) >= WHOLE_HOLIDAY_DAYS - 1) removeHoliday(editor, id)
    })
    for (const holiday of holidays) {
      const { name, from, to } = holiday
      addHoliday(withId(editor, idOf(holiday)), { name, from, to })
    }
    return holidays.length
  })
  return done ?? 0
}

/** Adds periods, but for days on which there is one already. @returns how many were added */
export function acceptPeriods(editor: Editor, periods: readonly NewPeriod[]): number {
  const done = commit(editor, () => {
    const there = [...editor.doc.getMap<unknown>('periods').keys()].flatMap((id) => {
      const card = findCard(editor, 'periods', id)
      return card && !isPutAway(card) ? [readFields(PERIOD, card)] : []
    })
    const free = periods.filter(({ from, to }) => !there.some((one) => one.from <= to && from <= one.to))
    for (const period of free) addPeriod(withId(editor, `period-${period.from}`), period)
    return free.length
  })
  return done ?? 0
}

/** The same person, for a card whose id follows from something that every device knows. */
export function withId(editor: Editor, id: string): Editor {
  return { ...editor, newId: () => id }
}

function idOf({ key, from }: Official): string {
  return `${key}-${from.slice(0, 4)}`
}
