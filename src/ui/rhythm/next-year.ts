// Goes to the board of the next school year. Whoever closes makes it; whoever comes after finds it by the keys of the board
// they have, and makes it too when there is no network: both make the same.
import { fillNextYear, yearAfter } from '../../board/next-year.ts'
import type { OpenBoard } from '../board-context.ts'
import type { Desk } from '../desk.ts'
import { go } from '../route.ts'
import { closeSheet } from '../sheets.ts'

export async function goToNextYear(board: OpenBoard, desk: Desk, { follows = false } = {}): Promise<void> {
  const { HOLIDAY_NAMES, officialHolidays, regionOf } = await import('../../content/school-holidays.ts')
  const view = board.view.peek()
  const next = yearAfter(view.schoolYear)
  const region = regionOf(view.holidays)
  const english = Object.values(HOLIDAY_NAMES.en)
  // The same on every device, whatever language it speaks.
  const names = HOLIDAY_NAMES[view.holidays.some(({ name }) => english.includes(name)) ? 'en' : 'nl']
  const holidays = (region ? officialHolidays(region, next) : []).map(({ name, from, to }) => ({
    id: `${name}-${from.slice(0, 4)}`,
    name: names[name],
    from,
    to,
  }))
  const mayWrite = board.invite.kinds.peek().includes('join')
  const makes = mayWrite && !(follows && board.shared.peek().link === 'open')
  const id = await desk.goOn(
    { of: board.id, year: view.successor, name: view.name, kind: view.kind, schoolYear: next.label },
    makes ? (to) => board.run(({ doc }) => fillNextYear(doc, to, holidays)) : null,
  )
  closeSheet()
  go({ at: 'board', id })
}
