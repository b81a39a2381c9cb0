// The main job, end to end: two devices on one board, the relay killed and back, and nothing readable on its disk.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  addAction,
  addSuccess,
  boardOnScreen,
  joinLinkOf,
  makeTeamBoard,
  pasteLink,
  statusSays,
  visit,
} from './hands.ts'
import { newDevice, PHONE, testServerProcess, WALL } from './harness.ts'

test('two devices share a board, go on without the relay, and are equal when it is back', async () => {
  const server = await testServerProcess()
  const wall = await newDevice(server, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  const phone = await newDevice(server, PHONE)
  for (const device of [wall, phone]) device.expectDeadServer()

  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw', 'Anne')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  const invite = await joinLinkOf(wall.page)

  await pasteLink(phone.page, server.url, invite, 'Bram')
  await boardOnScreen(phone.page, 'Team onderbouw')
  await phone.page.getByText('Leesmaatjes koppelen').waitFor()
  await addSuccess(phone.page, 'Iedereen durfde voor te lezen')
  await wall.page.getByText('Iedereen durfde voor te lezen').waitFor()
  expect(phone.page.url(), 'the key has left the address').not.toContain('meedoen')

  await server.kill()
  await addAction(wall.page, 'Zonder relay op de muur')
  await statusSays(wall.page, /niet gedeeld/)
  await addAction(phone.page, 'Zonder relay op de telefoon')
  await statusSays(phone.page, /niet gedeeld/)
  await server.start()
  await wall.page.getByText('Zonder relay op de telefoon').waitFor()
  await phone.page.getByText('Zonder relay op de muur').waitFor()
  for (const { page } of [wall, phone]) await statusSays(page, /^(?!.*niet gedeeld).*Gedeeld/)

  await server.stop()
  for (const word of [
    'onderbouw',
    'Leesmaatjes',
    'durfde',
    'Zonder relay',
    'Anne',
    'Bram',
    secretOf(invite),
  ]) {
    expect(wordsOnDisk(server.dataDir, word), word).toEqual([])
  }
})

function secretOf(invite: string): string {
  return invite.split('=')[1] ?? ''
}

/** The files of the relay in which a text stands, as UTF-8 or UTF-16. */
function wordsOnDisk(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path)
      return content.includes(text) || content.includes(Buffer.from(text, 'utf16le'))
    })
}
