// A board's entry once more, beside its document: for when the device's own list does not open, or was lost.
// It is as old as the last change that mattered; whatever the list says goes before it.
import type { DeviceBoard } from './device/device.ts'
import type { BoardStore } from './sync/store.ts'

/** Name of the note. */
export const ENTRY_NOTE = 'entry'

/** Notes the entry down with the next write. */
export function keepEntryBeside(store: BoardStore, entry: DeviceBoard) {
  store.keep(ENTRY_NOTE, { ...entry })
}

/** The entry as it was noted down; null when the store has not loaded or never had one. */
export function entryBeside(store: BoardStore): DeviceBoard | null {
  const note = store.kept(ENTRY_NOTE)
  return isEntry(note) ? note : null
}

/** Whether a note is the entry of a board. */
export function isEntry(note: unknown): note is DeviceBoard {
  return typeof note === 'object' && note !== null && 'access' in note && 'id' in note && 'me' in note
}
