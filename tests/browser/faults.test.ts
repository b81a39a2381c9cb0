// Storage that is lost, refused, silent or full: the person reads what is true, goes on working, and nothing that was said
// to be saved is lost.

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  addAction,
  boardOnScreen,
  crash,
  evict,
  joinByLink,
  joinLinkOf,
  makeTeamBoard,
  statusSays,
  toStart,
  visit,
} from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'
import { setTrouble, troubleStorage } from './troubled-storage.ts'

const SAVED = 'Opgeslagen op dit apparaat'
const FULL = 'Niet opgeslagen: het apparaat is vol'
const UNAVAILABLE = 'Niet opgeslagen: de opslag van deze browser gaat niet open'
const LIST_CLOSED = 'De lijst met borden op dit apparaat gaat niet open'
const NO_STORAGE = ['refused', 'silent'] as const
const COPYING = { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] }

test('a browser that takes the database away in mid-use gets everything anew, and the board stays shared', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Voor het wegvallen')
  await statusSays(page, SAVED)
  await evict(context, server.url)
  await addAction(page, 'Na het wegvallen')
  await statusSays(page, SAVED)
  const again = await outlivesCrash(page, address, ['Voor het wegvallen', 'Na het wegvallen'])
  await statusSays(again, 'Gedeeld')
  await again.goto(server.url)
  await again.getByRole('button', { name: 'Team onderbouw' }).first().waitFor()
})

test.each(NO_STORAGE)('a board whose database is %s works in memory and says so', async (kind) => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await troubleStorage(context)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Staat op de schijf')
  await statusSays(page, SAVED)
  await statusSays(page, 'Gedeeld')
  const heard = () => page.getByRole('status').getAttribute('aria-live')
  expect(await heard(), 'every tap is saved').toBe('off')
  await setTrouble(page, { kind, of: 'bord-' })

  await page.goto(address)
  await boardOnScreen(page, 'Team onderbouw')
  await statusSays(page, UNAVAILABLE)
  expect(await heard(), 'trouble').toBe('polite')
  await addAction(page, 'Alleen in dit venster')
  await statusSays(page, UNAVAILABLE)
  await setTrouble(page, { kind: 'none' })
  await addAction(page, 'De schijf is terug')
  await statusSays(page, SAVED)
  await outlivesCrash(page, address, ['Staat op de schijf', 'Alleen in dit venster', 'De schijf is terug'])
})

test.each(NO_STORAGE)(
  'a browser where all storage is %s makes a board, leaves it, reopens it and shares it',
  async (kind) => {
    const server = await testServer()
    const { page, context } = await newDevice(server)
    await troubleStorage(context, { kind, of: '' })
    await visit(page, server.url)
    await page.getByText(LIST_CLOSED).waitFor()
    await makeTeamBoard(page, 'Zonder opslag')
    await statusSays(page, UNAVAILABLE)
    await statusSays(page, 'Gedeeld')
    await addAction(page, 'Blijft in dit venster')
    await toStart(page)
    await page.getByRole('button', { name: 'Zonder opslag' }).first().click()
    await page.getByText('Blijft in dit venster').waitFor()
    await statusSays(page, UNAVAILABLE)
  },
)

test.each(NO_STORAGE)('a browser where all storage is %s joins a board', async (kind) => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  const link = await joinLinkOf(wall.page)
  const { page, context } = await newDevice(server)
  await troubleStorage(context, { kind, of: '' })
  await joinByLink(page, link, 'Bram')
  await boardOnScreen(page, 'Team onderbouw')
  await addAction(page, 'Van wie niets bewaart')
  await wall.page.getByText('Van wie niets bewaart').waitFor()
  await statusSays(page, UNAVAILABLE)
})

test('a full disk is told, work goes on, and everything is saved when there is room again', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await troubleStorage(context)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await statusSays(page, SAVED)
  await setTrouble(page, { kind: 'full' })
  await addAction(page, 'Op een volle schijf')
  await statusSays(page, FULL)
  await addAction(page, 'En nog een')
  await statusSays(page, FULL)
  await setTrouble(page, { kind: 'none' })
  await addAction(page, 'Er is weer plaats')
  await statusSays(page, SAVED)
  await outlivesCrash(page, address, ['Op een volle schijf', 'En nog een', 'Er is weer plaats'])
})

test('a board made on a full disk is on the screen at once, says so, and is kept when there is room', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await troubleStorage(context, { kind: 'full' })
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Op een volle schijf')
  await statusSays(page, FULL)
  await toStart(page)
  await page.getByRole('button', { name: 'Op een volle schijf' }).first().click()
  await addAction(page, 'Toch doorgewerkt')
  await statusSays(page, FULL)
  await setTrouble(page, { kind: 'none' })
  await addAction(page, 'Er is weer plaats')
  await statusSays(page, SAVED)
  await statusSays(page, 'Gedeeld')
  await page.close()

  const again = await context.newPage()
  await again.goto(address)
  await again.getByText('Toch doorgewerkt').waitFor()
  await statusSays(again, 'Gedeeld')
  await again.goto(server.url)
  await again.getByRole('button', { name: 'Op een volle schijf' }).first().waitFor()
})

test('what another tab does while this one still loads is kept, though that tab then crashes', async () => {
  const server = await testServer()
  const device = await newDevice(server)
  device.expectDeadServer()
  const { page, context } = device
  await troubleStorage(context)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Was er al')
  await statusSays(page, SAVED)
  await server.stop()
  await setTrouble(page, { kind: 'silent', of: 'bord-' })
  const slow = await context.newPage()
  await server.start()
  await slow.goto(address)
  await addAction(page, 'Terwijl het andere laadt')
  await statusSays(page, SAVED)
  await crash(page)
  await setTrouble(slow, { kind: 'none' })
  await slow.getByText('Was er al').waitFor()
  await slow.getByText('Terwijl het andere laadt').waitFor()
  await statusSays(slow, SAVED)
})

test('what is written before the disk answers stands beside what was on the disk', async () => {
  const server = await testServer()
  const device = await newDevice(server)
  device.expectDeadServer()
  const { page, context } = device
  await troubleStorage(context)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await statusSays(page, 'Gedeeld')
  await server.stop()
  await addAction(page, 'Alleen op de schijf')
  await statusSays(page, SAVED)
  await setTrouble(page, { kind: 'silent', of: 'bord-' })
  await server.start()
  await page.close()

  const again = await context.newPage()
  await again.goto(address)
  await boardOnScreen(again, 'Team onderbouw')
  await addAction(again, 'Voordat er geladen was')
  expect(await again.getByText('Alleen op de schijf').count()).toBe(0)
  await setTrouble(again, { kind: 'none' })
  await again.getByText('Alleen op de schijf').waitFor()
  await statusSays(again, SAVED)
  await again.reload()
  await again.getByText('Alleen op de schijf').waitFor()
  await again.getByText('Voordat er geladen was').waitFor()
})

test('a board made while the list of boards was refused is in the list when it opens again', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await troubleStorage(context, { kind: 'refused', of: 'verbeterbord-' })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Buiten de lijst')
  await addAction(page, 'Leesmaatjes koppelen')
  await statusSays(page, 'Gedeeld')
  await statusSays(page, SAVED)
  await setTrouble(page, { kind: 'none' })
  await crash(page)

  const again = await context.newPage()
  await visit(again, server.url)
  await again.getByRole('button', { name: /^Buiten de lijst/ }).click()
  await again.getByText('Leesmaatjes koppelen').waitFor()
  await statusSays(again, 'Gedeeld')
})

test('a file of all boards holds what a full disk did not take', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await troubleStorage(context)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await statusSays(page, SAVED)
  await setTrouble(page, { kind: 'full' })
  await addAction(page, 'Niet op de schijf')
  await statusSays(page, FULL)
  await toStart(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Bewaar alles' }).click()
  const file = await (await downloading).path()
  expect(readFileSync(file, 'utf8')).toContain('Niet op de schijf')
})

test.each(NO_STORAGE)(
  'a board opens, is edited and is shared while the list of boards is %s',
  async (kind) => {
    const server = await testServer()
    const { page, context } = await newDevice(server, COPYING)
    await troubleStorage(context)
    await visit(page, server.url)
    const address = await makeTeamBoard(page, 'Team onderbouw')
    await statusSays(page, 'Gedeeld')
    const link = await joinLinkOf(page)
    await setTrouble(page, { kind, of: 'verbeterbord-' })

    await page.goto(address)
    await boardOnScreen(page, 'Team onderbouw')
    await addAction(page, 'Zonder lijst')
    await statusSays(page, SAVED)
    await statusSays(page, 'Gedeeld')
    const colleague = await newDevice(server)
    await joinByLink(colleague.page, link, 'Bram')
    await colleague.page.getByText('Zonder lijst').waitFor()
    await page.goto(server.url)
    await page.getByText(LIST_CLOSED).waitFor()
    await setTrouble(page, { kind: 'none' })
    await page.reload()
    await page.getByRole('button', { name: /^Team onderbouw/ }).waitFor()
  },
)

/** After a crash a new page of the same device shows each of these. Gives that page. */
async function outlivesCrash(page: Page, address: string, texts: readonly string[]): Promise<Page> {
  await crash(page)
  const again = await page.context().newPage()
  await again.goto(address)
  for (const text of texts) await again.getByText(text).waitFor()
  return again
}
