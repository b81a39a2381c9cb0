// What a phone does beside its board: one list over all its boards, the number on the icon, the offer to install.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { boardOnScreen, makeTeamBoard, statusSays, visit } from './hands.ts'
import { newDevice, offlineReady, PHONE, testServer } from './harness.ts'

const HOUR = 3600_000
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const badge = (page: Page) => page.evaluate(() => Reflect.get(window, 'badge'))

async function quickAdd(page: Page, text: string) {
  await page.getByLabel('Nieuwe actie…').tap()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

async function toMyBoards(page: Page) {
  await page.getByRole('navigation').getByRole('button', { name: 'Meer', exact: true }).tap()
  await page.getByRole('button', { name: 'Naar mijn borden' }).tap()
}

/** The icon of the app, as the platform would have it. */
function keepBadge() {
  Reflect.set(navigator, 'setAppBadge', async (count: number) => Reflect.set(window, 'badge', count))
}

/** Two boards of Anne, the team's on the screen, the other with an action for tomorrow; then three days go by. */
async function twoBoards() {
  const server = await testServer()
  const device = await newDevice(server, PHONE)
  const { page } = device
  await page.addInitScript(keepBadge)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Kwaliteitsgroep')
  await quickAdd(page, 'Ouders bellen morgen')
  await part(page, 'Deze week').or(part(page, 'Later')).getByText('Ouders bellen').waitFor()
  await toMyBoards(page)
  const team = await makeTeamBoard(page, 'Team onderbouw')
  await quickAdd(page, 'Gang stil')
  await part(page, 'Deze week').getByText('Gang stil').waitFor()
  await statusSays(page, 'Gedeeld')
  await offlineReady(page)
  await page.clock.setSystemTime(Date.now() + 72 * HOUR)
  return { server, team, ...device }
}

test('my actions of every board of this device stand in one list, and are ticked off there, offline too', async () => {
  const { server, page, context, team, expectDeadServer } = await twoBoards()
  expectDeadServer()
  await context.setOffline(true)
  await server.stop()
  await page.goto(team)
  const late = part(page, 'Te laat')
  await late.getByText('Kwaliteitsgroep').waitFor()
  await part(page, 'Deze week').getByText('Team onderbouw').waitFor()
  // What is late on another board counts too.
  await expect.poll(() => badge(page)).toBe(1)

  await late.getByRole('button', { name: 'Gelukt: Ouders bellen' }).tap()
  await part(page, 'Net gedaan').getByText('Ouders bellen').waitFor()
  await expect.poll(() => badge(page)).toBe(0)
  await page.getByRole('button', { name: 'Ongedaan maken' }).tap()
  await expect.poll(() => badge(page)).toBe(1)
  await late.getByRole('button', { name: 'Gelukt: Ouders bellen' }).tap()

  // Its words open it on its own board, where it is done as well.
  await part(page, 'Net gedaan')
    .getByRole('button', { name: /^Ouders bellen/ })
    .tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Weer openen' }).waitFor()
  await page.keyboard.press('Escape')
  await boardOnScreen(page, 'Kwaliteitsgroep')
  await part(page, 'Net gedaan').getByText('Ouders bellen').waitFor()
  await part(page, 'Deze week').getByText('Gang stil').waitFor()
})

test('from the second visit on the board offers to stand on the phone, says why, and takes no for an answer', async () => {
  const { page, team } = await twoBoards()
  const offer = page.getByRole('region', { name: /^Zet het bord op je telefoon/ })
  const browserOffers = () =>
    page.evaluate(() => {
      const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
        prompt: async () => Reflect.set(window, 'installed', true),
      })
      dispatchEvent(event)
      return event.defaultPrevented
    })
  expect(await browserOffers(), 'the browser’s own bar waits too').toBe(true)
  await part(page, 'Deze week').waitFor()
  expect(await offer.count(), 'not in the first visit').toBe(0)

  await page.goto(team)
  await browserOffers()
  await offer.getByText('dan opent het ook zonder internet').waitFor()
  await offer.getByRole('button', { name: 'Zet op mijn telefoon' }).tap()
  expect(await page.evaluate(() => Reflect.get(window, 'installed'))).toBe(true)

  await page.addInitScript(() => Reflect.set(navigator, 'standalone', false))
  await page.goto(team)
  await offer.getByText('Zet op beginscherm').waitFor()
  await offer.getByRole('button', { name: 'Niet meer vragen' }).tap()
  await offer.waitFor({ state: 'detached' })
  await page.clock.setSystemTime(Date.now() + 200 * HOUR)
  await page.goto(team)
  await part(page, 'Te laat').waitFor()
  await browserOffers()
  expect(await offer.count()).toBe(0)
})
