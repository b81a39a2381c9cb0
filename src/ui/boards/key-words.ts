// How a new key stands, in words.
import type { KeyNotice } from '../board-context.ts'
import { aroundWords } from '../around-language.ts'

/** Empty when there is nothing to tell. */
export function keyWords(notice: KeyNotice, connected: boolean): string {
  const t = aroundWords.value.keys.renew
  if (notice === null) return ''
  return notice === 'copying' && !connected ? t.waiting : t[notice]
}
