// Hands boards over as a file, by the browser's own download.
import { words } from './language.ts'

/**
 * @param name what the file is called, but for its end; what a file name cannot hold is left out
 * @param end a board unless told otherwise
 */
export function saveAsFile(
  name: string,
  text: string,
  end: '.verbeterbord.json' | '.ics' = '.verbeterbord.json',
) {
  const type = end === '.ics' ? 'text/calendar' : 'application/json'
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || words.value.header.untitled}${end}`
  link.click()
  // Safari still reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
