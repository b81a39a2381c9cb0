// Sheets over the board: how they close, where the keyboard is before and after, and what leaves them as one step.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, addSuccess, makeTeamBoard, visit } from './hands.ts'
import { newDevice, PHONE, testServer } from './harness.ts'

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
const sheet = (page: Page) => page.getByRole('dialog')
const closed = (page: Page) => sheet(page).waitFor({ state: 'detached' })
/** What the keyboard is on: the words of a button, the label of a field. */
const focused = (page: Page) =>
  expect.poll(() =>
    page.evaluate(() => {
      const on = document.activeElement
      if (on === document.body) return 'nothing'
      return (
        on?.closest('label')?.querySelector('span')?.textContent ??
        on?.getAttribute('aria-label') ??
        on?.textContent
      )
    }),
  )

test('a tap beside a sheet closes it and does nothing else, and selecting text does not close it', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, PHONE)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await addSuccess(page, 'Iedereen durfde voor te lezen')
  const card = page
    .getByRole('region', { name: 'Successen' })
    .getByRole('button', { name: /^Iedereen durfde/ })
  const at = await card.boundingBox()
  await press(page, 'Succes')
  await sheet(page).getByLabel('Wat', { exact: true }).waitFor()
  await page.touchscreen.tap((at?.x ?? 0) + 20, (at?.y ?? 0) + 10)
  await closed(page)
  expect(await sheet(page).count(), 'the card under the tap').toBe(0)

  await press(page, 'Succes')
  const field = sheet(page).getByLabel('Wat', { exact: true })
  await field.fill('Een lange zin om te kiezen')
  const from = await field.boundingBox()
  await page.mouse.move((from?.x ?? 0) + 120, (from?.y ?? 0) + 20)
  await page.mouse.down()
  await page.mouse.move(10, 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).not.toBe('')
  expect(await sheet(page).count(), 'a selection that ends beside the sheet').toBe(1)
})

test('Enter finishes a long text in a browser that knows no requestSubmit', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await context.addInitScript(() => Reflect.deleteProperty(HTMLFormElement.prototype, 'requestSubmit'))
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
  await press(page, /^Leesmaatjes koppelen/)
  await sheet(page).getByLabel('Wat', { exact: true }).fill('Leesmaatjes kiezen')
  await page.keyboard.press('Enter')
  await closed(page)
  await page.getByRole('button', { name: /^Leesmaatjes kiezen/ }).waitFor()
})

test('who and when of an action are one step each, and the name of a member becomes that member', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw', 'Anne')
  await page.getByRole('button', { name: 'Actie', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill('Leesmaatjes koppelen')
  await page.getByRole('button', { name: 'Anne', exact: true }).click()
  await page.keyboard.press('Tab')
  await press(page, 'Toevoegen')
  await closed(page)

  const undo = page.getByRole('button', { name: 'Ongedaan maken', exact: true }).first()
  const who = sheet(page).getByRole('textbox', { name: 'Wie', exact: true })
  const face = sheet(page).getByRole('button', { name: 'Anne', exact: true })
  const when = sheet(page).getByLabel('Wanneer', { exact: true })
  await press(page, /^Leesmaatjes koppelen/)
  await who.pressSequentially('anne')
  await page.keyboard.press('Enter')
  await closed(page)
  await press(page, /^Leesmaatjes koppelen/)
  await expect.poll(() => face.getAttribute('aria-pressed')).toBe('true')
  expect(await who.inputValue()).toBe('')
  await who.pressSequentially('Tafelgroep 1')
  await page.keyboard.press('Escape')
  await closed(page)
  const card = page.getByRole('button', { name: /^Leesmaatjes koppelen/ })
  await press(page, /^Leesmaatjes koppelen/)
  await expect.poll(() => who.inputValue()).toBe('Tafelgroep 1')
  await page.keyboard.press('Escape')
  await closed(page)
  await undo.click()
  await press(page, /^Leesmaatjes koppelen/)
  expect(await who.inputValue(), 'one step back').toBe('')
  expect(await face.getAttribute('aria-pressed')).toBe('true')

  await when.focus()
  await page.keyboard.type('11112026')
  await who.focus()
  await expect.poll(() => when.inputValue()).toBe('2026-11-11')
  await page.keyboard.press('Escape')
  await closed(page)
  await card.filter({ hasText: '11 nov' }).waitFor()
  await undo.click()
  await card.filter({ hasText: 'volgende sessie' }).waitFor()

  // In a new card too, straight by Enter.
  await page.getByRole('button', { name: 'Succes', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill('Gelukt')
  await who.fill('Tafelgroep 2')
  await page.keyboard.press('Enter')
  await closed(page)
  await press(page, /^Gelukt/)
  await expect.poll(() => who.inputValue()).toBe('Tafelgroep 2')
})

test('the keyboard goes on where a card went, or at the next one', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  for (const text of ['Eerste', 'Tweede', 'Derde']) await addAction(page, text)
  await press(page, /^Eerste/)
  await press(page, 'Gelukt')
  await closed(page)
  await focused(page).toMatch(/^Eerste/)
  await press(page, /^Tweede/)
  await press(page, 'Opbergen')
  await closed(page)
  await focused(page).toMatch(/^Derde/)

  // A sheet that took the place of another goes back to the card as well.
  await press(page, /^Eerste/)
  await press(page, 'Vier dit bij de successen')
  await sheet(page).getByLabel('Wat', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await focused(page).toMatch(/^Eerste/)

  await press(page, /^Derde/)
  await press(page, 'Opbergen')
  await closed(page)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')

  await press(page, 'Meer')
  await press(page, 'Opgeborgen en afgerond')
  await press(page, 'Terugzetten: Tweede')
  await focused(page).toMatch(/^Terugzetten/)
})

test('a line that is ticked off in the hand keeps the keyboard', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, PHONE)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  for (const text of ['Eerste', 'Tweede']) {
    await page.getByPlaceholder(/^Nieuwe actie/).fill(text)
    await page.keyboard.press('Enter')
  }
  const ring = page.getByRole('button', { name: /Eerste/ }).first()
  await ring.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Net gedaan' }).waitFor()
  await focused(page).toMatch(/Eerste/)
})

test('a field that appears is where typing begins', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await page.getByRole('button', { name: 'Nieuw teambord' }).click()
  await focused(page).toBe('Naam van het bord')
  await page.keyboard.type('Team onderbouw')
  await page.keyboard.press('Enter')
  await addAction(page, 'Leesmaatjes koppelen')
  await press(page, /^Leesmaatjes koppelen/)
  await press(page, 'Stoppen')
  await focused(page).toBe('Waarom stoppen we hiermee?')
  await page.keyboard.type('Geen tijd')
  await page.keyboard.press('Enter')
  await closed(page)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
})
