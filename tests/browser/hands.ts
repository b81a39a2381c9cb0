// What a teacher does, by the names that are on the screen. Shared by the tests; no test reaches for a class name.
import type { BrowserContext, Page } from 'playwright-core'

/** Makes a team board from the start screen and waits until it is on the screen. Gives its address. */
export async function makeTeamBoard(page: Page, name: string, yourName = 'Anne'): Promise<string> {
  await page.getByRole('button', { name: 'Nieuw teambord' }).click()
  await page.getByLabel('Naam van het bord').fill(name)
  await page.getByLabel('Jouw naam').fill(yourName)
  await page.keyboard.press('Enter')
  await boardOnScreen(page, name)
  return page.url()
}

/** Makes a class board from the start screen and waits until it is on the screen. */
export async function makeClassBoard(page: Page, name: string, yourName = ''): Promise<string> {
  await page.getByRole('button', { name: 'Nieuw klassenbord' }).click()
  await page.getByLabel('Naam van het bord').fill(name)
  await page.getByLabel('Jouw naam').fill(yourName)
  await page.keyboard.press('Enter')
  await classOnScreen(page, name)
  return page.url()
}

export async function classOnScreen(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: 'Dit ging goed!' }).waitFor()
  await page.getByText(name).first().waitFor()
}

/** Opens the example board from the start screen. */
export async function openExample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Voorbeeldbord' }).click()
  await page.getByRole('region', { name: 'Successen' }).waitFor()
}

/** Puts an action on the board. */
export async function addAction(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Actie', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill(what)
  await page.keyboard.press('Enter')
  await page.getByText(what).first().waitFor()
}

/** Puts a goal on the board that can be measured in percent, by the questions that lead to it; `place` is where it hangs in the hand, `way` leads there. */
export async function addGoal(page: Page, what: string, place?: string, way = 'Doel'): Promise<void> {
  const next = page.getByRole('button', { name: 'Verder' })
  await page.getByRole('button', { name: way, exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill(what)
  await next.click()
  await page.getByLabel('In een paar woorden').fill('leerlingen die het doen')
  await next.click()
  await page.getByLabel('Nu', { exact: true }).fill('50')
  await page.getByLabel('Streefwaarde').fill('80')
  await next.click()
  await page.getByLabel('Hoe meten we het, en wie?').fill('Elke vrijdag tellen')
  await page.getByRole('button', { name: 'Naar het eind' }).click()
  await page.getByRole('button', { name: 'Zet op het bord' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  if (place) await page.getByRole('button', { name: place, exact: true }).click()
  await page.getByRole('button', { name: what, exact: true }).waitFor()
}

/** Puts a success on the board. */
export async function addSuccess(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Succes', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill(what)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Successen' }).getByText(what).waitFor()
}

export async function boardOnScreen(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: 'Successen' }).waitFor()
  await page.getByText(name).first().waitFor()
}

/** Waits until the status line says these words. */
export async function statusSays(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).first().waitFor()
}

/** The start screen of a server, with the first visit's files on the device. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('button', { name: 'Nieuw teambord' }).waitFor()
}

/** The link with which others join; the device needs the right to use the clipboard. */
export async function joinLinkOf(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  await page.getByRole('button', { name: 'Kopieer de link' }).click()
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('#meedoen='))
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.keyboard.press('Escape')
  return link
}

/** Joins by a link in the address, under this name. */
export async function joinByLink(page: Page, link: string, yourName: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Jouw naam').fill(yourName)
  await page.keyboard.press('Enter')
}

/** Joins by a link that is pasted on the start screen, under this name or without one. */
export async function pasteLink(page: Page, url: string, link: string, yourName = ''): Promise<void> {
  await visit(page, url)
  await page.getByLabel('Plak de link').fill(link)
  await page.keyboard.press('Enter')
  if (!yourName) return page.getByRole('button', { name: 'Zonder naam verder' }).click()
  await page.getByLabel('Jouw naam').fill(yourName)
  await page.keyboard.press('Enter')
}

/** Goes back as far as the start screen, within the same page. */
export async function toStart(page: Page): Promise<void> {
  while (new URL(page.url()).pathname !== '/') await page.goBack()
  await page.getByRole('button', { name: 'Nieuw teambord' }).waitFor()
}

/** The name of what the keyboard stands on; `nothing` when it was left behind. */
export function standingOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!at || at === document.body) return 'nothing'
    const isField = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
    const label = isField ? at.labels?.[0]?.textContent : null
    return (at.getAttribute('aria-label') ?? label ?? at.textContent ?? '').trim()
  })
}

/** The renderer dies as it would by running out of memory: no page code runs any more. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // The answer never comes: who should give it is dead.
  session.send('Page.crash').catch(() => undefined)
  await crashed
}

/** The browser throws away every database of the app, also those that are open. */
export async function evict(context: BrowserContext, origin: string): Promise<void> {
  const helper = await context.newPage()
  const session = await context.newCDPSession(helper)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await helper.close()
}
