// What a part of any session is called, and the one sentence to say at it.
import { isAgendaPart } from '../../session/kinds.ts'
import type { Part } from '../../session/kinds.ts'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'

export function partName(part: Part): string {
  return isAgendaPart(part) ? words.value.agenda[part] : sessionWords.value.kinds.parts[part]
}

export function partSays(part: Part): string {
  const t = sessionWords.value
  return isAgendaPart(part) ? t.says[part] : t.kinds.says[part]
}
