// Using the board on the wall: moving by finger, mouse, keyboard and tap; putting away and taking back; text stays text.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addAction, addGoal, makeTeamBoard, openExample, visit } from './hands.ts'
import { newDevice, testServer, WALL } from './harness.ts'

const card = (page: Page, text: string) => page.getByRole('button', { name: new RegExp(`^${text}`) })
const lane = (page: Page, name: string) => page.getByRole('list', { name: new RegExp(`^${name}`) }).first()

async function boardWithAction(options: BrowserContextOptions = WALL, text = 'Leesmaatjes koppelen') {
  const server = await testServer()
  const device = await newDevice(server, options)
  await visit(device.page, server.url)
  await makeTeamBoard(device.page, 'Team onderbouw')
  await addAction(device.page, text)
  return { server, ...device }
}

async function centre(what: ReturnType<typeof card>) {
  const box = await what.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a card is dragged to another column with the mouse, and a tap does not drag', async () => {
  const { page } = await boardWithAction()
  const from = await centre(card(page, 'Leesmaatjes'))
  const to = await centre(lane(page, 'Mee bezig'))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
  await lane(page, 'Mee bezig')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
  expect(await page.getByRole('dialog').count(), 'the drop opens no card').toBe(0)
  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click()
  await lane(page, 'Te doen')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
})

test('a card is dragged by a finger after holding it, and a swipe over it scrolls', async () => {
  const { page } = await boardWithAction({ ...WALL, hasTouch: true })
  const touch = await page.context().newCDPSession(page)
  const at = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  const from = await centre(card(page, 'Leesmaatjes'))
  const to = await centre(lane(page, 'Klaar'))

  await at('touchStart', [from])
  await at('touchMove', [{ x: from.x, y: from.y + 60 }])
  await at('touchMove', [to])
  await at('touchEnd', [])
  await lane(page, 'Te doen')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()

  // The swipe may have scrolled the card to another place.
  const start = await centre(card(page, 'Leesmaatjes'))
  const end = await centre(lane(page, 'Klaar'))
  await at('touchStart', [start])
  await page.locator('.drag-ghost').waitFor()
  await at('touchMove', [{ x: (start.x + end.x) / 2, y: end.y }])
  await at('touchMove', [end])
  await at('touchEnd', [])
  await lane(page, 'Klaar')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
})

test('a card is moved with the keyboard and keeps the focus', async () => {
  const { page } = await boardWithAction()
  await addAction(page, 'Tweede kaartje')
  await card(page, 'Leesmaatjes').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect
    .poll(() => lane(page, 'Te doen').getByRole('button').allTextContents())
    .toEqual([expect.stringContaining('Tweede'), expect.stringContaining('Leesmaatjes')])
  await page.keyboard.press('Alt+ArrowRight')
  await lane(page, 'Mee bezig')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toContain('Leesmaatjes')
})

test('a card is moved, finished, put away and brought back by tapping', async () => {
  const { page } = await boardWithAction()
  await card(page, 'Leesmaatjes').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Mee bezig' }).click()
  await page.keyboard.press('Escape')
  await lane(page, 'Mee bezig')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .click()
  await page.getByRole('button', { name: 'Gelukt' }).click()
  await lane(page, 'Klaar')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .click()
  await page.getByRole('button', { name: 'Opbergen' }).click()
  await expect.poll(() => card(page, 'Leesmaatjes').count()).toBe(0)
  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click()
  await card(page, 'Leesmaatjes').waitFor()

  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('button', { name: 'Opgeborgen en afgerond' }).click()
  await page.getByRole('button', { name: /^Terugzetten: Leesmaatjes/ }).click()
  await page.keyboard.press('Escape')
  await lane(page, 'Te doen')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
  await page.getByRole('button', { name: 'Ongedaan maken' }).filter({ hasText: 'Ongedaan' }).click()
  await lane(page, 'Klaar')
    .getByRole('button', { name: /^Leesmaatjes/ })
    .waitFor()
})

test('a finished card stands still where its day keeps it, and nothing says that it moved', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await page.clock.setFixedTime(new Date(2026, 10, 24, 10, 0))
  await visit(page, server.url)
  await openExample(page)
  const done = page.getByRole('list', { name: /^Klaar, / }).getByRole('button')
  const names = await done.allInnerTexts()
  await done.first().focus()
  for (const key of ['Alt+ArrowDown', 'Alt+ArrowUp']) await page.keyboard.press(key)
  await page.keyboard.press('Alt+ArrowDown')
  expect(await page.getByText(/staat een plek (lager|hoger)/).count()).toBe(0)
  expect(await done.allInnerTexts()).toEqual(names)
})

test('a goal shows its latest value, and a correction keeps the goal’s history', async () => {
  const { page } = await boardWithAction()
  await addGoal(page, '80% van groep 4 leest op niveau')
  await page.getByRole('button', { name: 'Meting', exact: true }).click()
  await page.getByLabel(/^Waarde/).fill('57,5')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Doelen' }).getByText('57,5%').waitFor()
  await page.getByRole('button', { name: 'Meting', exact: true }).click()
  await page.getByLabel(/^Waarde/).fill('heel veel')
  await page.getByText('is geen getal').waitFor()
  await page.getByLabel(/^Waarde/).fill('61')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '80% van groep 4 leest op niveau', exact: true }).click()
  await page.getByText(/^Van 57,5% naar 61% in 2 metingen/).waitFor()
  await page
    .getByRole('button', { name: /Verbeter de meting/ })
    .first()
    .click()
  await page.getByLabel('Waarde', { exact: true }).fill('62')
  await page.getByLabel('Waarde', { exact: true }).press('Enter')
  await page.getByText(/^Van 57,5% naar 62% in 2 metingen/).waitFor()
})

test('the check-in counts taps and takes one back', async () => {
  const { page } = await boardWithAction()
  const happy = page.getByRole('region', { name: 'Check-in' }).getByRole('button', { name: /^Blij/ })
  await happy.click()
  await happy.click()
  await page.getByRole('button', { name: 'Blij 2' }).waitFor()
  await page.getByRole('button', { name: 'Verbeteren' }).click()
  await page.getByRole('button', { name: 'Blij 2 eentje minder' }).click()
  await page.getByRole('button', { name: 'Klaar met verbeteren' }).click()
  await page.getByRole('button', { name: 'Blij 1' }).waitFor()
})

test('what a person types is text: markup, right-to-left, emoji and 10,000 characters harm nothing', async () => {
  const { page } = await boardWithAction(
    WALL,
    '<img src=x onerror="document.title=1"><script>alert(1)</script>',
  )
  await page.getByRole('button', { name: 'Succes', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill('مرحبا \u202Eomgekeerd 👩‍🏫 Zoë')
  await page.keyboard.press('Enter')
  // The character that would turn round the rest of the line is gone; everything else is as typed.
  await page.getByText('مرحبا omgekeerd 👩‍🏫 Zoë').waitFor()
  await page.getByRole('button', { name: 'Succes', exact: true }).click()
  await page.getByLabel('Wat', { exact: true }).fill('lang '.repeat(2000))
  await page.keyboard.press('Enter')
  await page
    .getByRole('region', { name: 'Successen' })
    .getByText(/^lang lang/)
    .waitFor()
  expect(await page.locator('main img, main script').count()).toBe(0)
  expect(await page.title()).toBe('Verbeterbord')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1920)
})

test('the example board fills the screen without scrolling the page, at every size of wall', async () => {
  const server = await testServer()
  const { page } = await newDevice(server)
  await visit(page, server.url)
  await openExample(page)
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
    [1366, 768],
    [1180, 820],
  ] as const) {
    await page.setViewportSize({ width, height })
    const scroll = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.documentElement.scrollHeight - innerHeight,
    ])
    expect(scroll, `${width}×${height}`).toEqual([0, 0])
  }
})
