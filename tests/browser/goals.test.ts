// Goals from question to picture, by touch, keyboard and screen reader; what is drawn is held to the table beside it.
import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addGoal, makeTeamBoard, openExample, visit, standingOn } from './hands.ts'
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong on this page. */
async function troublesOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }, TAGS)
}

test('a goal without a measure is kept as an idea, and the questions lead it to the board', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await button('Doel').click()
  await page.getByRole('heading', { name: 'Wat merken leerlingen hiervan?' }).waitFor()
  await page.keyboard.type('Iedereen leest elke dag')
  expect(await troublesOf(page), 'question').toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Wat tellen of meten we?' }).waitFor()
  await page.reload()
  await button('Doel').click()
  await expect
    .poll(() => page.getByLabel('Wat', { exact: true }).inputValue())
    .toBe('Iedereen leest elke dag')
  await button('Naar het eind').click()
  await page.getByText(/^Een mooi idee om te bewaren/).waitFor()
  expect(await button('Zet op het bord').count()).toBe(0)
  expect(await troublesOf(page), 'end').toEqual([])
  await button('Bewaar als idee').click()

  await button('Iedereen leest elke dag').click()
  await button('Nu aan dit doel werken').click()
  await page.getByRole('button', { name: /^Wat tellen of meten we/ }).click()
  await page.getByLabel('In een paar woorden').fill('groepen waar elk kind las')
  await button('Dagen van de 5').click()
  await button('Verder').click()
  await page.getByLabel('Nu', { exact: true }).fill('1.250')
  await page.getByText('Gelezen als 1250').waitFor()
  await page.getByLabel('Nu', { exact: true }).fill('1')
  await page.getByLabel('Streefwaarde').fill('1')
  await page.getByText(/^Nu en streefwaarde zijn gelijk/).waitFor()
  await page.getByLabel('Streefwaarde').fill('4')
  await button('Verder').click()
  await page.getByLabel('Hoe meten we het, en wie?').fill('De leesbaas kijkt')
  await button('Verder').click()
  await page.getByLabel('Wat bewezen werkt (link)').fill('javascript:alert(1)')
  await page.getByText('Dit is geen webadres').waitFor()
  await page.getByLabel('Wat bewezen werkt (link)').fill('https://www.onderwijskennis.nl/lezen')
  await button('Verder').click()
  await button('Zet op het bord').click()

  await page.getByRole('dialog').getByRole('button', { name: 'Meting', exact: true }).click()
  await button('ma').click()
  await button('wo').click()
  await page.keyboard.press('Escape')
  await page.getByRole('img', { name: '2 van 5 dagen: ma, wo' }).waitFor()
  await button('Iedereen leest elke dag').click()
  await page.getByRole('cell', { name: 'eerst 1 van 5' }).waitFor()
  const link = page.getByRole('link', { name: /onderwijskennis\.nl/ })
  expect(await link.getAttribute('rel')).toBe('noreferrer noopener')
})

test('Enter alone leads through every question of a new goal, and none leaves the keyboard behind', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Doel', exact: true }).click()
  await page.keyboard.type('Iedereen leest elke dag')
  for (const question of [
    'Wat tellen of meten we?',
    'Van waar naar waar?',
    'Hoe en wie?',
    'Waar hoort het bij?',
    'Zo komt het op het bord',
  ]) {
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: question }).waitFor()
    expect(
      await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null),
      question,
    ).toBe(true)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'Doelen' }).getByText('Iedereen leest elke dag').waitFor()
  await expect.poll(() => standingOn(page), { message: 'the keyboard is where it was' }).toBe('Doel')
})

test('the chart draws what the table says, speaks by the arrow keys, and prints as lines', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await page.clock.install({ time: '2026-06-16T12:00:00' })
  await visit(page, server.url)
  await openExample(page)
  const region = page.getByRole('region', { name: 'Doelen' })
  await region.getByRole('heading', { level: 2 }).first().getByRole('button').click()
  const chart = page.getByRole('slider')
  await chart.waitFor()
  expect(await troublesOf(page), 'opened goal').toEqual([])

  const { drawn, table } = await page.evaluate(() => {
    const dots = document.querySelector('[role=slider] .dots')?.getAttribute('d') ?? ''
    const rows = Array.from(
      document.querySelectorAll('table tbody tr'),
      (row) => row.children[1]?.textContent ?? '',
    )
    return {
      drawn: Array.from(dots.matchAll(/M([\d.]+) ([\d.]+)/g), ([, x, y]) => ({ x: Number(x), y: Number(y) })),
      table: rows
        .reverse()
        .flatMap((said) => (/\d/.test(said) ? Number.parseFloat(said.replace(',', '.')) : [])),
    }
  })
  expect(drawn).toHaveLength(table.length)
  expect(table.length).toBeGreaterThanOrEqual(5)
  const [first, last] = [0, table.length - 1]
  const perUnit =
    ((drawn[last]?.y ?? 0) - (drawn[first]?.y ?? 0)) / ((table[last] ?? 0) - (table[first] ?? 0))
  for (const [index, { y, x }] of drawn.entries()) {
    expect(y).toBeCloseTo((drawn[0]?.y ?? 0) + ((table[index] ?? 0) - (table[0] ?? 0)) * perUnit, 0)
    expect(x).toBeGreaterThan(drawn[index - 1]?.x ?? 0)
  }

  await chart.focus()
  await page.keyboard.press('Home')
  const said = () => chart.getAttribute('aria-valuetext')
  await expect.poll(said).toContain(String(table[0]))
  const before = await said()
  await page.keyboard.press('ArrowRight')
  await expect.poll(said).not.toBe(before)
  const box = await chart.boundingBox()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 45, (box?.y ?? 0) + 40)
  await expect.poll(said).toContain(String(table[last]))

  const pdf = await page.pdf({ landscape: true, printBackground: true })
  expect(pdf.toString('latin1')).not.toMatch(/\/Subtype\s*\/Image/)
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)
})

test('a value is written down on a phone in two taps, and what is no number is explained', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, PHONE)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Meer', exact: true }).tap()
  await addGoal(page, 'Iedereen leest elke dag', 'Bord')
  await page.getByRole('button', { name: /^Meting: Iedereen leest/ }).tap()
  expect(await troublesOf(page), 'measurement').toEqual([])
  const field = page.getByLabel(/^Waarde/)
  for (const nonsense of ['1e308', 'NaN', 'heel veel']) {
    await field.fill(nonsense)
    await page.getByText('is geen getal dat we kennen').waitFor()
  }
  await field.fill('12,5')
  await page.getByRole('button', { name: 'Bewaar 12,5%' }).tap()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page
    .getByRole('button', { name: /^Meting: Iedereen leest/ })
    .filter({ hasText: '12,5%' })
    .tap()
  await page.getByLabel('Datum').fill('2024-01-10')
  await page.getByRole('button', { name: 'Niet gemeten' }).tap()
  await page.getByRole('button', { name: 'Iedereen leest elke dag', exact: true }).tap()
  await page.getByRole('row', { name: /niet gemeten/ }).waitFor()
})

test('a value that is typed, or tapped in a tally, goes along to another day and is written there when it is kept', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await page.clock.install({ time: '2026-11-24T10:00:00' })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await addGoal(page, 'Iedereen leest elke dag')
  const press = (name: string | RegExp) =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  const date = page.getByLabel('Datum')
  const row = (day: string, value: string) =>
    page.getByRole('row', { name: new RegExp(`${day}.*${value}`) }).waitFor()

  await press(/^Meting: Iedereen leest/)
  await page.getByLabel(/^Waarde/).fill('64')
  await date.fill('2026-11-20')
  expect(await page.getByLabel(/^Waarde/).inputValue()).toBe('64')
  await press('Bewaar 64%')
  await press('Iedereen leest elke dag')
  await row('20 nov', '64')

  await press('Aanpassen')
  await press(/^Wat tellen of meten we/)
  await press('Turven')
  await press('Naar het eind')
  await press('Bewaren')
  await page.getByRole('dialog').getByRole('button', { name: 'Meting', exact: true }).click()
  for (let tap = 0; tap < 3; tap += 1) await press('Eén meer')
  await date.fill('2026-11-23')
  await page.clock.fastForward('00:10')
  await press('Bewaar 3')
  await page.getByRole('button', { name: 'Gemeten: 3', exact: true }).waitFor()
  await date.fill('2026-11-24')
  await page.getByRole('button', { name: 'Bewaar 0', exact: true }).waitFor()
  await press('Metingen')
  await row('23 nov', '3')
})

test.each(['touch', 'keys'] as const)(
  'yes or no a day, a tally and smileys are each written down in their own way (%s)',
  async (way) => {
    const server = await testServer()
    const { page } = await newDevice(server, way === 'touch' ? PHONE : WALL)
    // A school day: there is nothing to tick on a Sunday.
    await page.clock.install({ time: '2026-11-24T10:00:00' })
    await visit(page, server.url)
    await makeTeamBoard(page, 'Team onderbouw')
    const sheet = page.getByRole('dialog')
    const press = async (name: string | RegExp, times = 1, inside: Page | Locator = page) => {
      const button = inside
        .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
        .first()
      for (let n = 0; n < times; n++) {
        if (way === 'touch') await button.tap()
        else {
          await button.focus()
          await page.keyboard.press('Enter')
        }
      }
    }
    const board = async () => {
      if (way === 'touch') await press('Bord')
    }
    const newGoal = async (text: string, measure: string) => {
      if (way === 'touch') await press('Meer')
      await press('Doel')
      await page.getByLabel('Wat', { exact: true }).fill(text)
      await press('Verder')
      await page.getByLabel('In een paar woorden').fill('hoe het gaat')
      await press(measure)
      await press('Verder')
      await page.getByLabel('Nu', { exact: true }).fill('1')
      await page.getByLabel('Streefwaarde').fill('3')
      await press('Verder')
      await page.getByLabel('Hoe meten we het, en wie?').fill('Samen')
      await press('Naar het eind')
      // A third goal at once is advised against, and goes on the board all the same.
      await page.getByRole('button', { name: 'Zet op het bord' }).waitFor()
      const hint = page.getByText('Twee doelen tegelijk is genoeg.')
      expect(await hint.count()).toBe(text === 'Fijn in de groep' ? 1 : 0)
      await press('Zet op het bord')
      await board()
      await press(new RegExp(`^Meting: ${text}`))
      // A sheet takes the focus when it has come up.
      await expect.poll(() => sheet.evaluate((it) => it.contains(document.activeElement))).toBe(true)
    }
    const seen = (goal: string, said: string) =>
      page
        .getByRole('button', { name: new RegExp(`^Meting: ${goal}`) })
        .filter({ hasText: said })
        .first()
        .waitFor()

    await newGoal('Rustig naar binnen', 'Ja of nee per dag')
    await press('ja')
    await page.getByRole('img', { name: /^1 van 5 dagen/ }).waitFor()

    await newGoal('Vingers in de lucht', 'Turven')
    await press('Eén meer', 3)
    await press('Eén minder')
    await page.getByRole('button', { name: 'Gemeten: 2', exact: true }).waitFor()
    await press('Eén meer')
    await page.getByRole('button', { name: 'Gemeten: 3', exact: true }).waitFor()
    expect(await troublesOf(page), 'tally').toEqual([])
    await page.keyboard.press('Escape')
    await seen('Vingers in de lucht', '3')

    await newGoal('Fijn in de groep', 'Smileys, gemiddeld')
    await press(/^Blij/, 2, sheet)
    await press(/^Niet zo/, 1, sheet)
    expect(await troublesOf(page), 'smileys').toEqual([])
    await press('Bewaar 2,3')
    await sheet.waitFor({ state: 'detached' })
    await seen('Fijn in de groep', '2,3')
  },
)

test('a class sees its goal as days, a bar or a thermometer, and never a child', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await visit(page, server.url)
  await page.getByRole('button', { name: 'Nieuw klassenbord' }).click()
  await page.getByLabel('Naam van het bord').fill('Groep 6')
  await page.getByLabel('Jouw naam').fill('Meester')
  await page.keyboard.press('Enter')
  await page.getByText('Onze doelen').waitFor()
  await page.getByRole('button', { name: 'Nieuw doel' }).first().click()
  await page.getByRole('button', { name: 'Voorbeelden' }).click()
  await page.getByRole('button', { name: /tafels van 6/ }).click()
  await page.getByRole('button', { name: /^Waar hoort het bij/ }).click()
  await page.getByLabel('Welk doel van het team helpt dit?').fill('Iedereen rekent vlot')
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('button', { name: 'Zet op het bord' }).click()
  await page.getByRole('button', { name: /^Meting: 22 van de 25/ }).click()
  await page.getByRole('button', { name: 'Eén meer' }).click()
  await page.getByRole('button', { name: /^Bewaar 12/ }).click()
  await page.getByText('Voor het doel van het team: Iedereen rekent vlot').waitFor()
  await page.getByRole('img', { name: /^12 van 25, op weg naar 22 van 25/ }).waitFor()
  expect(await troublesOf(page), 'class board').toEqual([])
})

test('a year goal opens from the goal that serves it, is measured, and takes its turn on the wall', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await page.clock.install({ time: '2026-06-16T12:00:00' })
  await visit(page, server.url)
  await openExample(page)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('region', { name: 'Doelen' }).getByRole('heading', { level: 2 }).first().click()
  await page.getByRole('button', { name: /^Jaardoel: / }).click()
  const opened = page.getByRole('dialog', { name: /^Jaardoel: / })
  await opened.getByRole('button', { name: 'Meting', exact: true }).click()
  await page.getByLabel(/^Waarde/).fill('81')
  await press('Bewaar 81%')
  await press('Meting')
  await page
    .getByRole('button', { name: /^Jaardoel: / })
    .first()
    .click()
  await press('Metingen')
  await opened.getByRole('row', { name: /81%/ }).waitFor()
  await opened.getByRole('slider').waitFor()
  expect(await troublesOf(page), 'year goal').toEqual([])
  await page.keyboard.press('Escape')

  await press('Meer')
  await press('Bord op de muur')
  await page.keyboard.press('Escape')
  await page.clock.fastForward('01:25')
  const turn = page.getByRole('button', { name: /^Jaardoel: .*81%/ })
  await turn.waitFor()
  expect(await troublesOf(page), 'turn').toEqual([])
  await turn.click()
  await turn.waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').count(), 'waking opens nothing').toBe(0)

  // In a session the year goals stand quietly over the goal of the period.
  await page
    .getByRole('button', { name: /^Start bordsessie/ })
    .first()
    .click()
  while ((await page.getByText('Wat zien we, en wat heeft geholpen?').count()) === 0) await press('Volgende')
  await page.getByText(/^Jaardoel: .*81%, op weg naar/).waitFor()
  await press('Naar het bord')

  // A target that is adjusted stays in the table; a year goal that stopped can be found and taken up again.
  const first = page.getByRole('region', { name: 'Doelen' }).getByRole('heading', { level: 2 }).first()
  await first.getByRole('button').click()
  await page.getByRole('button', { name: /^Jaardoel: / }).click()
  await opened.getByRole('button', { name: 'Aanpassen', exact: true }).click()
  await page.getByRole('button', { name: /^Van waar naar waar/ }).click()
  const was = await page.getByLabel('Streefwaarde').inputValue()
  await page.getByLabel('Streefwaarde').fill('70')
  await press('Naar het eind')
  await press('Bewaren')
  await opened.getByText(`doel was ${was}% tot di 16 jun`).waitFor()
  await press('Doel afronden')
  await opened.getByRole('textbox').fill('Te groot voor een jaar')
  await press('Gestopt')
  await press('Meer')
  await press('Opgeborgen en afgerond')
  const ended = page.getByRole('listitem').filter({ hasText: 'Te groot voor een jaar' })
  await ended.filter({ hasText: '16 jun 2026' }).getByRole('button').click()
  await ended.waitFor({ state: 'detached' })
})
