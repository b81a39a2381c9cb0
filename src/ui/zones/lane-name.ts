import type { ActionStatus } from '../../board/schema.ts'
import { words } from '../language.ts'

/** The columns in which an open board shows actions, from left to right. */
export const LANES: readonly ActionStatus[] = ['todo', 'doing', 'done']

/** The name of a column as it stands on the board. */
export function laneName(status: ActionStatus): string {
  return words.value.action[status]
}
