// Cards written by hand, with a pen, fingers and a resting hand as Chromium makes them of a panel's signals.
import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { joinByLink, joinLinkOf, makeTeamBoard, visit } from './hands.ts'
import { newDevice, PHONE, testServer, WALL } from './harness.ts'

type Spot = { x: number; y: number }
type Finger = Spot & { id: number; radiusX?: number; radiusY?: number }

/** The writing surface, and hands that reach it. Spots count from its left top corner. */
async function atSurface(page: Page) {
  const surface = page.getByRole('img', { name: /^Schrijfvlak/ })
  await surface.waitFor()
  const cdp: CDPSession = await page.context().newCDPSession(page)
  let box = await surface.boundingBox()
  const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Spot) => {
    if (type === 'mousePressed') box = await surface.boundingBox()
    const button = { button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 } as const
    const at = { x: x + (box?.x ?? 0), y: y + (box?.y ?? 0) }
    await cdp.send('Input.dispatchMouseEvent', { type, ...at, ...button, pointerType: 'pen', force: 0.6 })
  }
  return {
    pen,
    /** A line of the pen through these spots. */
    line: async (...spots: Spot[]) => {
      const [first, ...rest] = spots
      if (!first) return
      await pen('mousePressed', first)
      for (const spot of rest) await pen('mouseMoved', spot)
      await pen('mouseReleased', spots[spots.length - 1] ?? first)
    },
    touch: async (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', fingers: Finger[]) => {
      const touchPoints = fingers.map((one) => ({
        ...one,
        x: one.x + (box?.x ?? 0),
        y: one.y + (box?.y ?? 0),
      }))
      await cdp.send('Input.dispatchTouchEvent', { type, touchPoints })
    },
    says: async (strokes: number) => {
      const words = strokes === 1 ? '1 streek' : `${strokes} streken`
      await page.getByRole('img', { name: `Schrijfvlak met ${words}`, exact: true }).waitFor()
    },
  }
}

const press = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const writtenCard = (page: Page) => page.getByRole('button', { name: /^geschreven kaart/ })

test('a card is written with a pen, and stays, travels and prints as lines', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server, { ...WALL, hasTouch: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  const link = await joinLinkOf(page)
  const phone = await newDevice(server, PHONE)
  await joinByLink(phone.page, link, 'Bram')

  await page.getByRole('button', { name: 'Actie', exact: true }).click()
  await press(page, 'Schrijven')
  const { line, pen, touch, says } = await atSurface(page)
  await says(0)
  await line({ x: 100, y: 100 }, { x: 160, y: 160 }, { x: 220, y: 90 }, { x: 300, y: 150 })
  await says(1)

  // The hand rests on the surface while the pen writes.
  await touch('touchStart', [{ id: 1, x: 400, y: 300 }])
  await touch('touchMove', [{ id: 1, x: 440, y: 330 }])
  await touch('touchEnd', [])
  await line({ x: 400, y: 100 }, { x: 400, y: 200 })
  await says(2)

  await press(page, 'Ongedaan maken')
  await says(1)
  await line({ x: 400, y: 100 }, { x: 400, y: 200 })
  await press(page, 'Gum')
  await line({ x: 360, y: 150 }, { x: 440, y: 150 })
  await says(1)
  await press(page, 'Alles wissen')
  await says(0)
  await press(page, 'Ongedaan maken')
  await says(1)
  await press(page, 'Pen')

  // The window becomes another one in the middle of a stroke.
  await pen('mousePressed', { x: 100, y: 260 })
  await pen('mouseMoved', { x: 200, y: 300 })
  await page.setViewportSize({ width: 1180, height: 820 })
  await pen('mouseMoved', { x: 260, y: 200 })
  await pen('mouseReleased', { x: 260, y: 200 })
  await says(2)
  await page.setViewportSize(WALL.viewport)

  await press(page, 'Klaar')
  await writtenCard(page).waitFor()
  await page.reload()
  await writtenCard(page).waitFor()
  await writtenCard(phone.page).first().waitFor()

  await page.emulateMedia({ media: 'print' })
  const lines = writtenCard(page).getByRole('img', { name: 'geschreven kaart' }).locator('path')
  expect(await lines.count()).toBeGreaterThan(0)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf).not.toMatch(/\/Subtype\s*\/Image/)
  await page.emulateMedia({ media: 'screen' })

  await writtenCard(page).click()
  await page.getByLabel('Wat', { exact: true }).fill('Leesmaatjes koppelen')
  await page.getByRole('button', { name: 'Sluiten' }).click()
  await page.getByRole('button', { name: /^Leesmaatjes koppelen/ }).waitFor()
})

test('a stroke of an hour is kept as far as the card has room, and the card says when it is full', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, { ...WALL, hasTouch: true })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Schrijven', exact: true }).click()
  const { pen, line } = await atSurface(page)
  await page.evaluate(() => {
    const canvas = document.querySelector('canvas')
    canvas?.addEventListener('pointerdown', ({ pointerId }) => (canvas.id = String(pointerId)))
  })
  await pen('mousePressed', { x: 40, y: 200 })
  // Sixty points a second, made in the page: a browser would hand them over in as many seconds.
  await page.evaluate(async () => {
    const canvas = document.querySelector('canvas')
    if (!canvas) throw new Error('no writing surface')
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const pointerId = Number(canvas.id)
    for (let nth = 0; nth < 60 * 60 * 60; nth++) {
      const clientX = left + width * (0.5 + 0.45 * Math.sin(nth / 40))
      const clientY = top + height * (0.5 + 0.45 * Math.sin(nth / 31))
      canvas.dispatchEvent(
        new PointerEvent('pointermove', { pointerId, pointerType: 'pen', clientX, clientY, pressure: 0.5 }),
      )
      if (nth % 5000 === 0) await new Promise(requestAnimationFrame)
    }
  })
  await pen('mouseReleased', { x: 40, y: 200 })
  await page.getByRole('alert').filter({ hasText: 'Deze kaart is vol' }).waitFor()
  const strokes = page.getByRole('img', { name: /^Schrijfvlak met/ })
  const before = await strokes.getAttribute('aria-label')
  await press(page, 'Ongedaan maken')
  await expect.poll(() => strokes.getAttribute('aria-label')).not.toBe(before)
  await line({ x: 100, y: 100 }, { x: 160, y: 160 })
  await expect.poll(() => strokes.getAttribute('aria-label')).toBe(before)
  await press(page, 'Klaar')
  await page.reload()
  await writtenCard(page).waitFor()
})

test('several fingers write at once, a hand that rests does not, and a long line comes in parts', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, { ...WALL, hasTouch: true })
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Schrijven', exact: true }).click()
  const { touch, says, pen } = await atSurface(page)

  const fingers = (y: number) =>
    Array.from({ length: 8 }, (_, id) => ({ id, x: 80 + id * 100, y: y + id * 5 }))
  await touch('touchStart', fingers(100))
  for (const y of [120, 160, 200]) await touch('touchMove', fingers(y))
  await touch('touchEnd', [])
  await says(8)

  await touch('touchStart', [{ id: 1, x: 200, y: 300, radiusX: 50, radiusY: 60 }])
  await touch('touchMove', [{ id: 1, x: 260, y: 320, radiusX: 50, radiusY: 60 }])
  await touch('touchEnd', [])
  // What the system takes away was a palm or a gesture of its own.
  await touch('touchStart', [{ id: 1, x: 200, y: 300 }])
  await touch('touchMove', [{ id: 1, x: 260, y: 320 }])
  await touch('touchCancel', [])
  await touch('touchStart', [{ id: 1, x: 500, y: 300 }])
  await touch('touchEnd', [])
  await says(9)

  await pen('mousePressed', { x: 10, y: 40 })
  const way = Array.from({ length: 1100 }, (_, nth) => ({ x: 10 + 10 * (nth % 100), y: 40 + nth / 4 }))
  // All at once: the browser hands them over a frame's worth at a time.
  await Promise.all(way.map((spot) => pen('mouseMoved', spot)))
  await pen('mouseReleased', { x: 20, y: 320 })
  await says(11)
  await pen('mousePressed', { x: 50, y: 50 })
  // Leaving in the middle of a stroke keeps it.
  await pen('mouseMoved', { x: 90, y: 90 })
  await page.keyboard.press('Escape')
  await writtenCard(page).click()
  await press(page, 'Schrijven')
  await says(12)
})

test('a success that was written by hand is parked by name, and shown as it is written', async () => {
  const server = await testServer()
  const { page } = await newDevice(server, WALL)
  await visit(page, server.url)
  await makeTeamBoard(page, 'Team onderbouw')
  await page.getByRole('button', { name: 'Succes', exact: true }).click()
  await press(page, 'Schrijven')
  const { line, says } = await atSurface(page)
  await line({ x: 100, y: 100 }, { x: 160, y: 160 }, { x: 220, y: 90 })
  await says(1)
  await press(page, 'Klaar')
  await page.getByRole('button', { name: /^Start bordsessie/ }).click()
  await page.getByRole('button', { name: 'Volgende', exact: true }).click()
  await page.getByRole('button', { name: 'Vier: geschreven kaart' }).waitFor()
  await page.getByRole('button', { name: 'Naar werksessie' }).click()
  await page.getByText('Voor de werksessie: geschreven kaart').waitFor()
})
