// A board in a real browser behind a proxy that takes websockets away.
import { expect, test } from 'vitest'
import { schoolProxy } from '../sync/school-proxy.ts'
import { addAction, addSuccess, boardOnScreen, makeTeamBoard, statusSays, visit } from './hands.ts'
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
  await wall.page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  await wall.page.getByRole('button', { name: 'Kopieer de link' }).click()
  await wall.page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('#meedoen='))
  const invite = await wall.page.evaluate(() => navigator.clipboard.readText())
  await visit(phone.page, proxy.url)
  await phone.page.getByLabel('Plak de link').fill(invite)
  await phone.page.keyboard.press('Enter')
  await phone.page.getByLabel('Jouw naam').fill('Bram')
  await phone.page.keyboard.press('Enter')
  await boardOnScreen(phone.page, 'Team onderbouw')
  await phone.page.getByText('Leesmaatjes koppelen').waitFor()
  await addSuccess(phone.page, 'Iedereen durfde voor te lezen')
  await wall.page.getByText('Iedereen durfde voor te lezen').waitFor()
  expect(proxy.seen.upgrades).toBeGreaterThanOrEqual(6)
})
