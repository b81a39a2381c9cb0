// What a phone does beside its board: one list over all its boards, the number on the icon, the offer to install.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { boardOnScreen, makeClassBoard, makeTeamBoard, statusSays, visit } from './hands.ts'
import { MORNING, newDevice, offlineReady, PHONE, TABLET, testServer } from './harness.ts'

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
  await page.clock.setSystemTime(MORNING + 72 * HOUR)
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
  await page.clock.setSystemTime(MORNING + 200 * HOUR)
  await page.goto(team)
  await part(page, 'Te laat').waitFor()
  await browserOffers()
  expect(await offer.count()).toBe(0)
})

/** What the platform does when another app shares with this one. */
async function share(page: Page, url: string, text: string, times = 1) {
  await page.goto('about:blank')
  await page.evaluate(
    ([action, shared, many]) => {
      const form = document.createElement('form')
      Object.assign(form, { action, method: 'post', enctype: 'multipart/form-data' })
      const field = document.createElement('input')
      Object.assign(field, { type: 'hidden', name: 'text', value: shared.repeat(many) })
      form.append(field)
      document.body.append(form)
      form.submit()
    },
    [`${url}/deel`, text, times] as const,
  )
  await page.getByRole('heading', { name: 'Verbeterbord' }).waitFor()
}

test('text of another app becomes an action or a success, without a network and without getting lost', async () => {
  const { server, page, context, expectDeadServer } = await twoBoards()
  const shared = part(page, 'Gedeelde tekst')
  expectDeadServer()
  await context.setOffline(true)
  await server.stop()

  await share(page, server.url, 'Ouders bedanken @Anne over 2 weken')
  await expect.poll(() => new URL(page.url()).hash).toBe('')
  await shared.getByRole('button', { name: 'Actie op Kwaliteitsgroep' }).tap()
  await boardOnScreen(page, 'Kwaliteitsgroep')
  await page.getByRole('button', { name: 'Maak er weer gewone tekst van: Anne' }).waitFor()
  await page.getByRole('button', { name: 'Toevoegen' }).tap()
  await part(page, 'Later').getByText('Ouders bedanken', { exact: true }).waitFor()

  await share(page, server.url, 'Iedereen durfde voor te lezen\nDe gang was stil')
  await shared.getByText('De gang was stil').waitFor()
  await page.goto(server.url)
  await shared.getByRole('button', { name: 'Succes op Team onderbouw' }).tap()
  await page.getByRole('button', { name: 'Maak 2 kaartjes' }).tap()
  await part(page, 'Successen').getByText('De gang was stil').waitFor()

  await share(page, server.url, 'x', 10 * 1024 * 1024)
  await shared.getByText('Dit is te veel tekst voor kaartjes (10 MB)').waitFor()
  expect(await shared.getByRole('button').count()).toBe(1)
  await shared.getByRole('button', { name: 'Toch niet' }).tap()
  await page.reload()
  await page.getByRole('button', { name: 'Nieuw teambord' }).waitFor()
  expect(await shared.count()).toBe(0)
})

test('a tablet of the class that lies on its side comes back to the faces after a reload', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, TABLET)
  await visit(page, server.url)
  await makeClassBoard(page, 'Groep 5')
  await page.getByRole('button', { name: 'Meer', exact: true }).tap()
  await page.getByRole('button', { name: 'Tablet van de klas' }).tap()
  const faces = page.getByRole('dialog', { name: 'Tablet van de klas' })
  await faces.waitFor()
  await page.reload()
  await faces.waitFor()
})

test('a tablet of the class forgets who it was at "Klaar", and by itself', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, { viewport: { width: 768, height: 1024 }, hasTouch: true })
  await visit(page, server.url)
  await page.getByRole('button', { name: 'Nieuw klassenbord' }).tap()
  await page.getByLabel('Naam van het bord').fill('Groep 5')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Meer', exact: true }).tap()
  await page.getByRole('button', { name: 'Klas', exact: true }).tap()
  await dialog.getByLabel('Voornaam').fill('Noor')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Eekhoorn', exact: true }).tap()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Tablet van de klas' }).tap()

  await dialog.getByRole('button', { name: 'Noor' }).tap()
  await dialog.getByLabel('Iets nieuws').fill('Boeken opruimen')
  await dialog.getByRole('button', { name: 'Actie' }).tap()
  const tick = dialog.getByRole('button', { name: 'Boeken opruimen' })
  await tick.tap()
  await expect.poll(() => tick.getAttribute('aria-pressed')).toBe('true')
  await dialog.getByLabel('Iets nieuws').fill('Half getypt')
  await dialog.getByRole('button', { name: 'Klaar' }).last().tap()
  await dialog.getByText('Kies je naam of teken').waitFor()
  expect(await page.getByText('Boeken opruimen').count(), 'nothing of the one before').toBe(0)
  expect(await everythingKept(page)).not.toContain('Half getypt')

  // A reload comes back to the faces, and who walks away is forgotten too.
  await page.reload()
  await dialog.getByRole('button', { name: 'Eekhoorn' }).tap()
  await dialog.getByText('Je hebt nu niets te doen').waitFor()
  await page.clock.install()
  await dialog.getByLabel('Iets nieuws').fill('Half getypt')
  await page.clock.runFor(121_000)
  await dialog.getByText('Kies je naam of teken').waitFor()
  expect(await everythingKept(page)).not.toContain('Half getypt')
})

/** The entry of every board and every setting and draft of this device, as text. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('verbeterbord-device')
        opening.addEventListener('error', () => reject(new Error('no device')))
        opening.addEventListener('success', () => {
          const db = opening.result
          const all: unknown[] = [JSON.stringify(localStorage)]
          const reading = db.transaction(Array.from(db.objectStoreNames))
          for (const name of Array.from(db.objectStoreNames)) {
            const asked = reading.objectStore(name).getAll()
            asked.addEventListener('success', () => all.push(asked.result))
          }
          reading.addEventListener('complete', () => resolve(JSON.stringify(all)))
        })
      }),
  )
}
