// What somebody typed and what a colleague wrote meanwhile: neither is lost, and neither overwrites the other unasked.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, addGoal, boardOnScreen, joinByLink, joinLinkOf, makeTeamBoard, visit } from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'

const COPYING = { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] }

/** Anne's wall and Bram's screen on one board. */
async function twoDevices(): Promise<{ anne: Page; bram: Page }> {
  const server = await testServer()
  const { page: anne } = await newDevice(server, COPYING)
  await visit(anne, server.url)
  await makeTeamBoard(anne, 'Team onderbouw')
  const { page: bram } = await newDevice(server)
  await joinByLink(bram, await joinLinkOf(anne), 'Bram')
  await boardOnScreen(bram, 'Team onderbouw')
  return { anne, bram }
}

const what = (page: Page) => page.getByRole('dialog').getByLabel('Wat', { exact: true })
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click()
const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

async function openCalendar(page: Page): Promise<void> {
  await press(page, 'Meer')
  await press(page, 'Kalender en periodes')
}

/** Gives the action other words, as a colleague does. */
async function reword(page: Page, from: string, to: string): Promise<void> {
  await press(page, new RegExp(`^${from}`))
  await what(page).fill(to)
  await page.keyboard.press('Enter')
  await closed(page)
}

test('a forgotten draft is offered beside the newer text of a colleague, and overwrites nothing', async () => {
  const { anne, bram } = await twoDevices()
  await addAction(anne, 'Lezen in groepjes')
  await bram.getByText('Lezen in groepjes').waitFor()
  await press(anne, /^Lezen in groepjes/)
  await what(anne).fill('Lezen met maatjes')
  await anne.reload()
  await boardOnScreen(anne, 'Team onderbouw')
  await reword(bram, 'Lezen in groepjes', 'Lezen in tweetallen')

  await press(anne, /^Lezen in tweetallen/)
  await anne.getByText('Hier typte je eerder: Lezen met maatjes').waitFor()
  expect(await what(anne).inputValue()).toBe('Lezen in tweetallen')
  await what(anne).focus()
  await anne.keyboard.press('Escape')
  await closed(anne)
  await anne.getByText('Lezen in tweetallen').waitFor()

  await press(anne, /^Lezen in tweetallen/)
  await press(anne, 'Zet terug')
  await expect.poll(() => what(anne).inputValue()).toBe('Lezen met maatjes')
  expect(await what(anne).evaluate((field) => field === document.activeElement)).toBe(true)
  await anne.keyboard.press('Enter')
  await bram.getByText('Lezen met maatjes').waitFor()
  await press(anne, /^Lezen met maatjes/)
  await what(anne).waitFor()
  expect(await anne.getByText('Hier typte je eerder').count()).toBe(0)
})

test('what is being typed stays in the field while a colleague changes the card, and either text can be taken', async () => {
  const { anne, bram } = await twoDevices()
  await addAction(anne, 'Lezen in groepjes')
  await bram.getByText('Lezen in groepjes').waitFor()
  await press(anne, /^Lezen in groepjes/)
  await what(anne).fill('Lezen met maatjes')
  await reword(bram, 'Lezen in groepjes', 'Lezen in tweetallen')
  await anne.getByText('Op het bord staat nu: Lezen in tweetallen').waitFor()
  expect(await what(anne).inputValue()).toBe('Lezen met maatjes')
  await press(anne, 'Neem dit over')
  await expect.poll(() => what(anne).inputValue()).toBe('Lezen in tweetallen')
  await anne.getByText('Hier typte je eerder: Lezen met maatjes').waitFor()
  await anne.keyboard.press('Escape')
  await closed(anne)
  await anne.getByRole('button', { name: /^Lezen in tweetallen/ }).waitFor()
})

test('a new card that is cancelled is gone, with a way back; Escape keeps what was typed', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await press(page, 'Actie')
  await what(page).fill('Een halve zin')
  await page.keyboard.press('Escape')
  await press(page, 'Actie')
  await expect.poll(() => what(page).inputValue()).toBe('Een halve zin')
  await press(page, 'Annuleren')
  await press(page, 'Zet terug')
  await expect.poll(() => what(page).inputValue()).toBe('Een halve zin')
  await press(page, 'Annuleren')
  await closed(page)
  await page.reload()
  await press(page, 'Actie')
  await what(page).waitFor()
  expect(await what(page).inputValue()).toBe('')
})

test('saving a planned card, a holiday or a goal writes only what was changed in it', async () => {
  const { anne, bram } = await twoDevices()
  await press(anne, 'Zet iets in de planning')
  await what(anne).fill('Lesbezoek bij Bram')
  await anne.keyboard.press('Enter')
  await bram.getByText('Lesbezoek bij Bram').waitFor()
  for (const page of [anne, bram]) await press(page, /Lesbezoek bij Bram/)
  await anne.getByLabel('Hoe laat').fill('10:30')
  await what(bram).fill('Lesbezoek in groep 4')
  await press(anne, 'Bewaren')
  await anne.getByText('10:30').waitFor()
  await bram.getByText('10:30').waitFor()
  await press(bram, 'Bewaren')
  await anne.getByText('Lesbezoek in groep 4 · 10:30').waitFor()

  await openCalendar(anne)
  await press(anne, 'Vakantie toevoegen')
  await anne.getByLabel('Naam', { exact: true }).fill('Studiedag')
  await press(anne, 'Bewaren')
  await openCalendar(bram)
  for (const page of [anne, bram]) await press(page, /^Verander Studiedag/)
  await anne.getByLabel('Laatste dag').fill('2099-01-02')
  await bram.getByLabel('Naam', { exact: true }).fill('Studieweek')
  await press(anne, 'Bewaren')
  await bram.getByText(/2 jan/).waitFor()
  await press(bram, 'Bewaren')
  await anne.getByRole('button', { name: 'Verander Studieweek' }).filter({ hasText: '2 jan' }).waitFor()
  for (const page of [anne, bram]) await page.keyboard.press('Escape')

  await addGoal(anne, 'Elke dag lezen')
  await bram.getByRole('button', { name: 'Elke dag lezen', exact: true }).waitFor()
  for (const page of [anne, bram]) {
    await press(page, 'Elke dag lezen')
    await press(page, 'Aanpassen')
  }
  await press(anne, /^Van waar naar waar/)
  await anne.getByLabel('Streefwaarde').fill('90')
  await press(anne, 'Naar het eind')
  await press(bram, /^Wat merken leerlingen/)
  await bram.getByLabel('Wat', { exact: true }).fill('Elke dag een kwartier lezen')
  await press(bram, 'Naar het eind')
  await press(anne, 'Bewaren')
  await bram.getByText('50% → 90%').waitFor()
  await press(bram, 'Bewaren')
  await anne.getByRole('heading', { name: 'Elke dag een kwartier lezen' }).first().waitFor()
  await press(anne, 'Aanpassen')
  await anne.getByText('50% → 90%').waitFor()
  await press(anne, /^Wat merken leerlingen/)
  await anne.getByLabel('Wat', { exact: true }).fill('Elke dag lezen met plezier')
  await press(bram, 'Aanpassen')
  await press(bram, /^Wat merken leerlingen/)
  await bram.getByLabel('Wat', { exact: true }).fill('Elke ochtend lezen')
  await press(bram, 'Naar het eind')
  await press(bram, 'Bewaren')
  await anne.getByText(/Niet overgenomen: Elke dag lezen met plezier/).waitFor()
  expect(await anne.getByLabel('Wat', { exact: true }).inputValue()).toBe('Elke ochtend lezen')
})
