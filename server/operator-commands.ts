// What a school's administrator can ask besides serving: backup, restore, undo-snapshot. Each prints one sentence.
import { resolve } from 'node:path'
import { backUp, restore, type Outcome } from './backup.ts'
import { openLmdbRoomStore } from './lmdb-room-store.ts'
import { roomMark } from './log.ts'

const USAGE =
  'Say "backup <new folder>", "restore <folder of a backup>" or "undo-snapshot <mark of a room in the log>".'

/**
 * @param args what was typed after the program's name: a command and the one thing it needs
 * @param dataDir the relay's data folder
 * @param typedIn the folder in which a path was typed
 * @returns what to print, and whether it worked; never rejects
 */
export async function runCommand(
  args: readonly string[],
  dataDir: string,
  typedIn: string,
): Promise<Outcome> {
  const [command, what, ...more] = args
  if (!what || more.length > 0) return { ok: false, sentence: USAGE }
  try {
    if (command === 'backup') return await backUp(dataDir, resolve(typedIn, what))
    if (command === 'restore') return await restore(resolve(typedIn, what), dataDir)
    if (command === 'undo-snapshot') return await undoSnapshot(what, dataDir)
    return { ok: false, sentence: USAGE }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, sentence: `The ${command} did not work: ${reason}` }
  }
}

/** For the day on which a device with a fault stored a snapshot that no device can read. */
async function undoSnapshot(mark: string, dataDir: string): Promise<Outcome> {
  const store = await openLmdbRoomStore(dataDir)
  try {
    const [room, ...others] = (await store.rooms()).filter((id) => roomMark(id) === mark)
    if (!room) return { ok: false, sentence: `There is no room with the mark ${mark} in ${dataDir}.` }
    if (others.length > 0) return { ok: false, sentence: `More than one room has the mark ${mark}.` }
    const undone = await store.undoSnapshot(room)
    if (!undone.ok) return { ok: false, sentence: `The store could not be written: ${undone.reason}` }
    return undone.value
      ? { ok: true, sentence: `Room ${mark} has its previous snapshot back, with every change since.` }
      : { ok: false, sentence: `Room ${mark} has no snapshot that can be taken back.` }
  } finally {
    await store.close()
  }
}
