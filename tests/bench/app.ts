// The built app in a real Chromium on a processor six times slower: what a person waits for when opening a board, when
// tapping, and when somebody else changes something. Times end when the frame with the change has been painted.
import type { BrowserContext, Locator, Page } from 'playwright-core'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { readBoard } from '../../src/board/view.ts'
import { offlineReady } from '../browser/harness.ts'
import { boardWithCards } from './boards.ts'
import { framesWhile, middleOf } from './frames.ts'
import { joinedBoard } from './joined-board.ts'
import { median, percentile } from './statistics.ts'

export const SLOWER = 6
const OPENINGS = 5
const TIMES = 7
/** How long a finger stays on what it taps. */
const PRESS_MS = 90

export type AppTimes = {
  cards: number
  bytes: number
  /** Cards in the page; the rest is history that the wall does not show. */
  onScreen: number
  /** From asking for the address until the cards are painted. */
  open: number
  mood: number
  openCard: number
  complete: number
  /** The slowest of all taps but one in twenty: what the field calls INP. */
  slowestTap: number
  /** The longest of 19 in 20 frames while a card is dragged over the others. */
  drag: number
  /** From the edit on another device, which sends it at once, through the relay. */
  remote: number
  browser: string
}

/**
 * Medians in milliseconds of a board that is on the device already.
 * @param live how many actions hang open; left out: as after a year of sessions
 */
export async function measureApp(cards: number, live?: number): Promise<AppTimes> {
  const doc = boardWithCards(cards, live)
  const { page: first, address, close } = await joinedBoard(doc)
  await offlineReady(first)
  await first.close()
  // The first time fills the caches of the browser's own compiler, as every later day finds them.
  await (await opened(first.context(), address, 1)).page.close()
  const open: number[] = []
  for (let time = 1; time < OPENINGS; time++) {
    const { page, cardsAt } = await opened(first.context(), address, SLOWER)
    open.push(cardsAt)
    await page.close()
  }
  const { page, cardsAt } = await opened(first.context(), address, SLOWER)
  open.push(cardsAt)

  const onScreen = await page.locator('.card').count()
  await page.getByRole('status').first().waitFor()
  const moods: number[] = []
  for (let time = 0; time < TIMES; time++) moods.push(await tapToPaint(page, page.locator('.mood').first()))
  const openCard: number[] = []
  const complete: number[] = []
  for (let time = 0; time < TIMES; time++) {
    openCard.push(await tapToPaint(page, page.locator('.lane.todo [data-card]').first()))
    complete.push(await tapToPaint(page, page.getByRole('button', { name: 'Gelukt', exact: true })))
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  const remote: number[] = []
  for (let time = 0; time < TIMES; time++) remote.push(await editToPaint(page, doc, `Van een ander ${time}`))
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  const drag = await framesWhile(page, await middleOf(page.locator('.lane.todo [data-card]').first()))
  const browser = page.context().browser()?.version() ?? 'unknown'
  await close()
  const bytes = Y.encodeStateAsUpdate(doc).length
  return {
    cards,
    bytes,
    onScreen,
    open: median(open),
    mood: median(moods),
    openCard: median(openCard),
    complete: median(complete),
    slowestTap: percentile([...moods, ...openCard, ...complete], 0.95),
    drag: percentile(drag, 0.95),
    remote: median(remote),
    browser,
  }
}

/** A page of its own each time: a page that goes on from another one sometimes finds half of its work done. */
async function opened(context: BrowserContext, address: string, slower: number) {
  const page = await context.newPage()
  const inspector = await context.newCDPSession(page)
  await inspector.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript(markFirstCards)
  await page.goto(address)
  await page.waitForFunction(() => Reflect.has(window, 'firstCards'), null, { polling: 100 })
  return { page, cardsAt: await page.evaluate(() => Number(Reflect.get(window, 'firstCards'))) }
}

/** Runs in the page, before its own scripts. */
function markFirstCards() {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('[data-card]')) return
    watch.disconnect()
    requestAnimationFrame(() => {
      // A task of its own comes after the paint.
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => Reflect.set(window, 'firstCards', performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  })
  watch.observe(document, { childList: true, subtree: true })
}

/** Milliseconds from the moment of the tap to the first painted frame in which something changed. */
export async function tapToPaint(page: Page, what: Locator): Promise<number> {
  await what.waitFor()
  await page.evaluate(() => {
    const painted = new Promise<number>((resolve) => {
      const tapped = ({ timeStamp }: Event) => {
        const watch = new MutationObserver(() => {
          watch.disconnect()
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
            port1.start()
            port2.postMessage(null)
          })
        })
        const everything = { childList: true, subtree: true, characterData: true, attributes: true }
        watch.observe(document.body, everything)
      }
      addEventListener('click', tapped, { capture: true, once: true })
    })
    Reflect.set(window, 'painted', painted)
  })
  // A finger stays for a while: pressed and released at once, the press is still being worked on when the tap comes.
  await what.click({ delay: PRESS_MS })
  return page.evaluate(() => Promise.resolve(Reflect.get(window, 'painted')).then(Number))
}

/** Another device, in this process and on the same clock, changes the words of a card that hangs on the wall. */
async function editToPaint(page: Page, doc: Y.Doc, text: string): Promise<number> {
  await page.evaluate((wanted) => {
    const painted = new Promise<number>((resolve) => {
      const watch = new MutationObserver(() => {
        if (!document.body.textContent?.includes(wanted)) return
        watch.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.timeOrigin + performance.now()))
          port1.start()
          port2.postMessage(null)
        })
      })
      watch.observe(document.body, { childList: true, subtree: true, characterData: true })
    })
    Reflect.set(window, 'painted', painted)
  }, text)
  const shown = await page.locator('.lane.doing [data-card]').first().getAttribute('data-card')
  const action = readBoard(doc).actions.find(({ id }) => id === shown)
  if (!action) throw new Error('the card on the wall is not on the board')
  const change = bindCommands({ doc, origin: 'other', now: () => new Date(), newId: () => 'none' })
  const from = performance.timeOrigin + performance.now()
  change.editAction(action.id, { text })
  const at = await page.evaluate(() => Promise.resolve(Reflect.get(window, 'painted')).then(Number))
  return at - from
}
