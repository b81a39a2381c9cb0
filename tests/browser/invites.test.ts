// Links that work, links that do not, and looking on without touching.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, boardOnScreen, makeTeamBoard, statusSays, visit } from './hands.ts'
import { newDevice, offlineReady, PHONE, testServer, WALL } from './harness.ts'

const COPYING = { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] }

async function inviteOf(page: Page, kind: 'Meedoen' | 'Meekijken'): Promise<string> {
  await page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check({ force: true })
  await page.getByRole('button', { name: 'Kopieer de link' }).click()
  const word = kind === 'Meedoen' ? '#meedoen=' : '#meekijken='
  await page.waitForFunction(async (part) => (await navigator.clipboard.readText()).includes(part), word)
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')
  return link
}

test('a link in the address joins, and its key leaves the address and the history', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  const link = await inviteOf(wall.page, 'Meedoen')

  const { page } = await newDevice(server, PHONE)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(link)
  await page.getByLabel('Jouw naam').fill('Bram')
  await page.keyboard.press('Enter')
  await boardOnScreen(page, 'Team onderbouw')
  const secret = link.split('=')[1] ?? 'none'
  expect(page.url()).not.toContain(secret)
  await page.goBack().catch(() => null)
  expect(page.url()).not.toContain(secret)
  expect(asked.filter((url) => url.includes(secret))).toEqual([])
})

test('a device that watches sees changes, says so, and offers nothing to change', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  const link = await inviteOf(wall.page, 'Meekijken')

  const { page } = await newDevice(server)
  await page.goto(link)
  await boardOnScreen(page, 'Team onderbouw')
  await statusSays(page, 'Alleen lezen')
  await addAction(wall.page, 'Nieuw op de muur')
  await page.getByText('Nieuw op de muur').waitFor()
  expect(await page.getByRole('button', { name: 'Actie', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: /^Nieuw op de muur/ }).click()
  expect(await page.getByRole('dialog').getByRole('textbox').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  expect(await page.getByRole('radio').count(), 'a reader hands on only what it has').toBe(1)
})

test('a broken, cut or foreign link gets a sentence and changes nothing', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  const link = await inviteOf(wall.page, 'Meedoen')

  const { page } = await newDevice(server)
  await visit(page, server.url)
  // What is wrong with a link is told beside the field, and is no part of its name.
  const field = page.getByLabel('Plak de link', { exact: true })
  for (const [text, words] of [
    ['hallo', 'geen link naar een bord'],
    [link.slice(0, -4), 'niet heel'],
    [link.replace(/=(.{8})./, '=$1!'), 'niet heel'],
    [link.replace('localhost', 'andereschool.nl'), 'andere server'],
  ] as const) {
    await field.fill(text)
    await field.press('Enter')
    await page.getByRole('alert').filter({ hasText: words }).waitFor()
  }
  expect(await page.getByRole('button', { name: /Teambord/ }).count()).toBe(0)
  await page.goto(`${server.url}/#meedoen=1onzin`)
  await page.getByRole('alert').filter({ hasText: 'niet heel' }).waitFor()
})

test('an address of a board that is not on this device says so', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.goto(`${server.url}/bord/bestaatniet`)
  await page.getByText('Dit bord staat niet op dit apparaat').waitFor()
})

test('a board joined while the relay is down comes when it is back', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  const phone = await newDevice(server, PHONE)
  for (const device of [wall, phone]) device.expectDeadServer()
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  const link = await inviteOf(wall.page, 'Meekijken')
  await statusSays(wall.page, 'Gedeeld')
  await visit(phone.page, server.url)
  await offlineReady(phone.page)
  await server.stop()
  await phone.page.getByLabel('Plak de link').fill(link)
  await phone.page.keyboard.press('Enter')
  await phone.page.getByText('wordt opgehaald zodra er verbinding is').waitFor()
  await server.start()
  await boardOnScreen(phone.page, 'Team onderbouw')
})
