// A card in words alone, for a message or a name.
import { words } from '../language.ts'
import type { Written } from '../written.tsx'

/** Its text; where that is empty, that it is written by hand. */
export function cardName({ text, ink }: Written): string {
  return text || (ink?.[0] ? words.value.common.written : '')
}
