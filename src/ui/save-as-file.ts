// Hands boards over as a file, by the browser's own download.

/** @param name what the file is called, but for its end; what a file name cannot hold is left out */
export function saveAsFile(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name.replace(/[^\p{L}\p{N} _-]/gu, '').trim() || 'bord'}.verbeterbord.json`
  link.click()
  // Safari still reads the address after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
