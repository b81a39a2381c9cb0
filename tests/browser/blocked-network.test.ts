// A board in a real browser behind a proxy that takes websockets away.
import { expect, test } from 'vitest'
import { schoolProxy } from '../sync/school-proxy.ts'
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
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

test('a wall behind a proxy that strips websockets shares its board with a phone', async () => {
  const server = await testServer()
  const proxy = await schoolProxy(server.url)
  const wall = await newDevice(proxy, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  const phone = await newDevice(proxy, PHONE)
  // What the browser itself logs about an upgrade that failed.
  for (const device of [wall, phone]) device.expectTrouble(/WebSocket connection to/)
  await visit(wall.page, proxy.url)
  await makeTeamBoard(wall.page, 'Team onderbouw', 'Anne')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  await statusSays(wall.page, /^(?!.*niet gedeeld).*Gedeeld/)
  await pasteLink(phone.page, proxy.url, await joinLinkOf(wall.page), 'Bram')
  await boardOnScreen(phone.page, 'Team onderbouw')
  await phone.page.getByText('Leesmaatjes koppelen').waitFor()
  await addSuccess(phone.page, 'Iedereen durfde voor te lezen')
  await wall.page.getByText('Iedereen durfde voor te lezen').waitFor()
  expect(proxy.seen.upgrades).toBeGreaterThanOrEqual(6)
})
