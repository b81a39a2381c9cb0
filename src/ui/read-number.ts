// Numbers as people type them. A point or comma before three digits means thousands in one language and a fraction in the
// other: the language on the screen decides, and what was understood is shown before it is kept.
import { language } from './language.ts'

/** Larger is a slip of the finger: no school counts so far, and no card could show it. */
const LARGEST = 1e9

/**
 * Reads `74`, `12,5`, `12.5`, `74%`, and `1.250`: a thousand and more in Dutch, one and a quarter in English.
 * @returns null for anything that is not one number
 */
export function readNumber(text: string, speaks = language.value): number | null {
  const bare = text.trim().replace(/\s|%/g, '').replace('−', '-')
  if (!/^-?[\d.,]+$/.test(bare)) return null
  const [group, point] = speaks === 'en' ? [',', '.'] : ['.', ',']
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${point}\\d+)?$`).test(bare)
  const value = Number((grouped ? bare.split(group).join('') : bare).replace(',', '.'))
  return Math.abs(value) <= LARGEST ? value : null
}

/** Whether another reader could take these digits for another number, so that the screen says how it took them. */
export function isAmbiguous(text: string): boolean {
  const [nl, en] = [readNumber(text, 'nl'), readNumber(text, 'en')]
  return nl !== en
}
