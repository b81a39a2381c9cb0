// A retrospective on the wall with a phone beside it: what is written stays closed until the team shows it.
import { expect, test } from 'vitest'
import { joinLinkOf, makeTeamBoard, visit } from './hands.ts'
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

test('a team looks back: notes from two devices stay closed until they are shown, and one becomes an action', async () => {
  const server = await testServer()
  const wall = await newDevice(server, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  const invite = await joinLinkOf(wall.page)
  const phone = await newDevice(server, PHONE)
  await phone.page.goto(invite)
  await phone.page.getByRole('button', { name: 'Zonder naam verder' }).click()
  await phone.page.getByRole('button', { name: 'Meer', exact: true }).waitFor()

  await wall.page.getByRole('button', { name: 'Meer', exact: true }).click()
  await wall.page
    .getByRole('dialog')
    .getByRole('button', { name: /bordsessies/ })
    .click()
  await wall.page.getByRole('button', { name: 'Terugblik', exact: true }).click()
  await wall.page.getByRole('button', { name: 'Tops en tips' }).click()
  await wall.page.getByRole('button', { name: 'Start terugblik' }).click()
  const tops = wall.page.getByRole('region', { name: 'Tops', exact: true })
  await tops.getByLabel('Nieuw briefje').fill('We helpen elkaar')
  await wall.page.keyboard.press('Enter')
  await tops.getByText('1 briefje, nog dicht').waitFor()

  await phone.page.getByRole('button', { name: 'Bordsessie bezig' }).first().click()
  const topsOnPhone = phone.page.getByRole('region', { name: 'Tops', exact: true })
  await topsOnPhone.getByLabel('Nieuw briefje').fill('Op tijd begonnen')
  await phone.page.keyboard.press('Enter')
  for (const region of [tops, topsOnPhone]) await region.getByText('2 briefjes, nog dicht').waitFor()
  for (const { page } of [wall, phone]) expect(await page.getByText('We helpen elkaar').count()).toBe(0)

  await wall.page.getByRole('button', { name: 'Volgende', exact: true }).click()
  for (const { page } of [wall, phone]) {
    await page.getByText('We helpen elkaar').waitFor()
    await page.getByText('Op tijd begonnen').waitFor()
  }
  expect(await wall.page.getByRole('button', { name: 'Haal weg: Op tijd begonnen' }).count()).toBe(0)
  await phone.page.getByRole('button', { name: 'Haal weg: Op tijd begonnen' }).click()
  await wall.page.getByText('Op tijd begonnen').waitFor({ state: 'detached' })

  await wall.page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await wall.page.getByRole('button', { name: 'Actie', exact: true }).click()
  await wall.page.getByLabel('Wat', { exact: true }).fill('Elke vrijdag een compliment')
  await wall.page.keyboard.press('Enter')
  await wall.page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await wall.page.getByRole('button', { name: 'Sessie afsluiten' }).last().click()
  await wall.page.getByRole('heading', { name: 'Verslag van de terugblik' }).waitFor()
  await wall.page.getByText('We helpen elkaar').waitFor()
  await wall.page.getByText('1 nieuwe actie').waitFor()
  // Where the page may not use the clipboard itself, the old way still works.
  await wall.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('not here'))
  })
  await wall.page.getByRole('button', { name: 'Kopieer het verslag' }).click()
  const copied = () => wall.page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toContain('Tops: We helpen elkaar')
})
