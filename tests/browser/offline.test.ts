import { expect, test } from 'vitest'
import { addAction, boardOnScreen, makeTeamBoard, openExample, statusSays, visit } from './hands.ts'
import { newDevice, offlineReady, openProfile, temporaryFolder, testServer } from './harness.ts'

test('a board opens on its own address after the browser was closed, with the relay dead', async () => {
  const server = await testServer()
  const folder = temporaryFolder()
  const before = await openProfile(server, folder)
  before.expectDeadServer()
  await visit(before.page, server.url)
  const address = await makeTeamBoard(before.page, 'Team onderbouw')
  await addAction(before.page, 'Leesmaatjes koppelen')
  await offlineReady(before.page)
  await statusSays(before.page, 'Opgeslagen op dit apparaat')
  await server.stop()
  await before.context.close()

  const after = await openProfile(server, folder)
  after.expectDeadServer()
  await after.page.goto(address)
  await boardOnScreen(after.page, 'Team onderbouw')
  await after.page.getByText('Leesmaatjes koppelen').waitFor()
  await addAction(after.page, 'Ook zonder internet')
  await statusSays(after.page, 'Opgeslagen op dit apparaat')
  await after.page.reload()
  await after.page.getByText('Ook zonder internet').waitFor()
})

test('every screen that a board may need works without the server, though it was never opened before', async () => {
  const server = await testServer()
  const { page, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await visit(page, server.url)
  await offlineReady(page)
  await page.reload()
  await server.stop()
  await openExample(page)
  await page.getByRole('button', { name: 'Meedoen' }).click()
  await page.getByRole('button', { name: 'Toon de code' }).waitFor()
})

test('the health, metrics and diagnose addresses are the server’s and never the app’s page', async () => {
  const server = await testServer()
  const { page, expectTrouble } = await newDevice(server)
  expectTrouble(/404|ERR_/)
  await visit(page, server.url)
  await offlineReady(page)
  await page.reload()
  await page.goto(`${server.url}/healthz`)
  expect(await page.locator('body').innerText()).toContain('"status":"ok"')
})
