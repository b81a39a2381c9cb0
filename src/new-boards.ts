// What a new board of this device is made of: its document, its keys, and the boards in a file or in the example year.
import type * as Y from 'yjs'
import type { BoardArchive } from './board/archive.ts'
import { dayOf, isDay, yearOfNewBoard } from './board/day.ts'
import { isRecord } from './board/fields.ts'
import type { BoardKind } from './board/schema.ts'
import { readBoard } from './board/view.ts'
import type { BoardView } from './board/view.ts'
import { ANSWER_WITHIN_MS, within } from './device/within.ts'
import { readAnyArchive } from './exchange/archive-file.ts'
import { leaveBoard, takeBack } from './left-boards.ts'
import { newId, openNew } from './board-document.ts'
import { newAccess, toStored } from './sync/access.ts'
import type { FileProblem } from './ui/desk.ts'

/** Larger files are not even read into memory; what fits a board is decided after that. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024

/** Fills a new document and waits until the disk has it, or is known not to: then it stays in this page. */
export async function writeBoard(
  fill: (doc: Y.Doc) => void,
  id = newId(),
): Promise<{ id: string; view: BoardView }> {
  const { doc, store } = takeBack(id) ?? openNew(id)
  await store.loaded
  fill(doc)
  await within(ANSWER_WITHIN_MS, store.settled()).catch(() => 'still trying')
  const view = readBoard(doc)
  leaveBoard(id, { doc, store })
  return { id, view }
}

/** New keys for a board of the school year that starts on this day. */
export async function freshAccess(start: string) {
  return { access: toStored(newAccess(start.slice(0, 4))), readOnly: false }
}

/** The board of this kind in the example year, as if it had come to today. */
export async function exampleBoard(kind: BoardKind): Promise<BoardArchive> {
  const [{ exampleAsOf }, { default: file }] = await Promise.all([
    import('./exchange/example.ts'),
    import('./exchange/example-year.json?raw'),
  ])
  const read = await readAnyArchive(file)
  if (!read.ok) throw new Error(`the example year does not read: ${read.reason}`)
  const shown = exampleAsOf(dayOf(new Date()), read.boards).find(({ board }) => board.kind === kind)
  if (!shown) throw new Error(`the example year holds no ${kind} board`)
  return shown
}

/** A file may come without a school year, and a board needs one to be closed and gone on with: then it is this one. */
export function withSchoolYear(archive: BoardArchive): BoardArchive {
  const { schoolYear } = archive.board
  const start = isRecord(schoolYear) ? schoolYear.start : null
  if (isDay(start)) return archive
  return { ...archive, board: { ...archive.board, schoolYear: yearOfNewBoard(dayOf(new Date())) } }
}

/** The boards in a file, or why there are none. */
export async function boardsIn(
  file: File,
): Promise<{ ok: true; boards: BoardArchive[] } | { ok: false; reason: FileProblem }> {
  if (file.size > LARGEST_FILE_BYTES) return { ok: false, reason: 'too-large' }
  const text = await readText(file)
  return text === null ? { ok: false, reason: 'unreadable' } : readAnyArchive(text)
}

/** The text of a file; null when the browser cannot read it (a folder, a file that is gone). */
async function readText(file: File): Promise<string | null> {
  try {
    return await new Response(file).text()
  } catch {
    return null
  }
}
