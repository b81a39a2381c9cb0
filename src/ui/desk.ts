// What the app can do outside a board: which boards this device has, making one, joining one. Given by main.tsx.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { ReadonlySignal } from '@preact/signals'
import type { Editor } from '../board/editor.ts'
import type { BoardKind } from '../board/schema.ts'
import type { Drafts, OpenBoard } from './board-context.ts'
import type { Language } from './language.ts'

export type BoardEntry = {
  id: string
  name: string
  kind: BoardKind
  schoolYear: string
  readOnly: boolean
  example: boolean
  /** Which member I am on it, or empty. */
  me: string
  /** A school year that was closed: the board goes on in another one. */
  closed?: boolean
}

export type InviteProblem =
  | { reason: 'not-an-invite' | 'damaged' | 'newer' }
  | { reason: 'foreign'; host: string }

export type FileProblem =
  | 'not-json'
  | 'wrong-shape'
  | 'too-large'
  | 'too-deep'
  | 'newer'
  | 'empty'
  | 'unreadable'

export type Sharing = { unshared: number; everShared: boolean }

/** Every board of this device as the text of files; one file, unless it would be too large to read back. */
export type AllBoards = {
  files: string[]
  boards: number
  /** Boards that are not in it: still empty, or not to be read. */
  left: number
}

/** Which board goes on in which school year, and what is known of it already. */
export type GoingOn = { of: string; year: string; name: string; kind: BoardKind; schoolYear: string }

export type Desk = {
  /** null while the list is not read yet. */
  boards: ReadonlySignal<readonly BoardEntry[] | null>
  /** This device's own database does not open: boards still work, but the list is not known. */
  deviceClosed: ReadonlySignal<boolean>
  myName: ReadonlySignal<string>
  createBoard(input: { kind: BoardKind; name: string; yourName: string }): Promise<string>
  openExample(kind: BoardKind): Promise<string>
  /** Adds the board of an invite to this device. */
  join(text: string): Promise<{ ok: true; id: string; known: boolean } | ({ ok: false } & InviteProblem)>
  /**
   * The board of a later school year of a board of this device; it is put on this device when it is not there yet.
   * @param fill adds to its document what is missing; null when that comes from the others
   */
  goOn(board: GoingOn, fill: ((doc: Editor['doc']) => void) | null): Promise<string>
  /** A closed year stands apart in the list. */
  markClosed(id: string, closed: boolean): void
  saveAll(): Promise<AllBoards>
  openFile(file: File): Promise<{ ok: true; ids: string[] } | { ok: false; reason: FileProblem }>
  /** Takes the board off this device after a moment in which `undo` still brings it back. */
  removeBoard(id: string): Promise<{ undo: () => Promise<void> }>
  /** What leaving would cost: changes that only this device has, and whether the board was ever shared. Asks no network. */
  sharingOf(id: string): Promise<Sharing>
  /** Removes the board from this device at once, for good. */
  destroyBoard(id: string): Promise<void>
  chooseLanguage(language: Language): Promise<void>
  keepMyName(name: string): void
  /** Opens a board beside the one on the screen, as live as that one; `close` before it comes on the screen itself. */
  openBeside(id: string): { board: OpenBoard; close: () => void }
  drafts: Drafts
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk needs a DeskContext above it')
  return desk
}
