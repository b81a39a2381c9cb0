// Periods run from holiday to holiday. Membership belongs to a period, because teams change during the year.
import { addCard, commit, editCard, type Editor } from './editor.ts'
import { cleanFields, isRecord, type Patch } from './fields.ts'
import type { Day, Holiday, MemberId, Period, PeriodId } from './schema.ts'
import { HOLIDAY, PERIOD } from './shapes.ts'

type PeriodDetails = Patch<Omit<Period, 'id' | 'closedAt' | 'learned'>>
type NewPeriod = { name: string; from: Day; to: Day; memberIds?: MemberId[] }

export function addPeriod(editor: Editor, period: NewPeriod): PeriodId | null {
  return addCard(editor, 'periods', cleanFields(PERIOD, period))
}

export function editPeriod(editor: Editor, id: PeriodId, details: PeriodDetails): boolean {
  return editCard(editor, 'periods', id, cleanFields(PERIOD, details))
}

export function addHoliday(editor: Editor, holiday: Omit<Holiday, 'id'>): string | null {
  return addCard(editor, 'holidays', cleanFields(HOLIDAY, holiday))
}

export function editHoliday(editor: Editor, id: string, details: Patch<Omit<Holiday, 'id'>>): boolean {
  return editCard(editor, 'holidays', id, cleanFields(HOLIDAY, details))
}

/** Really removes a holiday: it is a line of the calendar, not somebody's work. */
export function removeHoliday(editor: Editor, id: string): boolean {
  const removed = commit(editor, () => {
    const holidays = editor.doc.getMap('holidays')
    const there = isRecord(holidays.get(id))
    if (there) holidays.delete(id)
    return there
  })
  return removed ?? false
}
