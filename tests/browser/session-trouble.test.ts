// What can go wrong around a board session: two starts at once, a screen that leads and dies, a clock that jumps, a session
// that nobody closes, no network, and boards with nothing or far too much on them.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { dayOf, schoolYearOf } from '../../src/board/day.ts'
import { newAccess } from '../../src/sync/access.ts'
import { connectBoard } from '../../src/sync/connection.ts'
import { inviteLink } from '../../src/sync/invite.ts'
import { addAction, addSuccess, boardOnScreen, crash, joinByLink, joinLinkOf } from './hands.ts'
import { makeTeamBoard, visit } from './hands.ts'
import { MORNING, newDevice, offlineReady, PHONE, testServer, WALL } from './harness.ts'

const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] }
/** Within 5 s a screen that is gone is missed; the rest is for a busy machine. */
const MISSED_MS = 5_000 + 3_000

test('two screens that start at once hold one session; when the one that leads dies, the other goes on', async () => {
  const server = await testServer()
  const one = await newDevice(server, { ...WALL, ...CLIPBOARD })
  const two = await newDevice(server, WALL)
  await visit(one.page, server.url)
  await makeTeamBoard(one.page, 'Team bovenbouw', 'Anne')
  const link = await joinLinkOf(one.page)
  await joinByLink(two.page, link, 'Bram')
  await boardOnScreen(two.page, 'Team bovenbouw')

  await Promise.all([one, two].map(({ page }) => press(page, /^Start bordsessie/)))
  const leading = (page: Page) => page.getByText('Dit scherm leidt').first()
  const following = (page: Page) => page.getByText('Dit scherm volgt mee').first()
  // Which of the two leads is chance; when both have heard of each other, one follows.
  const leader = await Promise.any([
    following(two.page)
      .waitFor()
      .then(() => one),
    following(one.page)
      .waitFor()
      .then(() => two),
  ])
  await leading(leader.page).waitFor()
  const other = leader === one ? two : one
  await press(leader.page, 'Volgende')
  await other.page.getByText('Waar zijn we trots op?').first().waitFor()
  await other.page.getByLabel('Nieuw succes').fill('Samen begonnen')
  await press(other.page, 'Zet erbij')
  await leader.page.getByText('Samen begonnen').first().waitFor()

  await crash(leader.page)
  const died = Date.now()
  await other.page.getByText('Het scherm dat leidt is er even niet').first().waitFor()
  expect(Date.now() - died).toBeLessThan(MISSED_MS)
  await press(other.page, 'Neem de leiding over')
  await leading(other.page).waitFor()
  await press(other.page, 'Volgende')
  await other.page.getByText('Wat zien we, en wat heeft geholpen?').first().waitFor()

  const late = await newDevice(server, PHONE)
  await joinByLink(late.page, link, 'Cas')
  await press(late.page, 'Bordsessie bezig')
  await late.page.getByText('Wat zien we, en wat heeft geholpen?').first().waitFor()
  await press(other.page, 'Sessie afsluiten')
  await press(other.page, 'Sessie afsluiten')
  for (const page of [other.page, late.page]) {
    await page.getByRole('heading', { name: 'Verslag van de bordsessie' }).waitFor()
    await page.getByText('1 succes gevierd').first().waitFor()
  }
})

test('two tabs hold a session without a network, and the next visit on a phone tells of it in five lines', async () => {
  const server = await testServer()
  const wall = await newDevice(server, { ...WALL, ...CLIPBOARD })
  const phone = await newDevice(server, PHONE)
  for (const device of [wall, phone]) device.expectDeadServer()
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team midden', 'Anne')
  await addAction(wall.page, 'Spelregels ophangen')
  await addSuccess(wall.page, 'Iedereen las mee')
  await joinByLink(phone.page, await joinLinkOf(wall.page), 'Bram')
  await phone.page.getByRole('heading', { name: 'Mijn acties' }).waitFor()
  await phone.page.goto('about:blank')
  await offlineReady(wall.page)
  await server.stop()

  const tab = await wall.context.newPage()
  await tab.goto(wall.page.url())
  await boardOnScreen(tab, 'Team midden')
  await press(wall.page, /^Start bordsessie/)
  await press(tab, 'Bordsessie bezig')
  await press(wall.page, 'Getallen')
  await wall.page.getByLabel('Blij', { exact: true }).fill('12 blij')
  await wall.page.keyboard.press('Enter')
  await tab.getByRole('button', { name: /12\s*Blij/ }).waitFor()
  await press(wall.page, 'Volgende')
  await press(wall.page, 'Volgende')
  await press(wall.page, 'Volgende')
  await press(tab, 'Gelukt')
  await wall.page.getByText('Wat gaan we nu doen?').first().waitFor()
  await press(wall.page, 'Sessie afsluiten')
  await press(wall.page, 'Sessie afsluiten')
  await wall.page.getByText('Check-in: 12 blij, 0 gewoon, 0 niet zo').first().waitFor()

  await server.start()
  await phone.page.goBack()
  const news = phone.page.getByRole('region', { name: /^Bordsessie van/ })
  await news.getByText('Check-in: 12 blij').waitFor()
  expect(await news.getByRole('listitem').count()).toBe(5)
  await news.getByRole('button', { name: 'Lees het verslag' }).click()
  await phone.page.getByRole('heading', { name: 'Verslag van de bordsessie' }).waitFor()
  await press(phone.page, 'Naar het bord')
  await phone.page.getByRole('heading', { name: 'Mijn acties' }).waitFor()
  await news.waitFor({ state: 'detached' })
})

test('a clock that jumps an hour changes nothing, and a session that nobody closes closes itself with its minutes', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.install({ time: new Date('2026-11-24T10:00:00') })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await press(page, /^Start bordsessie/)
  await page.getByRole('timer', { name: /^Nog 1[45]:/ }).waitFor()
  await page.clock.setSystemTime(new Date('2026-11-24T11:00:00'))
  await page.clock.runFor(3_000)
  await page.getByRole('timer', { name: /^Nog 14:/ }).waitFor()
  await page.clock.fastForward('16:00')
  await page.getByText('De 15 minuten zijn om').first().waitFor()
  await page.clock.fastForward('45:00')
  await page.getByRole('heading', { name: 'Verslag van de bordsessie' }).waitFor()
  await page
    .getByText(/6\d minuten/)
    .first()
    .waitFor()
  await page.getByRole('row', { name: /^Check-in/ }).waitFor()
})

for (const [name, size, least] of [
  ['on the wall', WALL, 64],
  ['on a phone', PHONE, 48],
] as const) {
  test(`forty open actions, thirty colleagues or nothing at all: every part can be seen, read aloud and tapped, ${name}`, async () => {
    const server = await testServer()
    for (const full of [true, false]) {
      const { page } = await newDevice(server, size)
      await page.goto(await boardOnRelay(server.url, full))
      await press(page, 'Zonder naam verder')
      if (size === PHONE) await press(page, 'Meer')
      await press(page, /^Start bordsessie/)
      const found: string[] = []
      for (const [index, says] of PARTS.entries()) {
        await page.getByText(says).first().waitFor()
        found.push(...(await troublesOf(page, least)).map((trouble) => `${says} ${trouble}`))
        // The one success and the goal are at once the last of their part.
        // Forty are too many to go through one by one.
        if (full && index === 3) await press(page, 'Nieuwe actie')
        if (index < PARTS.length - 1) await press(page, 'Volgende')
      }
      await press(page, 'Sessie afsluiten')
      await page.getByRole('heading', { name: 'Verslag van de bordsessie' }).waitFor()
      found.push(...(await troublesOf(page, least)))
      expect(found, full ? 'a full board' : 'an empty board').toEqual([])
    }
  })
}

const PARTS = [
  'Hoe zit iedereen erbij?',
  'Waar zijn we trots op?',
  'Wat zien we, en wat heeft geholpen?',
  /hoe staat het ermee|Hoe staat het ermee|Wat gaan we nu doen/,
  'Wie doet wat, de komende week?',
  'Hoe ging deze sessie?',
]

/** A board that a colleague made elsewhere. Its document holds a session that lacks nearly everything, too. */
async function boardOnRelay(url: string, full: boolean): Promise<string> {
  const doc = new Y.Doc()
  const today = dayOf(new Date(MORNING))
  let serial = 0
  const newId = () => `id${(serial += 1)}`
  const change = bindCommands({ doc, origin: 'test', now: () => new Date(MORNING), newId })
  change.createBoard({ id: newId(), kind: 'team', name: 'Team', schoolYear: schoolYearOf(today) })
  doc.getMap('sessions').set('half', new Y.Map(Object.entries({ date: today, startedAt: 7, log: 'none' })))
  if (full) {
    for (let n = 1; n <= 30; n += 1) change.addMember({ name: `Collega ${n}`, color: '#1d4f91' })
    for (let n = 1; n <= 40; n += 1)
      change.addAction({ text: `Actie ${n} die al een tijd open staat`, due: 'next-session' })
    change.addGoal({
      text: 'Eind december leest 80% van groep 4 op niveau M4',
      indicator: { target: 80, unit: '%' },
    })
    change.addSuccess({ text: 'Alle ouders kwamen' })
  }
  const access = newAccess('2026')
  const relayUrl = `${url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/relay`
  const connection = connectBoard({ doc, access, relayUrl, WebSocket, mergeMs: 1 })
  await connection.whenHeld()
  connection.close()
  return inviteLink(`${url}/`, access, 'join')
}

/** What axe finds wrong, and every button that is smaller than a finger needs here (CSS pixels). */
async function troublesOf(page: Page, least: number): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox()
    if (!box || (Math.round(box.height) >= least && Math.round(box.width) >= least)) continue
    const what = (await button.getAttribute('aria-label')) ?? (await button.innerText())
    found.push(`too small: ${what} ${Math.round(box.width)}x${Math.round(box.height)}`)
  }
  return found
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
}
