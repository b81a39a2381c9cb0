// The note beside a document that says how it stands with sharing, and reading it without opening the board or a connection.
// It is for what a screen tells; what the relay really has only the relay knows.
import { openDatabase, readNotes } from './database.ts'
import type { BoardStore } from './store.ts'

/** Name of the note beside the document. */
export const SHARING_NOTE = 'sharing'
/** How the relay was last reached from here, so that a page behind a blocking network need not find out again. */
export const TRANSPORT_NOTE = 'transport'

/**
 * The room that was deleted for everyone. The relay forgets that after a while, and a device that connects by itself would
 * then bring the board back.
 */
export const GONE_NOTE = 'gone'

export type SharingNote = { unshared: number; everShared: boolean }

/** What a note says; nothing shared and nothing waiting when it is not there or not ours. */
export function readSharing(note: unknown): SharingNote {
  const value: Record<string, unknown> = typeof note === 'object' && note !== null ? { ...note } : {}
  const { unshared, everShared } = value
  return { unshared: typeof unshared === 'number' ? unshared : 0, everShared: everShared === true }
}

/** For a board that is left before a connection could count what was written on it. Only once the store has loaded. */
export function countLeftEarly(store: BoardStore) {
  const count = store.takeUncounted()
  if (count === 0) return
  const { unshared, everShared } = readSharing(store.kept(SHARING_NOTE))
  store.keep(SHARING_NOTE, { unshared: unshared + count, everShared })
}

/** A note of a board that is not open here. Undefined when it was never kept, or when the browser does not give the database. */
export async function keptBeside(
  database: string,
  key: string,
  factory: IDBFactory = globalThis.indexedDB,
): Promise<unknown> {
  try {
    const db = await openDatabase(factory, database)
    const notes = await readNotes(db)
    db.close()
    return notes.get(key)
  } catch {
    // Told as "nothing known": taking a board off a device must work where its database does not.
    return undefined
  }
}
