// Earlier versions of the boards on this device. A database of its own: when it is broken or full, the boards do not notice.
// What a version is made of is known to who keeps it; here it is bytes, a moment and some counts.
import { Dexie } from 'dexie'
import type { Table } from 'dexie'
import { within } from './within.ts'
import { versionsToDrop, type Thinnable } from './thinning.ts'

/** How many of what stood on the board, by name. */
export type Counts = Readonly<Record<string, number>>
export type Version = Thinnable & { board: string; counts: Counts }
export type NewVersion = {
  board: string
  at: number
  beforeRestore: boolean
  counts: Counts
  bytes: Uint8Array
}

export type Versions = {
  /** The last kept first. */
  list(board: string): Promise<Version[]>
  /** What was kept; undefined when it is gone. */
  read(id: number): Promise<Uint8Array | undefined>
  /**
   * Keeps a version and drops what need not be kept any longer, both or neither.
   * @returns false when it could not be kept. On a full device half of this board's versions then made way: boards come
   *   before what they were.
   */
  keep(version: NewVersion): Promise<boolean>
  /** Drops all versions of a board. */
  forget(board: string): Promise<void>
  close(): void
}

/** Whoever looks at earlier versions is told after this long that there are none to see (milliseconds). */
const OPEN_WITHIN_MS = 5_000

type Content = { id: number; bytes: Uint8Array }
type Tables = { versions: Table<Version, number>; contents: Table<Content, number> }

/** Opens the database. Resolves to `ok: false` where the browser refuses storage or another tab blocks it. */
export async function openVersions(
  name = 'verbeterbord-versions',
): Promise<{ ok: true; versions: Versions } | { ok: false }> {
  const db = new Dexie(name)
  // Apart from each other, so that a list of them does not read megabytes.
  db.version(1).stores({ versions: '++id, board', contents: 'id' })
  try {
    await within(OPEN_WITHIN_MS, db.open())
  } catch {
    // Private windows and a full disk end here; the caller tells the person.
    return { ok: false }
  }
  return {
    ok: true,
    versions: versionsOn(db, { versions: db.table('versions'), contents: db.table('contents') }),
  }
}

function versionsOn(db: Dexie, { versions, contents }: Tables): Versions {
  const ofBoard = (board: string) => versions.where('board').equals(board)
  const drop = async (ids: number[]) => {
    await versions.bulkDelete(ids)
    await contents.bulkDelete(ids)
  }
  const list = async (board: string) => (await ofBoard(board).toArray()).sort((a, b) => b.id - a.id)

  async function keep({ bytes, ...about }: NewVersion): Promise<boolean> {
    try {
      await db.transaction('rw', versions, contents, async () => {
        // The database gives the id.
        const id = await db.table('versions').add({ ...about, size: bytes.length })
        await contents.add({ id: Number(id), bytes })
        await drop(versionsToDrop(await ofBoard(about.board).toArray(), about.at))
      })
      return true
    } catch (error) {
      if (isFull(error)) await makeRoom(about.board)
      return false
    }
  }

  async function makeRoom(board: string): Promise<void> {
    try {
      await db.transaction('rw', versions, contents, async () => {
        const all = await list(board)
        await drop(all.slice(Math.ceil(all.length / 2)).map(({ id }) => id))
      })
    } catch {
      // A disk that refuses this too is the board's own trouble, and the board tells it.
    }
  }

  return {
    list,
    keep,
    read: async (id) => (await contents.get(id))?.bytes,
    forget: (board) =>
      db.transaction('rw', versions, contents, async () => drop((await list(board)).map(({ id }) => id))),
    close: () => db.close(),
  }
}

/** A transaction that ran into the quota ends as aborted, with the reason inside. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'QuotaExceededError' || ('inner' in error && isFull(error.inner))
}
