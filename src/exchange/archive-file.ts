// Reads any file with boards in it: our own archive, or a school year in Dutch words. Both end at the one door.
import { FORMAT, VERSION } from '../board/archive.ts'
import {
  isArchive,
  isTooLargeToShare,
  parseArchive,
  readArchiveJson,
  type ReadArchive,
} from '../board/read-archive.ts'

/** @param text the file as text; nothing in it is believed */
export async function readAnyArchive(text: string): Promise<ReadArchive> {
  const parsed = parseArchive(text)
  if (!parsed.ok) return parsed
  const read = await readJson(parsed.json)
  return read.ok && read.boards.some(isTooLargeToShare) ? { ok: false, reason: 'too-large' } : read
}

async function readJson(json: unknown): Promise<ReadArchive> {
  if (!isArchive(json)) {
    // Seldom needed: such a file is made outside the app.
    const { isSchoolYearFile, readSchoolYearFile } = await import('./school-year-file.ts')
    if (isSchoolYearFile(json)) {
      const read = readSchoolYearFile(json)
      return read.ok ? readArchiveJson({ format: FORMAT, version: VERSION, boards: read.boards }) : read
    }
  }
  return readArchiveJson(json)
}
