// What every part of a board's screen may know and do. A zone reads `view` and calls `change`; it never touches the document.
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { useComputed } from '@preact/signals'
import type { ReadonlySignal, Signal } from '@preact/signals'
import type { Change } from '../board/change.ts'
import type { Editor } from '../board/editor.ts'
import type { Day, MemberId } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import type { CardCounts } from '../insights/on-the-board.ts'

export type SaveState =
  | { state: 'saved' }
  | { state: 'saving' }
  | { state: 'failed'; reason: 'full' | 'unavailable' | 'lost' | 'removed' }

/** As src/sync/link-state.ts gives it; named here because a screen knows no sockets. */
export type ShareState = {
  link: 'connecting' | 'open' | 'offline' | 'refused'
  refused: 'no-permission' | 'no-access' | 'gone' | 'newer' | 'misunderstood' | null
  notice: 'read-only' | 'snapshot-needed' | 'too-large' | 'storage-full' | 'not-accepted' | 'busy' | null
  readOnly: boolean
  everShared: boolean
  /** Changes of this device that the relay has not confirmed. */
  unshared: number
  /** Devices on this board now, this one included. */
  devices: number
  /** Changes at the relay that no device can read; a new key leaves them behind. */
  damaged: number
  /** A later version of the app wrote part of this board. */
  newer: boolean
}

/** `steps` counts what this device did and took back, so that a message can tell whether it is still the last. */
export type UndoState = { canUndo: boolean; canRedo: boolean; steps: number }

export type OpenBoard = {
  /** Name of this board on this device, as in its address. */
  id: string
  view: ReadonlySignal<BoardView>
  loading: ReadonlySignal<'loading' | 'loaded' | 'failed'>
  change: Change
  /** Carries out a command that comes along with the screen it belongs to. */
  run<T>(command: (editor: Editor) => T): T
  undo: { state: ReadonlySignal<UndoState>; undo(): void; redo(): void }
  saved: ReadonlySignal<SaveState>
  shared: ReadonlySignal<ShareState>
  readOnly: ReadonlySignal<boolean>
  /** Whether this device knows this board at all. */
  known: ReadonlySignal<boolean>
  today: ReadonlySignal<Day>
  /** Which member holds this device; null on a shared screen. */
  me: Signal<MemberId | null>
  /** Distinguishes this page from others in the check-in counts; says nothing about who. */
  writer: string
  drafts: Drafts
  invite: {
    kinds: ReadonlySignal<readonly InviteKind[]>
    link(kind: InviteKind): Promise<string>
  }
  /** The board as a readable file. */
  exportText(wanted?: FileWanted): Promise<string>
  /** How the board was before; null where this device keeps no versions, and until it has looked. */
  versions(): Promise<BoardVersions | null>
  keys: BoardKeys
  session: SessionTalk
}

/** What a session needs of a board beyond cards. */
export type SessionTalk = {
  /** The commands for where the session stands: no undo takes these back. */
  change: Change
  /** Makes what is changed in `work` one step to undo. */
  asOne(work: () => void): void
  /** Tells the other devices that are here now; kept nowhere. Null says nothing any more. */
  say(what: unknown): void
  /** What each of the others last said; undefined and null for who said nothing. */
  heard: ReadonlySignal<readonly unknown[]>
}

/** What of the board goes into a file: everything, unless told otherwise. */
export type FileWanted = { only?: 'goals-and-successes'; initials?: boolean }

/** How a new key, or the joining again after one, stands; null when there is nothing to tell. */
export type KeyNotice = 'copying' | 'deleting' | 'heldUp' | 'renewed' | 'lost' | 'refused' | 'merged' | null
export type RenewStart = { ok: true } | { ok: false; reason: 'offline' | 'read-only' | 'incomplete' }
export type DestroyResult =
  | { ok: true }
  | { ok: false; reason: 'offline' | 'read-only' | 'no-answer' | 'renewing' }

/** What can be done with the right to this board, for everyone. */
export type BoardKeys = {
  notice: Signal<KeyNotice>
  /** Starts on a new key; how it ends comes as a notice, perhaps after the page was closed and opened again. */
  renew(): Promise<RenewStart>
  /** Deletes the board at the relay. What is on devices stays there, on this one too. */
  destroy(): Promise<DestroyResult>
}

/** The board at an earlier moment. `at` in milliseconds; the counts are of what hung on it. */
export type EarlierVersion = { id: number; at: number; beforeRestore: boolean; counts: CardCounts }

export type BoardVersions = {
  /** The last one first; null when the database of versions does not open. */
  list(): Promise<readonly EarlierVersion[] | null>
  /** The board as it was; null when that is gone or damaged. */
  look(id: number): Promise<BoardView | null>
  /** Makes the board as it was, which is one step that can be undone. */
  restore(id: number): Promise<'restored' | 'same' | 'refused'>
}

export type InviteKind = 'join' | 'watch'

export type Drafts = {
  read(key: string): Promise<string>
  keep(key: string, text: string): void
}

export const BoardContext = createContext<OpenBoard | null>(null)

/** The board this component stands on. Throws outside a board: that is a bug. */
export function useBoard(): OpenBoard {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard needs a BoardContext above it')
  return board
}

/** One part of the view. Who reads only this is drawn again only when this part changed, and not for every tap elsewhere. */
export function usePart<Name extends keyof BoardView>(name: Name): BoardView[Name] {
  const { view } = useBoard()
  return useComputed(() => view.value[name]).value
}
