// What was said to be saved is there: after a crash of the tab, in another tab, and half-typed.
import { expect, test } from 'vitest'
import {
  addAction,
  boardOnScreen,
  crash,
  makeTeamBoard,
  openExample,
  statusSays,
  toStart,
  visit,
} from './hands.ts'
import { newDevice, testServer } from './harness.ts'

const SAVED = 'Opgeslagen op dit apparaat'

test('a tab that crashes 50 ms after "opgeslagen" loses nothing', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
  await statusSays(page, SAVED)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
  await crash(page)

  const again = await context.newPage()
  await again.goto(address)
  await again.getByRole('button', { name: /^Leesmaatjes koppelen/ }).waitFor()
})

test('the browser is asked to keep the boards when somebody wrote on one, and not for looking around', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.addInitScript(() => {
    const persist = navigator.storage.persist.bind(navigator.storage)
    navigator.storage.persist = () => {
      document.documentElement.dataset['asked'] = String(
        Number(document.documentElement.dataset['asked'] ?? 0) + 1,
      )
      return persist()
    }
  })
  const asked = () => page.evaluate(() => document.documentElement.dataset['asked'] ?? '0')
  await visit(page, server.url)
  await openExample(page)
  await addAction(page, 'Op het voorbeeld')
  await toStart(page)
  await makeTeamBoard(page, 'Team onderbouw')
  expect(await asked()).toBe('0')
  await addAction(page, 'Leesmaatjes koppelen')
  await expect.poll(asked).toBe('1')
  await addAction(page, 'Tweede actie')
  await statusSays(page, SAVED)
  expect(await asked()).toBe('1')
})

test('two tabs show each other’s changes at once, also without the relay', async () => {
  const server = await testServer()
  const device = await newDevice(server)
  device.expectDeadServer()
  const { page, context } = device
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  const other = await context.newPage()
  await other.goto(address)
  await boardOnScreen(other, 'Team onderbouw')
  await server.stop()

  await addAction(page, 'Uit het eerste tabblad')
  await other.getByText('Uit het eerste tabblad').waitFor()
  await addAction(other, 'Uit het tweede tabblad')
  await page.getByText('Uit het tweede tabblad').waitFor()
  await page.close()
  await addAction(other, 'Nadat het eerste dicht was')
  await statusSays(other, SAVED)
  await other.close()
  await server.start()

  const again = await context.newPage()
  await again.goto(address)
  for (const text of ['Uit het eerste tabblad', 'Uit het tweede tabblad', 'Nadat het eerste dicht was']) {
    await again.getByText(text).waitFor()
  }
  await statusSays(again, /Gedeeld/)
})

test('a half-typed action is still there after the tab crashed', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Actie', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).pressSequentially('Half getypt')
  await page.waitForFunction(async () => {
    const request = indexedDB.open('verbeterbord-device')
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    const drafts = db.transaction('drafts').objectStore('drafts').getAll()
    const kept = await new Promise<{ text: string }[]>((resolve) => {
      drafts.onsuccess = () => resolve(drafts.result)
    })
    db.close()
    return kept.some((draft) => draft.text === 'Half getypt')
  })
  await crash(page)

  const again = await context.newPage()
  await again.goto(address)
  await again.getByRole('button', { name: 'Actie', exact: true }).click()
  await expect.poll(() => again.getByLabel('Wat', { exact: true }).inputValue()).toBe('Half getypt')
})
