// Everything a leader can do in a board session besides going on: by the names of its buttons, and back by undo.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, addGoal, boardOnScreen, makeTeamBoard, visit } from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'

test('a leader chooses the form, says who is there, pauses, measures, helps, stops and takes back', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team midden', 'Anne')
  await addGoal(page, 'Iedereen leest elke dag')
  for (const what of ['Boeken tellen', 'Leeshoek inrichten', 'Spelregels ophangen']) {
    await addAction(page, what)
  }
  await press(page, 'Team')
  await page.getByLabel('Voornaam').fill('Bram')
  await page.keyboard.press('Enter')
  await page.getByLabel('Naam van Bram').waitFor()
  await page.keyboard.press('Escape')
  await press(page, /^Start bordsessie/)

  await press(page, 'Eén woord')
  await page.getByText('Om de beurt één woord, hardop').waitFor()
  await press(page, 'Batterij')
  await press(page, /Halfvol/)
  await page.getByRole('button', { name: /1\s*Halfvol/ }).waitFor()
  await press(page, 'Bram')
  await page.getByRole('button', { name: 'Bram', exact: true, pressed: false }).waitFor()
  await press(page, 'Bram')
  await press(page, /^Anne leidt/)
  await page.getByRole('button', { name: /^Bram leidt/ }).waitFor()
  await press(page, 'Pauze')
  await press(page, 'Verder')
  await press(page, '1 min erbij')

  await press(page, 'Volgende')
  await press(page, 'Volgende')
  await press(page, 'Niet gemeten')
  await page.getByRole('button', { name: 'Niet gemeten', pressed: true }).waitFor()
  await press(page, 'Doel gehaald')
  await press(page, 'Terug')
  await press(page, 'Maak er een succes van: Iedereen leest elke dag')
  await page.getByRole('button', { name: 'Vier: Iedereen leest elke dag' }).click()

  await press(page, 'Volgende')
  while (!(await page.getByRole('region', { name: 'Acties' }).isVisible())) await press(page, 'Volgende')
  const title = page.getByRole('heading', { level: 1 })
  const first = await title.textContent()
  await press(page, 'Hulp nodig')
  await expect.poll(() => title.textContent()).not.toBe(first)
  const second = await title.textContent()
  await press(page, 'Naar werksessie')
  await page.getByText(`Voor de werksessie: ${second}`).waitFor()
  await press(page, 'Stoppen')
  await page.getByLabel('Waarom stoppen we hiermee?').fill('Hoeft niet meer')
  await page.keyboard.press('Enter')
  await expect.poll(() => title.textContent()).not.toBe(second)
  await press(page, 'Ongedaan')
  await press(page, 'Actie 2')
  await expect.poll(() => title.textContent()).toBe(second)
  await press(page, 'Gelukt')

  await press(page, 'Sessie afsluiten')
  await press(page, 'Cijfer 9')
  await press(page, 'Sessie afsluiten')
  await page.getByText('1 klaar, 1 doorgeschoven').first().waitFor()
  await press(page, 'Kopieer het verslag')
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('Check-in: 0 vol, 1 halfvol, 0 bijna leeg')
  await press(page, 'Naar het bord')
  await boardOnScreen(page, 'Team midden')
  await page.getByRole('button', { name: new RegExp(`^${first}.*hulp`, 'i') }).waitFor()
})

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
}
