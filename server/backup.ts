// Copies of the relay's data: made while it runs, put back into an empty folder. A backup carries the marker that gives
// every room a new epoch, so that no device trusts its place in a log that went backwards.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { copyFile, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DATA_FILE, openToRead, RESTORED_MARKER } from './lmdb-database.ts'
import * as record from './room-record.ts'

/** One sentence for the person who typed the command. */
export type Outcome = { ok: boolean; sentence: string }

/** What the marker in a backup says of the file beside it. */
type Contents = { bytes: number; sha256: string; rooms: number }

/**
 * Copies the data as it is at this moment into a new or empty folder, whether or not a relay runs on it. Every change that
 * was acknowledged before is in it. Rejects when a disk fails; what is half made then never looks like a backup.
 */
export async function backUp(dataDir: string, target: string): Promise<Outcome> {
  if (!existsSync(join(dataDir, DATA_FILE))) {
    return no(`There is no data in ${dataDir}. Set DATA_DIR to the data folder of the relay.`)
  }
  if (!isFree(target)) return no(`${target} is not empty. Name a new folder for the backup.`)
  makeFolder(target)
  const unfinished = join(target, `${DATA_FILE}.unfinished`)
  const source = openToRead(join(dataDir, DATA_FILE))
  await source.backup(unfinished, true)
  await source.close()
  // Read back: a backup nobody can open is none.
  const copy = openToRead(unfinished)
  let rooms = 0
  for (const { value } of copy.getRange(record.ROOM_KEYS)) {
    record.decodeRecord(value)
    rooms++
  }
  await copy.close()
  await rm(`${unfinished}-lock`, { force: true })
  const contents: Contents = { ...(await contentsOf(unfinished)), rooms }
  const marker = join(target, RESTORED_MARKER)
  await writeFile(marker, `${JSON.stringify(contents)}\n`)
  await flush(marker)
  await flush(unfinished)
  await rename(unfinished, join(target, DATA_FILE))
  return yes(`Backed up ${said(contents)} from ${dataDir} to ${target}.`)
}

/** Puts a backup into a new or empty data folder. Nothing that stands there is ever written over. Rejects when a disk fails. */
export async function restore(backup: string, dataDir: string): Promise<Outcome> {
  const contents = readContents(backup)
  if (!contents) return no(`${backup} is not a backup that "npm run backup" finished.`)
  const found = await contentsOf(join(backup, DATA_FILE))
  if (found.bytes !== contents.bytes || found.sha256 !== contents.sha256) {
    return no(`The backup in ${backup} is damaged: it is not what was written then. Use another one.`)
  }
  if (!isFree(dataDir)) {
    return no(
      `The data folder ${dataDir} is not empty. Stop the relay and move what is in it away, or set DATA_DIR to another folder.`,
    )
  }
  makeFolder(dataDir)
  // First the marker: a relay that starts on half of this must know that its log went backwards.
  await copyFile(join(backup, RESTORED_MARKER), join(dataDir, RESTORED_MARKER))
  const unfinished = join(dataDir, `${DATA_FILE}.unfinished`)
  await copyFile(join(backup, DATA_FILE), unfinished)
  await flush(unfinished)
  await rename(unfinished, join(dataDir, DATA_FILE))
  return yes(
    `Restored ${said(contents)} into ${dataDir}. Start the relay: every device then shares what the backup lacks.`,
  )
}

/** Not mkdir's own recursive mode: that one never ends where a folder cannot be made in a folder that exists (/proc). */
export function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** The root of a disk of its own is never quite empty. */
function isFree(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name === 'lost+found')
}

function readContents(backup: string): Contents | null {
  const marker = join(backup, RESTORED_MARKER)
  if (!existsSync(marker) || !existsSync(join(backup, DATA_FILE))) return null
  try {
    const { bytes, sha256, rooms } = JSON.parse(readFileSync(marker, 'utf8'))
    return typeof bytes === 'number' && typeof sha256 === 'string' && typeof rooms === 'number'
      ? { bytes, sha256, rooms }
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

async function contentsOf(file: string): Promise<Pick<Contents, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function flush(file: string) {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

function said({ rooms, bytes }: Contents): string {
  return `${rooms} ${rooms === 1 ? 'room' : 'rooms'} (${(bytes / 1024 / 1024).toFixed(1)} MB)`
}

function yes(sentence: string): Outcome {
  return { ok: true, sentence }
}

function no(sentence: string): Outcome {
  return { ok: false, sentence }
}
