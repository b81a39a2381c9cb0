// A whole board session by touch: the wall leads, a phone follows and ticks off; loaded again in the middle, and without relay.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  addAction,
  addGoal,
  boardOnScreen,
  joinLinkOf,
  makeTeamBoard,
  openExample,
  pasteLink,
  visit,
} from './hands.ts'
import { newDevice, offlineReady, PHONE, testServer, WALL } from './harness.ts'

const TOUCH_WALL = { ...WALL, hasTouch: true }

test('a team holds its session at the wall while a phone follows, adds and ticks off', async () => {
  const server = await testServer()
  const wall = await newDevice(server, { ...TOUCH_WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  const phone = await newDevice(server, PHONE)
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team bovenbouw', 'Anne')
  await addGoal(wall.page, 'Iedereen leest elke dag')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  await addAction(wall.page, 'Boeken tellen')
  await pasteLink(phone.page, server.url, await joinLinkOf(wall.page))

  await tap(wall.page, 'Start bordsessie')
  await wall.page.getByText('Hoe zit iedereen erbij?').first().waitFor()
  await tap(phone.page, 'Bordsessie bezig')
  await phone.page.getByText('Hoe zit iedereen erbij?').first().waitFor()
  await phone.page.getByText('Dit scherm volgt mee').first().waitFor()
  await tap(phone.page, /Blij/)
  await wall.page.getByRole('button', { name: /1\s*Blij|Blij\s*1/ }).waitFor()
  expect(Math.abs((await clockOf(wall.page)) - (await clockOf(phone.page)))).toBeLessThanOrEqual(2)

  await tap(wall.page, 'Volgende')
  await phone.page.getByText('Waar zijn we trots op?').first().waitFor()
  await phone.page.getByLabel('Nieuw succes').fill('Alle ouders kwamen')
  await tap(phone.page, 'Zet erbij')
  await wall.page.getByText('Alle ouders kwamen').first().waitFor()

  await tap(wall.page, 'Volgende')
  await phone.page.getByRole('heading', { name: 'Iedereen leest elke dag' }).waitFor()
  await wall.page.getByLabel(/^Waarde/).fill('64')
  await tap(wall.page, /^Bewaar 64/)
  await wall.page.getByRole('button', { name: /^Gemeten: 64/ }).waitFor()

  await tap(wall.page, 'Actie bij dit doel')
  await wall.page.getByLabel('Wat', { exact: true }).fill('Samen boeken kiezen')
  await wall.page.keyboard.press('Enter')

  await tap(wall.page, 'Volgende')
  await wall.page.getByText('1 van 2').waitFor()
  await wall.page.getByRole('heading', { name: 'Leesmaatjes koppelen' }).waitFor()
  await tap(wall.page, 'Volgende')
  await wall.page.getByRole('heading', { name: 'Boeken tellen' }).waitFor()
  await tap(wall.page, 'Terug')
  await phone.page.getByRole('heading', { name: 'Leesmaatjes koppelen' }).waitFor()
  await tap(phone.page, 'Gelukt')
  await wall.page.getByRole('heading', { name: 'Boeken tellen' }).waitFor()
  await wall.page.reload()
  await wall.page.getByRole('heading', { name: 'Boeken tellen' }).waitFor()
  await wall.page.getByText('Dit scherm leidt').first().waitFor()
  await tap(wall.page, 'Naar werksessie')
  await tap(wall.page, 'Volgende sessie')
  await wall.page.getByText('Wat gaan we nu doen?').first().waitFor()
  await wall.page.getByLabel('Wat', { exact: true }).fill('Leeshoek inrichten')
  await tap(wall.page, 'Nieuwe actie')
  await phone.page.getByText('Leeshoek inrichten').first().waitFor()

  await tap(wall.page, 'Volgende')
  await wall.page.getByRole('heading', { name: 'De komende week' }).waitFor()
  await tap(wall.page, 'Volgende')
  await tap(wall.page, 'Cijfer 8')
  await wall.page.getByLabel('Eén tip voor de volgende keer').fill('Korter bij de doelen')
  await tap(wall.page, 'Sessie afsluiten')
  for (const { page } of [wall, phone]) {
    await page.getByRole('heading', { name: 'Verslag van de bordsessie' }).waitFor()
    await page.getByText('Check-in: 1 blij, 0 gewoon, 0 niet zo').first().waitFor()
    await page.getByText('1 succes gevierd').first().waitFor()
    await page.getByText('Gemeten: 64').first().waitFor()
    await page.getByText('1 klaar, 1 doorgeschoven · 2 nieuwe acties').first().waitFor()
    await page.getByText('Cijfer 8 · tip: Korter bij de doelen').first().waitFor()
  }
  await tap(wall.page, 'Naar het bord')
  await boardOnScreen(wall.page, 'Team bovenbouw')
  await wall.page.getByText('Leeshoek inrichten').first().waitFor()
  await wall.page.getByText('1× doorgeschoven').first().waitFor()
})

test('a session goes on without the relay, and another screen takes the lead when the first one is gone', async () => {
  const server = await testServer()
  const wall = await newDevice(server, { ...TOUCH_WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  const phone = await newDevice(server, PHONE)
  for (const device of [wall, phone]) device.expectDeadServer()
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team midden', 'Anne')
  await addAction(wall.page, 'Spelregels ophangen')
  await pasteLink(phone.page, server.url, await joinLinkOf(wall.page))
  await offlineReady(wall.page)

  await tap(wall.page, 'Start bordsessie')
  await tap(phone.page, 'Bordsessie bezig')
  await server.stop()
  for (const says of ['Waar zijn we trots op?', 'Wat zien we, en wat heeft geholpen?']) {
    await tap(wall.page, 'Volgende')
    await wall.page.getByText(says).first().waitFor()
  }
  await tap(wall.page, 'Volgende')
  await tap(wall.page, 'Gelukt')
  await wall.page.reload()
  await wall.page.getByText('Wat gaan we nu doen?').first().waitFor()
  await server.start()
  await phone.page.getByText('Wat gaan we nu doen?').first().waitFor()

  await wall.context.close()
  await phone.page.getByText('Het scherm dat leidt is er even niet').first().waitFor()
  await tap(phone.page, 'Neem de leiding over')
  await phone.page.getByText('Dit scherm leidt').first().waitFor()
  await tap(phone.page, 'Volgende')
  await phone.page.getByRole('heading', { name: 'De komende week' }).waitFor()
})

test.each([
  ['390×844', PHONE],
  ['360×640', { ...PHONE, viewport: { width: 360, height: 640 } }],
])(
  'every part of a session stands on one screen of a phone of %s, and nothing scrolls',
  async (_size, phone) => {
    const server = await testServer()
    const { page } = await newDevice(server, phone)
    await visit(page, server.url)
    await openExample(page)
    await tap(page, 'Meer')
    await tap(page, /^Start bordsessie/)
    const scrolling: string[] = []
    for (const part of ['Check-in', 'Successen', 'Doelen', 'Acties', 'Planning', 'Afsluiten']) {
      const screen = page.getByRole('region', { name: part, exact: true })
      const next = page.getByRole('button', { name: 'Volgende', exact: true })
      while (!(await screen.isVisible())) await next.tap()
      const more = await screen.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
      if (more > 1) scrolling.push(`${part}: ${more} px`)
    }
    expect(scrolling).toEqual([])
  },
)

async function tap(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .tap()
}

/** What is left on the clock of a screen, in seconds. */
async function clockOf(page: Page): Promise<number> {
  const label = (await page.getByRole('timer').getAttribute('aria-label')) ?? ''
  const [, minutes = 'NaN', seconds = 'NaN'] = /(\d+):(\d\d)/.exec(label) ?? []
  return Number(minutes) * 60 + Number(seconds)
}
