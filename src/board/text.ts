// Makes what a person typed fit to store and to show. The view runs the same cleaning on what it reads, so it must stay
// idempotent and total.

/** How many code points a text may hold. */
export const CAPS = { name: 60, line: 200, card: 2_000, note: 5_000 } as const

// Controls, lone surrogates (Yjs would send them on as another character than the one kept here), byte order marks, and
// the bidi embeddings, overrides and isolates: left open, those would turn the cards after this one around. Ordinary
// right-to-left text, the marks U+200E/U+200F and joiners inside emoji need none of them and stay.
const UNWANTED = /[^\P{Cc}\n]|[\p{Cs}\ufeff\ufff9-\ufffb\u202a-\u202e\u2066-\u2069]/gu
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085]/g
const LOOSE_JOINERS = /(?:\u200d|\ufe0f)+$/

/**
 * Cleans a text of one or more lines.
 * @param text whatever was typed or read
 * @param cap at most this many code points; a longer text is cut between two of them
 */
export function cleanText(text: string, cap: number): string {
  // Cutting roughly first keeps a pasted book from being searched to its last page.
  const rough = text.length > cap * 10 ? text.slice(0, cap * 10) : text
  const clean = rough.replace(LINE_ENDS, '\n').replace(/\t/g, ' ').replace(UNWANTED, '').trim()
  return cut(clean, cap)
}

/** Cleans a text of one line, such as a name: every run of white space becomes one space. */
export function cleanLine(text: string, cap: number): string {
  return cut(cleanText(text, cap * 4).replace(/\s+/g, ' '), cap)
}

function cut(text: string, cap: number): string {
  if (text.length <= cap) return text
  const points = Array.from(text)
  if (points.length <= cap) return text
  return points.slice(0, cap).join('').replace(LOOSE_JOINERS, '').trimEnd()
}
