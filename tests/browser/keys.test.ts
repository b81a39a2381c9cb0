// A new key, and the end of a board: what happens to the others, what survives, and that no key is ever seen outside.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { keysOf, readOnly } from '../../src/sync/access.ts'
import { readInvite } from '../../src/sync/invite.ts'
import { join, push, sealed } from '../server/raw-client.ts'
import {
  addAction,
  addSuccess,
  boardOnScreen,
  classOnScreen,
  joinLinkOf,
  makeClassBoard,
  makeTeamBoard,
  statusSays,
  visit,
} from './hands.ts'
import { newDevice, PHONE, testServer, testServerProcess, WALL, type Device } from './harness.ts'

const COPYING = { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] }

test('a new key shuts the old link, and keeps what a colleague had not shared', async () => {
  const server = await testServerProcess('trace')
  const wall = await newDevice(server, COPYING)
  const phone = await newDevice(server, PHONE)
  const seen = [wall, phone].map(watchEverythingSent)
  for (const device of [wall, phone]) device.expectDeadServer()
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw', 'Anne')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  const old = await joinLinkOf(wall.page)
  await phone.page.goto(old)
  await phone.page.getByLabel('Jouw naam').fill('Bram')
  await phone.page.keyboard.press('Enter')
  await boardOnScreen(phone.page, 'Team onderbouw')
  await statusSays(phone.page, /^(?!.*niet gedeeld).*Gedeeld/)

  await server.kill()
  await addSuccess(phone.page, 'Geschreven in de trein')
  await statusSays(phone.page, /niet gedeeld/)
  await statusSays(phone.page, /Opgeslagen/)
  await phone.page.goto('about:blank')
  await keysSheet(wall.page)
  await wall.page.getByRole('button', { name: 'Vernieuw de sleutel' }).click()
  await wall.page.getByText('Hiervoor is verbinding nodig. Er is niets veranderd').waitFor()
  await wall.page.keyboard.press('Escape')
  await server.start()
  await statusSays(wall.page, /^(?!.*Geen verbinding).*Gedeeld/)

  await damageAtRelay(server.url, old)
  await statusSays(wall.page, /wijziging bij de server is beschadigd. Een nieuwe sleutel verhelpt dat/)
  await keysSheet(wall.page)
  await wall.page.getByText('dan blijft de beschadigde wijziging achter').waitFor()
  await wall.page.getByRole('button', { name: 'Vernieuw de sleutel' }).click()
  await wall.page.getByRole('dialog').getByText('De sleutel is vernieuwd').waitFor()
  await wall.page.keyboard.press('Escape')
  await wall.page.getByRole('button', { name: 'Begrepen' }).click()
  await statusSays(wall.page, /^(?!.*beschadigd).*Gedeeld/)
  const fresh = await joinLinkOf(wall.page)
  expect(fresh).not.toBe(old)

  await phone.page.goto(server.url)
  await phone.page.getByRole('button', { name: /^Team onderbouw/ }).click()
  await statusSays(phone.page, /heeft een nieuwe sleutel.*blijft op dit apparaat/)
  await phone.page.getByText('Geschreven in de trein').waitFor()
  const guest = await newDevice(server, PHONE)
  await guest.page.goto(old)
  await guest.page.getByRole('alert').filter({ hasText: 'Deze link werkt niet meer' }).waitFor()

  await phone.page.goto(fresh)
  await phone.page.getByRole('button', { name: /Bram$/ }).click()
  await phone.page.getByText('Wat op dit apparaat nog niet was gedeeld, staat nu op het bord').waitFor()
  await wall.page.getByText('Geschreven in de trein').waitFor()
  await statusSays(phone.page, /^(?!.*niet gedeeld).*Gedeeld/)
  await phone.page.goto(server.url)
  await phone.page
    .getByRole('button', { name: /^Team onderbouw/ })
    .first()
    .waitFor()
  expect(await phone.page.getByRole('button', { name: /^Team onderbouw/ }).count()).toBe(1)

  await server.stop()
  const keys = [old, fresh].flatMap(secretsOf)
  expect(keys.length).toBeGreaterThan(20)
  const addresses = (await Promise.all([wall, phone].map(historyOf))).flat()
  const places = { sent: seen.flatMap((one) => one()), addresses, log: [server.said()] }
  expect(places.sent.length).toBeGreaterThan(10)
  for (const [place, texts] of Object.entries(places)) {
    expect(
      keys.filter((key) => texts.some((text) => text.includes(key))),
      place,
    ).toEqual([])
  }
})

test('destroying a board takes its name to confirm, tells the others and leaves them their copy', async () => {
  const server = await testServer()
  const wall = await newDevice(server, COPYING)
  const phone = await newDevice(server, PHONE)
  wall.expectDeadServer()
  phone.expectDeadServer()
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw', 'Anne')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  await phone.page.goto(await joinLinkOf(wall.page))
  await phone.page.getByLabel('Jouw naam').fill('Bram')
  await phone.page.keyboard.press('Enter')
  await boardOnScreen(phone.page, 'Team onderbouw')

  await keysSheet(wall.page)
  await wall.page.getByRole('button', { name: 'Vernietig voor iedereen …' }).click()
  const sheet = wall.page.getByRole('dialog', { name: 'Vernietigen voor iedereen' })
  const destroy = sheet.getByRole('button', { name: 'Vernietig voor iedereen', exact: true })
  expect(await destroy.isDisabled()).toBe(true)
  await sheet.getByText('houdt een eigen kopie').waitFor()
  const [file] = await Promise.all([
    wall.page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Bewaar eerst als bestand' }).click(),
  ])
  expect(readFileSync(await file.path(), 'utf8')).toContain('Leesmaatjes koppelen')

  await server.stop()
  await statusSays(wall.page, 'Geen verbinding')
  await sheet.getByLabel(/^Typ/).fill('team  Onderbouw ')
  await wall.page.keyboard.press('Enter')
  await sheet.getByText('Er is niets vernietigd').waitFor()
  await server.start()
  await statusSays(wall.page, /^(?!.*Geen verbinding).*Gedeeld/)
  await destroy.click()
  await wall.page.getByText('Team onderbouw is vernietigd op de server en op dit apparaat').waitFor()
  await wall.page.getByText('Op dit apparaat staat nog geen bord').waitFor()
  await wall.page.reload()
  await wall.page.getByText('Op dit apparaat staat nog geen bord').waitFor()

  await statusSays(phone.page, /opgeheven.*blijft op dit apparaat/)
  await phone.page.getByText('Leesmaatjes koppelen').waitFor()
})

test('a board leaves this device with its cost said, and comes back by undo', async () => {
  const server = await testServer()
  const { page, expectDeadServer } = await newDevice(server)
  expectDeadServer()
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw', 'Anne')
  await statusSays(page, /^(?!.*niet gedeeld).*Gedeeld/)
  await server.stop()
  await addAction(page, 'Eerste zonder relay')
  await addAction(page, 'Tweede zonder relay')
  await statusSays(page, 'Nog 2 niet gedeeld')
  await keysSheet(page)
  const cost = 'Nog 2 wijzigingen zijn niet gedeeld'
  await page.getByRole('dialog').getByText(cost).waitFor()
  await page.getByRole('button', { name: 'Haal weg van dit apparaat' }).click()
  await page.getByText(`Team onderbouw is van dit apparaat gehaald. ${cost}`).waitFor()
  await page.getByText('Op dit apparaat staat nog geen bord').waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  const row = page.getByRole('button', { name: /^Team onderbouw/ })
  await row.waitFor()

  await page.getByRole('button', { name: 'Haal Team onderbouw weg van dit apparaat' }).click()
  await page.getByText(`Team onderbouw is van dit apparaat gehaald. ${cost}`).waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await row.click()
  await page.getByText('Tweede zonder relay').waitFor()
})

test('a class board asks to go in August, saves what may stay, and never goes by itself', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.setFixedTime(new Date('2026-11-23T09:00:00'))
  await visit(page, server.url)
  await makeClassBoard(page, 'Groep 6', 'Sanne')
  await page.getByRole('button', { name: 'Dit ging goed', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill('Sanne las voor aan de kleuters')
  await page.keyboard.press('Enter')
  await addAction(page, 'Boekenhoek opruimen')
  await statusSays(page, /^(?!.*niet gedeeld).*Gedeeld/)
  const asks = page.getByText('Schooljaar 2026-2027 is voorbij')
  expect(await asks.count()).toBe(0)

  await page.clock.setFixedTime(new Date('2027-07-31T22:00:00'))
  await page.reload()
  await classOnScreen(page, 'Groep 6')
  expect(await asks.count()).toBe(0)
  await page.clock.setFixedTime(new Date('2027-08-01T09:00:00'))
  await page.reload()
  await asks.waitFor()
  await page.getByText('Boekenhoek opruimen').waitFor()

  await page.getByRole('button', { name: 'Bewaar als bestand' }).click()
  const sheet = page.getByRole('dialog', { name: 'Na het schooljaar' })
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Bewaar als bestand' }).click(),
  ])
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toContain('S. las voor aan de kleuters')
  expect(text).not.toContain('Sanne')
  expect(text).not.toContain('Boekenhoek')

  await sheet.getByRole('button', { name: 'Niet vragen' }).click()
  await page.keyboard.press('Escape')
  await asks.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('button', { name: 'Na het schooljaar' }).click()
  await sheet.getByRole('button', { name: 'Vraag het op 1 augustus' }).click()
  await sheet.getByRole('button', { name: 'Wis het klassenbord' }).click()
  await page.getByLabel(/^Typ/).fill('Groep 6')
  await page.keyboard.press('Enter')
  await page.getByText('Groep 6 is vernietigd op de server en op dit apparaat').waitFor()
})

async function keysSheet(page: Page) {
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('button', { name: 'Sleutel en weghalen' }).click()
  await page.getByRole('dialog', { name: 'Sleutel en weghalen' }).waitFor()
}

/** Puts a change in the board's room that nobody can open, as after a fault of the relay's disk. */
async function damageAtRelay(url: string, link: string) {
  const read = readInvite(link)
  if (!read.ok) throw new Error(read.reason)
  const { room, readToken, publicWrite, writeToken } = keysOf(read.access)
  if (!writeToken) throw new Error('no right to write')
  const raw = await join(url, { room, readToken, publicWrite, writeToken })
  await push(raw, 1, sealed('turned around by a disk'))
  await raw.leave()
}

/** Every address a device asks, by request or websocket, what goes with it, and every word on its console. */
function watchEverythingSent({ context, page }: Device): () => string[] {
  const texts: string[] = []
  context.on('request', (request) => texts.push(request.url(), JSON.stringify(request.headers())))
  context.on('console', (message) => texts.push(message.text()))
  context.on('weberror', (error) => texts.push(String(error.error().stack)))
  page.on('websocket', (socket) => texts.push(socket.url()))
  return () => texts
}

/** Every address that the back and forward buttons reach; what the tester typed to get there is the tester's own. */
async function historyOf({ context, page }: Device): Promise<string[]> {
  const session = await context.newCDPSession(page)
  const { entries } = await session.send('Page.getNavigationHistory')
  const states = await page.evaluate(() => JSON.stringify([history.state, location.href]))
  return [...entries.map(({ url }) => url), states]
}

/** Everything that follows from a link and must not be seen, each as hexadecimal and in both kinds of base64. */
function secretsOf(link: string): string[] {
  const read = readInvite(link)
  if (!read.ok) throw new Error(read.reason)
  const { access } = read
  if (access.kind !== 'write') throw new Error('no right to write')
  const { readToken, writeToken, sealKey, room } = keysOf(access)
  const bytes = [access.secret, readOnly(access).view, readToken, writeToken ?? sealKey, sealKey, room]
  const written = bytes.flatMap((one) => {
    const buffer = Buffer.from(one)
    return [
      buffer.toString('hex'),
      buffer.toString('base64').replace(/=+$/, ''),
      buffer.toString('base64url'),
    ]
  })
  return [...written, link.split('#')[1] ?? link, (link.split('=')[1] ?? link).slice(0, 20)]
}
