// What somebody is typing in a session when the leader goes on: it is there at the way back, and what was torn off comes back too.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addGoal, makeTeamBoard, visit } from './hands.ts'
import { newDevice, testServer } from './harness.ts'

const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

test('a note that is half written when the team goes on can still be finished, and a torn note comes back', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await press(page, 'Meer')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /bordsessies/ })
    .click()
  await press(page, 'Terugblik')
  await press(page, 'Tops en tips')
  await press(page, 'Start terugblik')
  const tips = page.getByRole('region', { name: 'Tips', exact: true })
  const note = tips.getByLabel('Nieuw briefje')
  await note.fill('Vaker bij elkaar kijken')
  for (const part of ['Laten zien', 'Kiezen']) {
    await press(page, 'Volgende')
    await page.getByRole('heading', { name: part }).waitFor()
    await expect.poll(() => note.inputValue()).toBe('Vaker bij elkaar kijken')
  }
  await note.press('Enter')
  await note.waitFor({ state: 'detached' })
  await press(page, 'Haal weg: Vaker bij elkaar kijken')
  await tips.getByText('Vaker bij elkaar kijken').waitFor({ state: 'detached' })
  await press(page, 'Ongedaan maken')
  await tips.getByText('Vaker bij elkaar kijken').waitFor()
})

test('what helped and the tip are kept when another screen goes on while somebody types', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team bovenbouw')
  await addGoal(page, 'Iedereen leest elke dag')
  const beside = await context.newPage()
  await beside.goto(address)
  await press(page, /^Start bordsessie/)
  await press(beside, 'Bordsessie bezig')
  while (!(await page.getByLabel('Wat heeft geholpen?').isVisible())) await press(page, 'Volgende')

  const helped = beside.getByLabel('Wat heeft geholpen?')
  await helped.fill('Elke dag een kwartier')
  await press(page, 'Volgende')
  await beside.getByRole('region', { name: 'Acties' }).waitFor()
  await press(page, 'Terug')
  await expect.poll(() => helped.inputValue()).toBe('Elke dag een kwartier')
  await beside.getByLabel(/^Waarde/).fill('64')
  await press(beside, /^Bewaar 64/)
  await beside.getByRole('button', { name: /^Gemeten: 64/ }).waitFor()
  await expect.poll(() => page.getByLabel('Wat heeft geholpen?').inputValue()).toBe('Elke dag een kwartier')

  await press(page, 'Sessie afsluiten')
  await beside.getByLabel('Eén tip voor de volgende keer').fill('Korter bij de doelen')
  await page.getByLabel('Eén tip voor de volgende keer').waitFor()
  await press(page, 'Sessie afsluiten')
  for (const screen of [page, beside]) await screen.getByText('tip: Korter bij de doelen').first().waitFor()
})
