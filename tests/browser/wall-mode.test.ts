// The board as it hangs in the room: read from afar, within reach of short arms, arranged by the team, and there by itself.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, makeTeamBoard, openExample, visit } from './hands.ts'
import { newDevice, openProfile, TABLET, temporaryFolder, testServer, WALL } from './harness.ts'

const TOUCH_WALL = { ...WALL, hasTouch: true }
/** Least height of what a finger must hit on a wall (CSS px at 1920 wide). */
const TARGET = 64
/** Text that is read from 5 m on 75 inch, by the formula of platform.md 4 (CSS px at 1920 wide). */
const FROM_FIVE_METRES = 48

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

async function box(what: Locator) {
  const found = await what.boundingBox()
  if (!found) throw new Error('not on the screen')
  return found
}

/** What can be tapped and is not hidden by a lane that scrolls. */
async function tappable(page: Page) {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('button:not([disabled])'), (button) => {
      const { left, top, width, height } = button.getBoundingClientRect()
      const seen = button.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      return { name: button.getAttribute('aria-label') ?? button.textContent, top, height, seen }
    }).filter(({ seen }) => seen),
  )
}

test('letters are for the room on a large screen that is touched, and for a desk on every other', async () => {
  const server = await testServer()
  const sizes: number[] = []
  for (const options of [TOUCH_WALL, WALL, TABLET]) {
    const { page } = await newDevice(server, options)
    await visit(page, server.url)
    await makeTeamBoard(page, 'Team onderbouw')
    await addAction(page, 'Leesmaatjes koppelen')
    const card = page.getByRole('button', { name: /^Leesmaatjes/ })
    sizes.push(await card.evaluate((found) => Number.parseFloat(getComputedStyle(found).fontSize)))
    if (options === TOUCH_WALL) {
      await press(page, 'Meer')
      await press(page, 'Lezen vanaf 3 meter')
      await page.keyboard.press('Escape')
      await region(page, 'Planning').waitFor()
      await page.reload()
      await region(page, 'Planning').waitFor()
    }
  }
  const [room = 0, desk = 0, tablet = 0] = sizes
  expect(Math.round(room)).toBe(FROM_FIVE_METRES)
  expect(desk).toBeLessThan(FROM_FIVE_METRES / 2)
  expect(tablet).toBeLessThan(FROM_FIVE_METRES / 2)
})

test('Lager brings everything that can be tapped into the lower part of the screen, and stays', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, TOUCH_WALL)
  await visit(page, server.url)
  await openExample(page)
  await press(page, 'Lager')
  await page.reload()
  const zones = page.getByRole('group', { name: 'Kies een vak' })
  for (const zone of ['Successen', 'Planning', 'Doelen']) {
    await zones.getByRole('button', { name: zone }).click()
    await region(page, zone).waitFor()
    const high = (await tappable(page)).filter(({ top }) => top < 0.6 * 1080)
    expect(high, zone).toEqual([])
  }
  const controls = await page.getByRole('contentinfo').getByRole('button').all()
  for (const control of controls) expect((await box(control)).height).toBeGreaterThanOrEqual(TARGET)
  await press(page, 'Actie')
  expect((await box(page.getByRole('dialog'))).y).toBeGreaterThanOrEqual(0.6 * 1080 - 1)
  await page.getByLabel('Wat', { exact: true }).fill('Boeken lager zetten')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Boeken lager/ }).waitFor()
  await press(page, 'Lager')
  await page.reload()
  await region(page, 'Doelen').waitFor()
  await page.getByRole('button', { name: 'Meedoen', exact: true }).waitFor()
  expect((await box(page.getByRole('button', { name: 'Meedoen', exact: true }))).y).toBeLessThan(100)
})

test('a board on the wall dims outside school hours, wakes at a touch that does nothing else, and comes back', async () => {
  const server = await testServer()
  const folder = temporaryFolder()
  const monday = await openProfile(server, folder)
  await monday.page.clock.install({ time: new Date(2026, 10, 23, 10, 0) })
  await visit(monday.page, server.url)
  await makeTeamBoard(monday.page, 'Team onderbouw')
  await press(monday.page, 'Meer')
  await press(monday.page, 'Bord op de muur')
  await monday.page.keyboard.press('Escape')
  await monday.page.getByText('nog niet gemeten').waitFor()
  const button = await box(monday.page.getByRole('button', { name: 'Actie', exact: true }))
  await monday.context.close()

  const { page } = await openProfile(server, folder)
  await page.clock.install({ time: new Date(2026, 10, 23, 22, 0) })
  await page.addInitScript(() => {
    const lock = navigator.wakeLock
    const ask = lock.request.bind(lock)
    lock.request = (...given) => {
      document.documentElement.dataset['lock'] = 'asked'
      return ask(...given)
    }
  })
  // After a power cut the panel opens what the manifest says, and nothing else.
  const manifest: { start_url: string } = await (await fetch(`${server.url}/manifest.webmanifest`)).json()
  await page.goto(new URL(manifest.start_url, server.url).href)
  const asleep = page.getByRole('button', { name: /Tik om het bord wakker te maken/ })
  await asleep.waitFor()
  await page.mouse.click(button.x + 20, button.y + 20)
  await asleep.waitFor({ state: 'detached' })
  await page.getByText('Team onderbouw').first().waitFor()
  expect(await page.getByRole('dialog').count(), 'waking opens nothing').toBe(0)
  await press(page, 'Actie')
  await page.getByRole('dialog').waitFor()
  await page.waitForFunction(() => document.fullscreenElement && document.documentElement.dataset['lock'])
  await page.keyboard.press('Escape')
  await page.clock.fastForward('06:00')
  await asleep.click()
  await press(page, 'Meer')
  await press(page, 'Bord op de muur')
  await page.goto(server.url)
  await page.getByRole('button', { name: 'Nieuw teambord' }).waitFor()
})

test('a board that hangs comes back from the minutes and from the organisational board, and never out of a session', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.install({ time: new Date(2026, 10, 23, 10, 0) })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await press(page, 'Meer')
  await press(page, 'Bord op de muur')
  await press(page, 'Organisatorisch bord')
  await page.getByRole('heading', { name: 'Organisatorisch bord' }).waitFor()
  await page.clock.fastForward('04:00')
  await page.getByRole('heading', { name: 'Organisatorisch bord' }).waitFor()
  await page.clock.fastForward('02:00')
  await region(page, 'Successen').waitFor()

  await page.getByRole('button', { name: /^Start bordsessie/ }).click()
  await page.clock.fastForward('06:00')
  await region(page, 'Check-in').waitFor()
  await press(page, 'Sessie afsluiten')
  await press(page, 'Sessie afsluiten')
  await page.getByRole('heading', { name: 'Verslag van de bordsessie' }).waitFor()
  await page.clock.fastForward('06:00')
  await region(page, 'Successen').waitFor()

  await press(page, 'Meer')
  await press(page, 'Organisatorisch bord')
  await page.clock.fastForward('12:00:00')
  await page.getByRole('button', { name: /Tik om het bord wakker te maken/ }).click()
  await region(page, 'Successen').waitFor()
})

test('a team hangs its zones in its own order and size, by taps or keys, and takes it back', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await openExample(page)
  const before = await box(region(page, 'Successen'))
  await press(page, 'Meer')
  await press(page, 'Parkeerplaats')
  await press(page, 'Volgorde en grootte')
  await page.getByRole('button', { name: 'Successen: eerder' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Successen staat op plek 3 van 5').waitFor()
  await press(page, 'Planning: groter')
  await page.getByText('Planning is nu 2 keer zo groot').waitFor()
  await page.keyboard.press('Escape')
  const [planning, successes, goals, parking] = await Promise.all(
    ['Planning', 'Successen', 'Doelen', 'Parkeerplaats'].map((name) => box(region(page, name))),
  )
  expect(successes?.x).toBeLessThan(goals?.x ?? 0)
  expect(parking?.x).toBeGreaterThan(goals?.x ?? 0)
  expect(planning?.height).toBeGreaterThan(1.5 * (successes?.height ?? 0))
  const undo = page.getByRole('contentinfo').getByRole('button', { name: 'Ongedaan maken' })
  for (let step = 0; step < 3; step += 1) await undo.click()
  await expect.poll(() => box(region(page, 'Successen'))).toEqual(before)
})

test('a keyboard on the screen never hides the field in which somebody types', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, TOUCH_WALL)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await press(page, 'Lager')
  await press(page, 'Actie')
  const field = page.getByLabel('Wat', { exact: true })
  await field.waitFor()
  // A keyboard over the page is told by the visual viewport alone; no browser without a screen has one.
  await page.evaluate(() => {
    Object.defineProperty(window.visualViewport, 'height', { value: innerHeight * 0.55 })
    window.visualViewport?.dispatchEvent(new Event('resize'))
  })
  const { y, height } = await box(field)
  expect(y).toBeGreaterThan(0)
  expect(y + height).toBeLessThan(1080 * 0.55)
})
