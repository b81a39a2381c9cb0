// The board of a class on the screen in front: children choose a sign, tick off by themselves and lead in turn.
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { addAction, addGoal, classOnScreen, makeClassBoard, statusSays, visit } from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'

test('a class puts its signs on the board, ticks off by touch, and everything is there after a reload', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, { ...WALL, hasTouch: true })
  await visit(page, server.url)
  await makeClassBoard(page, 'Groep 5')
  await page.getByRole('button', { name: 'Klas', exact: true }).tap()
  const members = page.getByRole('dialog')
  for (const sign of ['Eekhoorn', 'Vogel', 'Haas']) {
    await members.getByRole('button', { name: sign, exact: true }).tap()
    await members.getByRole('button', { name: sign, exact: true }).waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Escape')
  const jobs = page.getByRole('list', { name: 'Taken van vandaag' })
  await jobs.getByText(/Vandaag leidt/).waitFor()
  expect(await jobs.getByRole('listitem').count()).toBe(3)

  await addAction(page, 'Elke dag een opruim-liedje')
  await addAction(page, 'Een tafelmaatje kiezen')
  const tick = page.getByRole('button', { name: 'Gelukt: Elke dag een opruim-liedje' })
  await tick.tap()
  await page.getByText('Goed gedaan!').waitFor()
  expect(await tick.getAttribute('aria-pressed')).toBe('true')
  const cards = page.getByRole('region', { name: 'Wat gaan we doen?' }).getByRole('listitem')
  expect(await cards.allInnerTexts()).toEqual(['Een tafelmaatje kiezen', 'Elke dag een opruim-liedje'])

  await page.getByRole('button', { name: 'Dit ging goed', exact: true }).tap()
  await page.getByLabel('Wat', { exact: true }).fill('We hielpen elkaar met de toets')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Dit ging goed!' }).getByText('We hielpen elkaar').waitFor()
  const happy = page.getByRole('region', { name: 'Check-in' }).getByRole('button', { name: /^Blij/ })
  await happy.tap()
  await happy.tap()
  await page.getByRole('button', { name: 'Blij: 2' }).waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).last().tap()
  await page.getByRole('button', { name: 'Blij: 1' }).waitFor()

  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), await button.innerText()).toBeGreaterThanOrEqual(64)
  }
  await page.evaluate(axe.source)
  const wrong = await page.evaluate(async () =>
    (await window.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  )
  expect(wrong).toEqual([])

  await statusSays(page, 'Opgeslagen op dit apparaat')
  await page.reload()
  await classOnScreen(page, 'Groep 5')
  await page.getByRole('button', { name: 'Blij: 1' }).waitFor()
  expect(await cards.allInnerTexts()).toEqual(['Een tafelmaatje kiezen', 'Elke dag een opruim-liedje'])
  expect(await jobs.getByRole('listitem').count()).toBe(3)
  await page.getByRole('button', { name: /^Start de kring/ }).waitFor()
})

test('a teacher finds the five zones of a class by their names, plans what was not planned and opens an idea', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeClassBoard(page, 'Groep 5')
  const zone = (name: string) => page.getByRole('region', { name, exact: true })
  for (const name of [
    'Check-in',
    'Dit ging goed! (Successen)',
    'Onze doelen (Doelen)',
    'Wat gaan we doen? (Acties)',
    'Planning',
  ])
    await zone(name).waitFor()
  await page.getByRole('heading', { name: 'Dit ging goed!', exact: true }).waitFor()

  await zone('Planning').getByRole('button', { name: 'Zet iets in de planning' }).click()
  await page.getByLabel('Wat', { exact: true }).fill('Juf van groep 6 komt kijken')
  await page.keyboard.press('Enter')
  await zone('Planning').getByText('Juf van groep 6 komt kijken').waitFor()

  const goals = zone('Onze doelen (Doelen)')
  await goals.getByRole('button', { name: 'Nieuw doel' }).click()
  await page.getByLabel('Wat', { exact: true }).fill('Samen opruimen')
  await page.getByRole('button', { name: 'Naar het eind' }).click()
  await page.getByRole('button', { name: 'Bewaar als idee' }).click()
  await goals.getByRole('button', { name: 'Samen opruimen' }).click()
  await page.getByRole('dialog', { name: 'Samen opruimen' }).waitFor()
})

test('a class board answers to the keys that its settings name, and on paper an opened goal stands alone', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeClassBoard(page, 'Groep 5')
  await addAction(page, 'Een tafelmaatje kiezen')
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await dialog.getByRole('button', { name: 'Sneltoetsen' }).click()
  expect(await dialog.getByRole('term').allTextContents()).toEqual([
    'N',
    'S',
    'D',
    'Enter',
    'Ctrl + Z',
    'Ctrl + Shift + Z',
  ])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  for (const key of ['n', 's', 'd']) {
    await page.keyboard.press(key)
    // A sheet takes the focus when it has come up.
    await expect.poll(() => dialog.evaluate((it) => it.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Control+z')
  const card = page.getByText('Een tafelmaatje kiezen')
  await card.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+Z')
  await card.waitFor()

  await addGoal(page, 'Samen opruimen', undefined, 'Nieuw doel')
  await page.getByRole('button', { name: 'Samen opruimen', exact: true }).click()
  await dialog.getByRole('button', { name: 'Grafiek afdrukken' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { name: 'Groep 5' }).isVisible(), 'the board').toBe(false)
  expect(await dialog.isVisible(), 'the goal').toBe(true)
})

test('the class board of the example year opens in one tap beside the one of its team', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await page.getByRole('button', { name: 'Voorbeeld klassenbord' }).click()
  await classOnScreen(page, 'Groep 6')
  await page.goto(server.url)
  await page.getByRole('button', { name: /^Voorbeeldbord/ }).click()
  await page.getByRole('region', { name: 'Successen' }).waitFor()
})
