// A board that a device of its own has joined through the relay, and that device's browser, which can be slowed down.
import type { Page } from 'playwright-core'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { newAccess } from '../../src/sync/access.ts'
import { connectBoard } from '../../src/sync/connection.ts'
import { inviteLink } from '../../src/sync/invite.ts'
import { newDevice, testServer } from '../browser/harness.ts'

type Joined = {
  page: Page
  address: string
  slowDown: (rate: number) => Promise<unknown>
  /** Ends both; a page that is slowed down keeps a processor busy even when nothing happens in it. */
  close: () => Promise<void>
}

/**
 * Shares a board with Anouk on it, joins it on a new device and waits until that asks who is there. What changes in the document
 * travels at once.
 */
export async function joinedBoard(doc: Y.Doc): Promise<Joined> {
  const server = await testServer()
  const access = newAccess('2026')
  const relayUrl = `${server.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/relay`
  const connection = connectBoard({ doc, access, relayUrl, WebSocket, mergeMs: 1 })
  await connection.whenHeld()
  const { page, context } = await newDevice(server)
  await page.goto(inviteLink(`${server.url}/`, access, 'join'))
  await page.waitForURL(/\/bord\//)
  await page.getByRole('button', { name: 'Anouk' }).waitFor()
  const inspector = await context.newCDPSession(page)
  return {
    page,
    address: page.url(),
    slowDown: (rate) => inspector.send('Emulation.setCPUThrottlingRate', { rate }),
    async close() {
      connection.close()
      await context.close()
    },
  }
}
