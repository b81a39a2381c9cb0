// The successes in the order in which everybody reads them: the newest on top.
import type { Success } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'

/** What hangs on the board, the newest first. */
export function newestSuccesses(view: Pick<BoardView, 'successes'>): Success[] {
  return view.successes
    .filter((success) => !success.archivedAt && !success.hidden)
    .sort((a, b) => compareNewest(a, b))
}

function compareNewest(a: Success, b: Success): number {
  const [dayA, dayB] = [a.date ?? '', b.date ?? '']
  if (dayA !== dayB) return dayA < dayB ? 1 : -1
  return a.order === b.order ? (a.id < b.id ? 1 : -1) : a.order < b.order ? 1 : -1
}
