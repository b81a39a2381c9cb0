// Reads any file with boards in it: our own archive, or a school year in Dutch words. One door for both.
import { isArchive, parseArchive, readArchiveJson, type ReadArchive } from '../board/read-archive.ts'
import { isSchoolYearFile, readSchoolYearFile } from './school-year-file.ts'

/** @param text the file as text; nothing in it is believed */
export function readAnyArchive(text: string): ReadArchive {
  const parsed = parseArchive(text)
  if (!parsed.ok) return parsed
  if (!isArchive(parsed.json) && isSchoolYearFile(parsed.json)) return readSchoolYearFile(parsed.json)
  return readArchiveJson(parsed.json)
}
