// Many hands on one board: swipes that scroll, two fingers with a card each, and other devices that change what is held.
// The other device is a document in this process, behind the same relay.
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readBoard } from '../../src/board/view.ts'
import { newDevice, testServer, WALL } from './harness.ts'
import { boardOfOthers } from './other-device.ts'

const CARDS = 30
type Point = { x: number; y: number; id?: number }

/** A board with one goal and thirty actions, on a wall that is touched and on another device. */
async function sharedBoard(viewport = WALL.viewport) {
  const server = await testServer()
  const { doc, other, filled, link } = await boardOfOthers(server, 'Team vlug', (change) => {
    change.addMember({ name: 'Anouk' })
    const bramId = change.addMember({ name: 'Bram' })
    const goalId = change.addGoal({ text: 'Iedereen leest' })
    if (goalId) change.editGoal(goalId, { status: 'active' })
    const ids = Array.from({ length: CARDS }, (_, nth) => {
      const id = change.addAction({ text: `Kaart ${nth}.`, goalId, due: null, ownerIds: [] })
      if (!id) throw new Error('an action was refused')
      return id
    })
    return { bramId, ids }
  })
  const { page, context } = await newDevice(server, { viewport, hasTouch: true })
  await page.goto(link)
  await page.getByRole('button', { name: 'Anouk' }).click()
  await card(page, 0).waitFor()
  // The hands are there when the way back is: both come after the first paint.
  await page.getByRole('button', { name: /^nog \d+, Te doen/ }).waitFor()
  const touch = await context.newCDPSession(page)
  const actions = () => readBoard(doc).actions
  const statusOf = (nth: number) => actions().find((one) => one.id === filled.ids[nth])?.status
  return { page, touch, other, ...filled, actions, statusOf }
}

const card = (page: Page, nth: number) => page.getByRole('button', { name: `Kaart ${nth}.` })
const lane = (page: Page, name: string) => page.getByRole('list', { name: new RegExp(`^${name}`) }).first()
const inTheAir = (page: Page) => page.locator('.drag-ghost')

async function centre(what: ReturnType<typeof card>): Promise<Point> {
  const box = await what.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
}

type Touch = 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'
function send(touch: CDPSession, type: Touch, touchPoints: Point[]) {
  return touch.send('Input.dispatchTouchEvent', { type, touchPoints })
}

test('a hundred of a hundred vertical swipes over cards scroll, and none moves a card', async () => {
  const { page, touch, actions } = await sharedBoard()
  const before = actions().map(({ id, order, status }) => ({ id, order, status }))
  const list = await lane(page, 'Te doen').elementHandle()
  const box = await list?.boundingBox()
  if (!list || !box) throw new Error('no lane')
  let scrolled = 0
  for (let swipe = 0; swipe < 100; swipe++) {
    const way = swipe % 2 === 0 ? -1 : 1
    const x = Math.round(box.x + box.width * (0.2 + 0.006 * swipe))
    const y = Math.round(box.y + box.height / 2)
    // What the swipe before set going has come to rest.
    const was = await list.evaluate(async (element) => {
      for (let top = -1; top !== element.scrollTop; await twoFrames()) top = element.scrollTop
      return element.scrollTop
      async function twoFrames() {
        await new Promise(requestAnimationFrame)
        await new Promise(requestAnimationFrame)
      }
    })
    // All at once: a machine that is busy must not make a slow finger of a quick one.
    await Promise.all([
      send(touch, 'touchStart', [{ x, y }]),
      ...[30, 80, 150].map((far) => send(touch, 'touchMove', [{ x: x + 3, y: y + way * far }])),
      send(touch, 'touchEnd', []),
    ])
    await page.waitForFunction(([element, top]) => element.scrollTop !== top, [list, was] as const)
    scrolled += 1
  }
  expect(scrolled).toBe(100)
  expect(await inTheAir(page).count()).toBe(0)
  expect(actions().map(({ id, order, status }) => ({ id, order, status }))).toEqual(before)
})

test('two fingers land a card each, and twenty changes of others leave a drop where it was made', async () => {
  const { page, touch, other, ids, statusOf } = await sharedBoard()
  const [first, second] = [await centre(card(page, 0)), await centre(card(page, 3))]
  const [doing, done] = [await centre(lane(page, 'Mee bezig')), await centre(lane(page, 'Klaar'))]
  await send(touch, 'touchStart', [{ ...first, id: 0 }])
  await send(touch, 'touchStart', [
    { ...first, id: 0 },
    { ...second, id: 1 },
  ])
  await expect.poll(() => inTheAir(page).count()).toBe(2)
  const letters = (element: Element) => getComputedStyle(element).fontSize
  expect(await inTheAir(page).locator('.card').first().evaluate(letters)).toBe(
    await card(page, 1).evaluate(letters),
  )
  await send(touch, 'touchMove', [
    { ...doing, id: 0 },
    { ...done, id: 1 },
  ])
  await send(touch, 'touchEnd', [])
  await expect.poll(() => [statusOf(0), statusOf(3)]).toEqual(['doing', 'done'])

  const from = await centre(card(page, 1))
  await send(touch, 'touchStart', [from])
  await inTheAir(page).waitFor()
  const [held, neighbour] = [ids[1], ids[2]]
  if (!held || !neighbour) throw new Error('no cards')
  for (let edit = 0; edit < 20; edit++) {
    if (edit % 4 === 0) other.moveAction(neighbour, { goalId: null, status: 'todo', after: null })
    else other.editAction(edit % 2 ? held : neighbour, { text: `Kaart ${edit % 2 ? 1 : 2}. keer ${edit}` })
    if (edit === 10) await send(touch, 'touchMove', [{ x: from.x + 40, y: from.y + 20 }])
  }
  await page.getByText('keer 19').first().waitFor()
  // The others changed how the board hangs: the card lands where the finger sees the lane.
  await send(touch, 'touchMove', [await centre(lane(page, 'Mee bezig'))])
  await send(touch, 'touchEnd', [])
  await expect.poll(() => statusOf(1)).toBe('doing')
  await lane(page, 'Mee bezig').getByRole('button', { name: 'Kaart 1. keer 19' }).waitFor()
  expect(await inTheAir(page).count()).toBe(0)
})

test('a card held at the edge of a lane scrolls it, and is put back when the system takes the finger away', async () => {
  const { page, touch, statusOf } = await sharedBoard()
  const list = lane(page, 'Te doen')
  const box = await list.boundingBox()
  if (!box) throw new Error('no lane')
  await send(touch, 'touchStart', [await centre(card(page, 0))])
  await inTheAir(page).waitFor()
  await send(touch, 'touchMove', [{ x: box.x + box.width / 2, y: box.y + box.height - 12 }])
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(100)
  await send(touch, 'touchMove', [await centre(lane(page, 'Klaar'))])
  await send(touch, 'touchCancel', [])
  await inTheAir(page).waitFor({ state: 'detached' })
  expect(statusOf(0)).toBe('todo')
})

test('who types keeps caret and text while others change the board and move that very card', async () => {
  const { page, other, ids, actions } = await sharedBoard()
  await card(page, 0).click()
  const field = page.getByRole('dialog').getByLabel('Wat', { exact: true })
  await field.fill('Half een zin')
  await field.press('Home')
  await field.press('ArrowRight')
  const [own, next] = [ids[0], ids[1]]
  if (!own || !next) throw new Error('no cards')
  other.moveAction(own, { goalId: null, status: 'doing', after: null })
  for (let edit = 0; edit < 20; edit++) other.editAction(next, { text: `Kaart 1. keer ${edit}` })
  await page.getByText('keer 19').first().waitFor({ state: 'attached' })
  expect(
    await field.evaluate((element) =>
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? [element.value, element.selectionStart, element === document.activeElement]
        : [],
    ),
  ).toEqual(['Half een zin', 1, true])
  await page.keyboard.type('!')
  await expect.poll(() => field.inputValue()).toBe('H!alf een zin')
  await page.keyboard.press('Escape')
  await expect
    .poll(() => actions().find(({ id }) => id === own))
    .toMatchObject({ text: 'H!alf een zin', status: 'doing' })
})

test('twenty pointers, a screen that turns in the middle of a drag and a member who leaves under a finger break nothing', async () => {
  const { page, touch, other, ids, bramId, actions } = await sharedBoard()
  // More pointers than a screen reports: made in the page, a thousand moves as fast as it can.
  await page.evaluate(async () => {
    const cards = Array.from(document.querySelectorAll('[data-draggable]')).slice(0, 20)
    const fire = (type: string, pointerId: number, clientX: number, clientY: number, on: EventTarget) =>
      on.dispatchEvent(
        new PointerEvent(type, {
          pointerId,
          clientX,
          clientY,
          pointerType: 'mouse',
          button: 0,
          bubbles: true,
        }),
      )
    for (const [nth, one] of cards.entries()) fire('pointerdown', 100 + nth, 300, 300, one)
    for (let round = 0; round < 50; round++) {
      for (const nth of cards.keys()) fire('pointermove', 100 + nth, 320 + round * 9, 300 + nth, window)
      if (round % 5 === 0) await new Promise(requestAnimationFrame)
    }
    for (const nth of cards.keys()) fire(nth % 2 ? 'pointerup' : 'pointercancel', 100 + nth, 5, 5, window)
  })
  await expect.poll(() => inTheAir(page).count()).toBe(0)

  await send(touch, 'touchStart', [await centre(card(page, 0))])
  await inTheAir(page).waitFor()
  await page.setViewportSize({ width: 1080, height: 1920 })
  await send(touch, 'touchMove', [await centre(lane(page, 'Mee bezig'))])
  await page.setViewportSize(WALL.viewport)
  await send(touch, 'touchEnd', []).catch(() => undefined)
  await expect.poll(() => inTheAir(page).count()).toBe(0)
  expect(actions()).toHaveLength(CARDS)

  await card(page, 1).click()
  const bram = page.getByRole('dialog').getByRole('button', { name: 'Bram' })
  await send(touch, 'touchStart', [await centre(bram)])
  if (bramId) other.memberLeaves(bramId)
  const [, , third] = ids
  if (third) other.editAction(third, { text: 'Kaart 2. Bram is weg' })
  await page.getByText('Bram is weg').first().waitFor({ state: 'attached' })
  await send(touch, 'touchEnd', [])
  await page.keyboard.press('Escape')
  await card(page, 1).waitFor()
  expect(actions()).toHaveLength(CARDS)
})

test('a zone says how many more there are and goes there, at 200 % zoom too, and the page never scrolls', async () => {
  const { page } = await sharedBoard({ width: 960, height: 540 })
  const more = page.getByRole('button', { name: /^nog \d+, Te doen/ })
  const count = async () => Number(/\d+/.exec((await more.textContent()) ?? '')?.[0])
  // The cards of the others come in, and it counts along.
  await expect.poll(count).toBeGreaterThan(CARDS / 2)
  const atFirst = await count()
  await more.tap()
  await expect.poll(count).toBeLessThan(atFirst)
  // Who searches in the page finds what hangs below too.
  await page.keyboard.press('Control+f')
  await card(page, CARDS - 1).waitFor({ state: 'attached' })
  // By keyboard it goes to the first card that was not seen, and on to the last.
  await more.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('Kaart')
  await lane(page, 'Te doen').evaluate((element) => {
    element.scrollTop = element.scrollHeight
  })
  await more.waitFor({ state: 'detached' })
  for (const [width, height] of [
    [960, 540],
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect
      .poll(() =>
        page.evaluate(() => [
          document.documentElement.scrollWidth - innerWidth,
          document.documentElement.scrollHeight - innerHeight,
        ]),
      )
      .toEqual([0, 0])
    for (const name of ['Actie', 'Succes', 'Doel', 'Meting', 'Schrijven', 'Lager', 'Team', 'Meedoen', 'Meer'])
      await page.getByRole('button', { name, exact: true }).click({ trial: true })
    await page.getByRole('button', { name: /^Start bordsessie/ }).click({ trial: true })
    const start = await page.getByRole('button', { name: /^Start bordsessie/ }).boundingBox()
    expect((start?.x ?? 0) + (start?.width ?? 0), 'the whole button').toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 960, height: 540 })
  for (const [open, end] of [
    ['Actie', 'Annuleren'],
    ['Schrijven', 'Klaar'],
  ] as const) {
    await page.getByRole('button', { name: open, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: end, exact: true }).click()
  }
  const understood = page.getByRole('button', { name: 'Begrepen' })
  await understood.waitFor()
  expect(await page.getByRole('status').count(), 'one place tells where the work is').toBe(1)
  await understood.click()
  // At 400 % the same board is the one of a phone: a page that scrolls one way only.
  await page.setViewportSize({ width: 480, height: 270 })
  for (const name of ['Bord', 'Successen', 'Meer', 'Mijn acties', 'Actie'])
    await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Annuleren' }).click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(480)
})
