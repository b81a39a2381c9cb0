// Boards that are on this device and not in its list: the list was refused, full or lost when they were made.
// A board that was said to be saved must be found again by somebody who does not know its address.
import { ENTRY_NOTE, isEntry } from './entry-note.ts'
import type { DeviceBoard } from './device/device.ts'
import { storeName } from './board-document.ts'
import { keptBeside } from './sync/kept-notes.ts'

/**
 * The entries of the boards whose database is on this device.
 * @param listed the ids that the list has, also those on their way out
 * @returns nothing where the browser does not name its databases (Firefox before 126)
 */
export async function strayBoards(listed: readonly string[]): Promise<DeviceBoard[]> {
  if (typeof indexedDB.databases !== 'function') return []
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const known = new Set(listed.map(storeName))
  const found: DeviceBoard[] = []
  for (const name of names) {
    if (!name.startsWith(storeName('')) || known.has(name)) continue
    const note = await keptBeside(name, ENTRY_NOTE)
    if (isEntry(note) && storeName(note.id) === name) found.push(note)
  }
  return found
}
