// The other side of the board: practical work turns over in one tap, and comes back with all that was on its card.
import { expect, test } from 'vitest'
import { addAction, joinLinkOf, makeTeamBoard, statusSays, visit } from './hands.ts'
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

test('an action turns over to the organisational board in one tap, is done there by a colleague, and comes back', async () => {
  const server = await testServer()
  const wall = await newDevice(server, { ...WALL, permissions: ['clipboard-read', 'clipboard-write'] })
  await visit(wall.page, server.url)
  await makeTeamBoard(wall.page, 'Team onderbouw')
  await addAction(wall.page, 'Telefoons in de tas')
  await addAction(wall.page, 'Leesmaatjes koppelen')
  const invite = await joinLinkOf(wall.page)

  await wall.page.getByRole('button', { name: /^Telefoons in de tas/ }).click()
  await wall.page.getByRole('button', { name: 'Naar organisatorisch bord' }).click()
  await wall.page.getByText('Staat nu op het organisatorisch bord').waitFor()
  expect(await wall.page.getByText('Telefoons in de tas').count()).toBe(0)
  await wall.page.getByRole('button', { name: 'Organisatie', exact: true }).click()
  await wall.page.getByRole('heading', { name: 'Organisatorisch bord' }).waitFor()
  const todo = wall.page.getByRole('list', { name: 'Te doen, Organisatorisch bord' })
  await todo.getByText('Telefoons in de tas').waitFor()
  expect(await wall.page.getByText('Leesmaatjes koppelen').count()).toBe(0)
  await addAction(wall.page, 'Rooster voor het plein')

  const phone = await newDevice(server, PHONE)
  await phone.page.goto(invite)
  await phone.page.getByRole('button', { name: 'Zonder naam verder' }).click()
  await phone.page.getByRole('button', { name: 'Meer', exact: true }).click()
  await phone.page.getByRole('button', { name: 'Organisatorisch bord' }).click()
  await phone.page.getByRole('button', { name: /^Rooster voor het plein/ }).click()
  await phone.page.getByRole('button', { name: 'Gelukt', exact: true }).click()
  await wall.page
    .getByRole('list', { name: 'Klaar, Organisatorisch bord' })
    .getByText('Rooster voor het plein')
    .waitFor()

  await wall.page.getByRole('button', { name: /^Telefoons in de tas/ }).press('Alt+ArrowRight')
  await wall.page
    .getByRole('list', { name: 'Mee bezig, Organisatorisch bord' })
    .getByText('Telefoons in de tas')
    .waitFor()
  await wall.page.getByRole('button', { name: /^Telefoons in de tas/ }).click()
  await wall.page.getByRole('button', { name: 'Terug naar verbeterbord' }).click()
  await wall.page.getByRole('button', { name: 'Verbeterbord', exact: true }).click()
  await wall.page.getByText('Leesmaatjes koppelen').waitFor()
  await wall.page
    .getByRole('list', { name: /^Mee bezig/ })
    .getByText('Telefoons in de tas')
    .waitFor()
  await statusSays(wall.page, 'Opgeslagen op dit apparaat')
})
