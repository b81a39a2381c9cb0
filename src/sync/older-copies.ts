// Brings what this device still holds of a board under an old key into the board under its new key: the same document with
// the same history. Never from a copy whose room still lives: a link by a stranger must not empty one board into another.
import * as Y from 'yjs'
import type { Access } from './access.ts'
import { keysOf } from './access.ts'
import type { Connection } from './connection.ts'
import { sameBytes } from './protocol.ts'
import { openStore } from './store.ts'

/** Origin of what is merged in: no step that a person can undo. */
const OLDER_COPY = 'older-copy'

export type OlderCopy = { id: string; store: string; access: Access }

export type MergeOptions = {
  /** The board as it is now, caught up with its room. */
  doc: Y.Doc
  access: Access
  /** The other boards of this device. */
  others: readonly OlderCopy[]
  boardId: (doc: Y.Doc) => string
  /** Opens a connection that only listens, to learn whether a room is gone. */
  listen: (doc: Y.Doc, access: Access) => Connection
  /** Resolves when what was merged is on the disk. */
  saved: () => Promise<void>
  /** The board was left: what is merged into it now would be lost. */
  left: () => boolean
  indexedDB?: IDBFactory
}

/** `merged` copies may go now. `news`: whether one held something new. `unsure`: a room did not answer, so look again later. */
export type Merged = { merged: string[]; news: boolean; unsure: boolean }

/** Looks through the other boards of this device for older copies of this one and merges them. */
export async function mergeOlderCopies(options: MergeOptions): Promise<Merged> {
  const { doc, others, boardId, left } = options
  const result: Merged = { merged: [], news: false, unsure: false }
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin === OLDER_COPY) result.news = true
  }
  doc.on('update', onUpdate)
  for (const other of others) {
    if (left()) break
    const old = new Y.Doc()
    const store = openStore({
      name: other.store,
      doc: old,
      ...(options.indexedDB && { indexedDB: options.indexedDB }),
    })
    const loaded = await store.loaded
    if (!loaded.ok) result.unsure = true
    else if (boardId(old) === boardId(doc) && sharesHistory(old, doc)) {
      const room = await roomOfCopy(old, other.access, options)
      if (room === 'unsure') result.unsure = true
      if (room === 'gone' && !left()) {
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(old, Y.encodeStateVector(doc)), OLDER_COPY)
        result.merged.push(other.id)
      }
    }
    await store.close()
    old.destroy()
  }
  doc.off('update', onUpdate)
  if (result.merged.length > 0 && !left()) await options.saved()
  return result
}

/**
 * Whether two documents come from one. A board that was opened from a file has the id of the one it was made of, and yet
 * another history: merging those would put old words over new ones.
 */
function sharesHistory(a: Y.Doc, b: Y.Doc): boolean {
  const ofB = Y.decodeStateVector(Y.encodeStateVector(b))
  return [...Y.decodeStateVector(Y.encodeStateVector(a)).keys()].some((client) => ofB.has(client))
}

const ANSWER_WITHIN_MS = 15_000

/** `gone` also for a copy by a right to read of the very same room: it holds nothing of its own. */
async function roomOfCopy(
  old: Y.Doc,
  access: Access,
  { access: now, listen }: MergeOptions,
): Promise<'gone' | 'lives' | 'unsure'> {
  if (sameBytes(keysOf(access).room, keysOf(now).room)) return 'gone'
  const link = listen(old, access)
  const answer = await new Promise<'gone' | 'lives' | 'unsure'>((resolve) => {
    const look = () => {
      if (link.state.refused === 'gone') resolve('gone')
      else if (link.state.link === 'open') resolve('lives')
      else if (link.state.link === 'refused') resolve('unsure')
    }
    link.onState(look)
    look()
    setTimeout(() => resolve('unsure'), ANSWER_WITHIN_MS)
  })
  link.close()
  return answer
}
