// Goes to the board of the next school year. Whoever closes makes it; whoever comes after finds it by the keys of the board
// they have, and makes it too when there is no network: both make the same.
import { fillParts, fillNextYear, noteTaken, yearAfter, type Part } from '../../board/next-year.ts'
import type { Editor } from '../../board/editor.ts'
import type { OpenBoard } from '../board-context.ts'
import type { Desk } from '../desk.ts'
import { go } from '../route.ts'
import { closeSheet } from '../sheets.ts'

/**
 * @param follows the year was closed before, here or elsewhere
 * @param late what came after that and is taken along now
 */
export async function goToNextYear(
  board: OpenBoard,
  desk: Desk,
  { follows = false, late = [] }: { follows?: boolean; late?: readonly Part[] } = {},
): Promise<void> {
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
  const fill = (to: Editor['doc']) => {
    if (makes) board.run(({ doc }) => fillNextYear(doc, to, holidays))
    else fillParts(late, to)
    // Told to the others while this waits for the disk: the old board is closed after it.
    if (late.length > 0) board.run(noteTaken)
  }
  const id = await desk.goOn(
    { of: board.id, year: view.successor, name: view.name, kind: view.kind, schoolYear: next.label },
    makes || late.length > 0 ? fill : null,
  )
  closeSheet()
  go({ at: 'board', id })
}
