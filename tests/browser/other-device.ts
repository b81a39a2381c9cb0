// A board that another device of the team made: a document in this process, behind the same relay as the pages under test.
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import type { Change } from '../../src/board/change.ts'
import { createBoard } from '../../src/board/commands.ts'
import { dayOf, schoolYearOf } from '../../src/board/day.ts'
import { newAccess } from '../../src/sync/access.ts'
import { connectBoard } from '../../src/sync/connection.ts'
import { inviteLink } from '../../src/sync/invite.ts'
import { MORNING } from './harness.ts'

/**
 * A board with what `fill` puts on it, held by the relay when this is done.
 * @returns the commands of that device, and the link with which a page joins
 */
export async function boardOfOthers<Filled>(
  server: { url: string },
  name: string,
  fill: (other: Change) => Filled,
) {
  const doc = new Y.Doc()
  let made = 0
  const editor = { doc, origin: 'other', now: () => new Date(MORNING), newId: () => `id${made++}` }
  createBoard(editor, {
    id: 'others',
    kind: 'team',
    name,
    schoolYear: schoolYearOf(dayOf(new Date(MORNING))),
  })
  const other = bindCommands(editor)
  const filled = fill(other)
  const access = newAccess('2026')
  const relayUrl = `${server.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/relay`
  const connection = connectBoard({ doc, access, relayUrl, WebSocket, mergeMs: 1 })
  onTestFinished(() => connection.close())
  await connection.whenHeld()
  return { doc, other, filled, link: inviteLink(`${server.url}/`, access, 'join') }
}
