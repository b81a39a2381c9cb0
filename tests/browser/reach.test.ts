// What a finger can hit on the wall, in every state of it: large enough, apart, on the screen, and with "Lager" low enough.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Change } from '../../src/board/change.ts'
import { addAction, addGoal, makeTeamBoard, openExample, visit } from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'
import { boardOfOthers } from './other-device.ts'

/** Least size of what a finger must hit, and least room between two of them (CSS px at 1920 wide). */
const TARGET = 64
const APART = 4
const LOW_PART = 0.6
/** The wall itself, at 200 % zoom, a tablet on its side and a small laptop. */
const SIZES = [
  [1920, 1080],
  [960, 540],
  [1180, 820],
  [1280, 720],
] as const
/** A card of one line with its foot (CSS px). */
const LEAST_ROOM = 64

type Box = { name: string; left: number; top: number; right: number; bottom: number }
type Target = { whole: Box; seen: Box }

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()
const dialog = (page: Page) => page.getByRole('dialog')

/** Everything that takes a tap and is not covered: as large as it is, and what a scrolling list leaves to be seen of it. */
async function targets(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'button:not([disabled]), a[href], input, select, textarea, canvas, [tabindex="0"]',
    )
    return Array.from(all).flatMap((one) => {
      const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').slice(0, 60)
      const { left, top, right, bottom } = one.getBoundingClientRect()
      const seen = { name, left, top, right, bottom }
      for (let around = one.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflow === 'visible') continue
        const edge = around.getBoundingClientRect()
        seen.left = Math.max(seen.left, edge.left)
        seen.top = Math.max(seen.top, edge.top)
        seen.right = Math.min(seen.right, edge.right)
        seen.bottom = Math.min(seen.bottom, edge.bottom)
      }
      if (seen.right - seen.left < 2 || seen.bottom - seen.top < 2) return []
      const hit = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2)
      return one.contains(hit) ? [{ whole: { name, left, top, right, bottom }, seen }] : []
    })
  })
}

/** What is too small, too near to another, or beyond the edge of the screen, in words. */
async function troubles(page: Page, state: string): Promise<string[]> {
  const all = await targets(page)
  const { width } = page.viewportSize() ?? WALL.viewport
  const found = all
    .filter(({ whole: { left, top, right, bottom } }) => Math.min(right - left, bottom - top) < TARGET - 0.5)
    .map(({ whole }) => `${state}: "${whole.name}" is ${size(whole)}`)
  for (const { seen } of all) if (seen.right > width) found.push(`${state}: "${seen.name}" leaves the screen`)
  for (const [nth, { seen: one }] of all.entries()) {
    for (const { seen: other } of all.slice(nth + 1)) {
      // What says how many more there are lies over the last card, on purpose.
      if (one.name.startsWith('nog ') || other.name.startsWith('nog ')) continue
      const room = between(one, other)
      if (room < APART)
        found.push(`${state}: ${room.toFixed(1)} px between "${one.name}" and "${other.name}"`)
    }
  }
  return found
}

const size = ({ left, top, right, bottom }: Box) =>
  `${(right - left).toFixed(0)}×${(bottom - top).toFixed(0)} px`

/** Pixels between two boxes; less than nothing when one lies over the other. */
function between(a: Box, b: Box): number {
  const across = Math.max(a.left - b.right, b.left - a.right)
  const down = Math.max(a.top - b.bottom, b.top - a.bottom)
  return Math.max(across, down)
}

test('every lane has room for its cards at every size of the wall, below a goal of many words too', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  const long = `${'Iedereen leest elke dag een kwartier in een boek naar eigen keuze '.repeat(4)}en vertelt erover`
  const goals = [long, 'Iedereen rekent elke dag']
  for (const goal of goals) await addGoal(page, goal)
  for (const goal of goals) {
    await page.getByRole('button', { name: `Nieuw kaartje: Te doen, ${goal}` }).click()
    await page.getByLabel('Wat', { exact: true }).fill(`Een actie voor ${goal.slice(0, 20)}`)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await addAction(page, 'Boeken tellen')
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    for (const lane of [...goals, 'Andere acties'].map((goal) => `Te doen, ${goal}`)) {
      const list = page.getByRole('list', { name: lane, exact: true })
      // What is cut off by something that does not scroll can be reached by nobody.
      const room = await list.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect()
        let least = bottom - top
        for (let at = element.parentElement; at; at = at.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(at).overflowY)) break
          const edge = at.getBoundingClientRect()
          if (getComputedStyle(at).overflowY === 'hidden') least = Math.min(least, edge.bottom - top)
        }
        return least
      })
      expect(room, `${lane} at ${width}x${height}`).toBeGreaterThanOrEqual(LEAST_ROOM)
    }
  }
})

test('all that a finger hits on the wall is 64 px or more and stands apart, whatever is open', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  page.setDefaultTimeout(10_000)
  await visit(page, server.url)
  const found = await troubles(page, 'start')
  await openExample(page)
  const look = async (state: string) => found.push(...(await troubles(page, state)))
  const close = async () => {
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
  }
  await page
    .getByRole('button', { name: /^nog \d/ })
    .first()
    .waitFor()
  await look('board')
  for (const name of ['Actie', 'Succes', 'Doel', 'Meting', 'Schrijven', 'Team', 'Meedoen', 'Meer']) {
    await press(page, name)
    await dialog(page).getByRole('heading').first().waitFor()
    await look(name)
    await close()
  }
  for (const [name, heading] of [
    ['Kalender en periodes', 'Periodes'],
    ['Opgeborgen en afgerond', 'Opgeborgen'],
    ['Eerdere bordsessies', 'Een andere sessie'],
    ['Vast moment en agenda', 'Agenda'],
    ['Zo werkt het', 'Elke dag een beetje beter'],
  ] as const) {
    await press(page, 'Meer')
    await dialog(page).getByRole('button', { name, exact: true }).click()
    await dialog(page)
      .getByRole('heading', { name: new RegExp(`^${heading}`) })
      .first()
      .waitFor()
    await look(name)
    await close()
  }
  await page.getByRole('button', { name: /^Woordkaartjes/ }).click()
  await dialog(page).getByText('Verplaatsen naar').waitFor()
  await look('card')
  await close()
  await page
    .getByRole('heading', { name: /^Leerlingen kennen 80%/ })
    .getByRole('button')
    .click()
  await page.getByRole('slider').waitFor()
  await look('goal')
  await close()
  await page.getByRole('region', { name: 'Check-in' }).getByRole('button', { name: /^Blij/ }).click()
  await press(page, 'Verbeteren')
  await look('check-in')
  await press(page, 'Meer')
  for (const name of ['Afspraken', 'Borgen', 'Parkeerplaats', 'Volgorde en grootte', 'Bord op de muur'])
    await dialog(page).getByRole('button', { name, exact: true }).click()
  await look('settings')
  // Taken down again: out of school hours it would sleep.
  await dialog(page).getByRole('button', { name: 'Bord op de muur', exact: true }).click()
  await close()
  await page.reload()
  await page.getByRole('region', { name: 'Parkeerplaats' }).waitFor()
  await look('all zones')
  for (const metres of [3, 5, 7]) {
    await press(page, 'Meer')
    await press(page, `Lezen vanaf ${metres} meter`)
    await close()
    await look(`${metres} m`)
  }
  await press(page, 'Lager')
  await page.getByRole('group', { name: 'Kies een vak' }).waitFor()
  await look('Lager')
  expect(found).toEqual([])
})

test('with Lager everything that takes a tap lies in the lower 40 %, on every size of wall', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await openExample(page)
  await press(page, 'Lager')
  const high: string[] = []
  for (const viewport of [WALL.viewport, { width: 3840, height: 2160 }]) {
    await page.setViewportSize(viewport)
    const look = async (state: string) => {
      const edge = viewport.height * LOW_PART - 1
      for (const { seen } of await targets(page))
        if (seen.top < edge) high.push(`${viewport.width}: ${state}: "${seen.name}" at ${seen.top}`)
    }
    for (const zone of ['Planning', 'Check-in', 'Successen', 'Doelen']) {
      await page.getByRole('group', { name: 'Kies een vak' }).getByRole('button', { name: zone }).click()
      await page.getByRole('region', { name: zone, exact: true }).waitFor()
      await look(zone)
    }
    // Two whole rows of cards, and more under a finger.
    const cards = (await targets(page)).filter(({ seen, whole }) => seen.bottom === whole.bottom)
    expect(cards.filter(({ seen }) => /^(Filmpje|Lesontwerp|Met twee|Woordk)/.test(seen.name))).toHaveLength(
      4,
    )
    for (const name of ['Actie', 'Succes', 'Meting', 'Schrijven', 'Team', 'Meedoen', 'Meer']) {
      await press(page, name)
      await dialog(page).getByRole('heading').first().waitFor()
      await look(name)
      if (name === 'Schrijven') {
        const names = (await targets(page)).map(({ seen }) => seen.name)
        expect(names, 'without scrolling').toEqual(expect.arrayContaining(['Pen', 'Gum', 'Klaar']))
      }
      // A sheet hears its keys as soon as it has taken the focus.
      await expect.poll(() => dialog(page).evaluate((it) => it.contains(document.activeElement))).toBe(true)
      await page.keyboard.press('Escape')
      await dialog(page).waitFor({ state: 'detached' })
    }
  }
  expect(high).toEqual([])
})

/** Two measured goals, each with more actions than a lane can show. */
function twoGoals(change: Change) {
  change.addMember({ name: 'Anouk' })
  for (const text of ['Eind december leest 80% van groep 4 op niveau M4', 'Elke leerling weet het lesdoel']) {
    const goalId = change.addGoal({ text, indicator: { measure: 'percentage', baseline: 20, target: 80 } })
    if (goalId) change.editGoal(goalId, { status: 'active' })
    for (let nth = 0; nth < 8; nth++) {
      const due = { on: `2026-12-0${nth + 1}` }
      const id = change.addAction({ text: `Elke dag vrij lezen ${nth}`, goalId, due, ownerIds: [] })
      if (id && nth > 4) change.startAction(id)
    }
  }
}

test('from five metres two goals show their lanes whole, and what says how many more hides no date', async () => {
  const server = await testServer()
  const { link } = await boardOfOthers(server, 'Team van ver', twoGoals)
  const { page } = await newDevice(server, { ...WALL, hasTouch: true })
  await page.goto(link)
  await page.getByRole('button', { name: 'Anouk' }).click()
  await expect.poll(() => page.getByRole('button', { name: /^nog \d+, Mee bezig/ }).count()).toBe(2)
  const boxes = async (selector: string) =>
    page.evaluate(
      (wanted) =>
        Array.from(document.querySelectorAll(wanted), (one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect()
          return { name: one.textContent ?? '', left, top, right, bottom }
        }),
      selector,
    )
  const goals = await page.getByRole('region', { name: 'Doelen', exact: true }).boundingBox()
  const lanes = await boxes('main h3')
  expect(lanes.map(({ name }) => name)).toEqual(
    [...Array(2)].flatMap(() => ['Te doen 5', 'Mee bezig 3', 'Klaar 0']),
  )
  for (const { bottom } of lanes) expect(bottom).toBeLessThanOrEqual((goals?.y ?? 0) + (goals?.height ?? 0))
  const more = await boxes('button[aria-label^="nog"] > span')
  expect(more).toHaveLength(4)
  for (const text of [...(await boxes('main time')), ...(await boxes('main .card-text')), ...lanes])
    for (const words of more)
      expect(between(words, text), `${words.name} and ${text.name}`).toBeGreaterThan(-6)
})
