// What a machine can check of WCAG 2.2 AA, on every screen and both surfaces. What it cannot, is in the other tests:
// keyboard, focus, announcements.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { makeTeamBoard, openExample, visit } from './hands.ts'
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong on this page: the rule, and the elements. */
async function troublesOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }, TAGS)
}

/** Where in the hand a button stands that is not among the rest. */
const PLACE_OF: Record<string, string> = { Actie: 'Mijn acties', Succes: 'Successen' }

/** The other places of the board in the hand. */
async function troublesOfPlaces(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const place of ['Bord', 'Successen', 'Meer']) {
    await page.getByRole('button', { name: place, exact: true }).click()
    await page.getByRole('button', { name: place, exact: true }).and(page.locator('[aria-current]')).waitFor()
    found.push(...(await troublesOf(page)).map((trouble) => `${place}: ${trouble}`))
  }
  return found
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

for (const [name, size] of [
  ['on the wall', WALL],
  ['on a phone', PHONE],
] as const) {
  test(`every screen can be used with a screen reader, ${name}`, async () => {
    const server = await testServer()
    const { page } = await newDevice(server, size)
    await visit(page, server.url)
    expect(await troublesOf(page), 'start screen').toEqual([])
    await page.getByRole('button', { name: 'Nieuw teambord' }).click()
    await page.getByLabel('Naam van het bord').waitFor()
    expect(await troublesOf(page), 'new board').toEqual([])
    await page.goBack()
    await makeTeamBoard(page, 'Team onderbouw')
    expect(await troublesOf(page), 'empty board').toEqual([])
    await page.goto(server.url)
    await openExample(page)
    expect(await troublesOf(page), 'board').toEqual([])
    const inHand = size === PHONE
    if (inHand) expect(await troublesOfPlaces(page)).toEqual([])
    for (const button of [
      'Actie',
      'Succes',
      'Doel',
      'Meting',
      'Team',
      'Meedoen',
      ...(inHand ? ['Instellingen'] : ['Schrijven', 'Meer']),
    ]) {
      if (inHand) await page.getByRole('button', { name: PLACE_OF[button] ?? 'Meer', exact: true }).click()
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByRole('dialog').waitFor()
      expect(await troublesOf(page), button).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    if (inHand) await page.getByRole('button', { name: 'Mijn acties', exact: true }).click()
    await page.getByRole('button', { name: /^Woordkaartjes/ }).click()
    await page.getByRole('dialog').waitFor()
    expect(await troublesOf(page), 'card').toEqual([])
  })
}

test('Lager, five metres, and a board on the wall that sleeps can be used with a screen reader', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.install({ time: new Date(2026, 10, 23, 10, 0) })
  await visit(page, server.url)
  await openExample(page)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press('Lager')
  await page.getByRole('group', { name: 'Kies een vak' }).waitFor()
  expect(await troublesOf(page), 'Lager').toEqual([])
  await press('Schrijven')
  await page.getByRole('img', { name: /^Schrijfvlak/ }).waitFor()
  expect(await troublesOf(page), 'ink pad, low').toEqual([])
  await page.keyboard.press('Escape')
  await press('Lager')
  await press('Meer')
  await press('Lezen vanaf 5 meter')
  await press('Bord op de muur')
  await page.getByLabel('Licht vanaf').waitFor()
  expect(await troublesOf(page), 'settings of a wall').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('dagen niet gemeten').or(page.getByText('deze week gemeten')).first().waitFor()
  expect(await troublesOf(page), 'five metres').toEqual([])
  await page.clock.fastForward('12:00:00')
  await page.getByRole('button', { name: /Tik om het bord wakker te maken/ }).waitFor()
  expect(await troublesOf(page), 'asleep').toEqual([])
})

test('a code that was shown is covered again after a minute', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.install()
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Meedoen', exact: true }).click()
  expect(await page.getByRole('img', { name: 'QR-code' }).count(), 'covered until tapped').toBe(0)
  await page.getByRole('button', { name: 'Toon de code' }).click()
  await page.getByRole('img', { name: 'QR-code' }).waitFor()
  await page.clock.fastForward(59_000)
  expect(await page.getByRole('img', { name: 'QR-code' }).count()).toBe(1)
  await page.clock.fastForward(2_000)
  await page.getByRole('button', { name: 'Toon de code' }).waitFor()
  expect(await page.getByRole('img', { name: 'QR-code' }).count()).toBe(0)
})
