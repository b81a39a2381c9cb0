// A whole board session with the keyboard alone: at every step it stands where the step begins, and never nowhere.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, addGoal, makeTeamBoard, visit, standingOn } from './hands.ts'
import { newDevice, testServer } from './harness.ts'

/** What the keyboard stands on, in words. */

/** Goes on with Tab as far as the button of this name, and presses it. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab')
    const at = await standingOn(page)
    if (typeof name === 'string' ? at === name : name.test(at)) return page.keyboard.press('Enter')
  }
  throw new Error(`Tab never comes to ${name}`)
}

test('a team holds its session with the keyboard alone, from the board and back to the board', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team midden')
  for (const goal of ['Iedereen leest elke dag', 'Iedereen rekent elke dag']) await addGoal(page, goal)
  for (const what of ['Boeken tellen', 'Leeshoek inrichten', 'Spelregels ophangen'])
    await addAction(page, what)
  const standsOn = (what: string | RegExp) => expect.poll(() => standingOn(page)).toMatch(what)

  await page.getByRole('button', { name: /^Start bordsessie/ }).focus()
  await page.keyboard.press('Enter')
  await standsOn('Hoe zit iedereen erbij?')
  await tabTo(page, 'Naar het bord')
  await standsOn('Team midden')
  await tabTo(page, 'Bordsessie bezig')
  await standsOn('Hoe zit iedereen erbij?')

  await tabTo(page, 'Volgende')
  await standsOn('Waar zijn we trots op?')
  await tabTo(page, 'Volgende')
  await standsOn('Iedereen leest elke dag')
  await tabTo(page, 'Volgende')
  await standsOn('Iedereen rekent elke dag')
  await tabTo(page, 'Stoppen')
  await standsOn('Waarom stoppen we met dit doel?')
  await tabTo(page, 'Toch niet')
  await standsOn('Iedereen rekent elke dag')
  await tabTo(page, 'Volgende')

  await standsOn('Boeken tellen')
  await tabTo(page, 'Gelukt')
  await standsOn('Leeshoek inrichten')
  await tabTo(page, 'Volgende sessie')
  await standsOn('Spelregels ophangen')
  await tabTo(page, 'Stoppen')
  await standsOn('Waarom stoppen we hiermee?')
  await page.keyboard.type('Hoeft niet meer')
  await page.keyboard.press('Enter')
  await standsOn('Wat gaan we nu doen?')

  await tabTo(page, 'Volgende')
  await standsOn('De komende week')
  await tabTo(page, 'Volgende')
  await standsOn('Hoe ging deze sessie?')
  await tabTo(page, 'Sessie afsluiten')
  await standsOn('Verslag van de bordsessie')
  await tabTo(page, 'Naar het bord')
  await standsOn('Team midden')
})
