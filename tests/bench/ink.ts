// A hundred cards written by hand, on a processor six times slower: opening them, dragging one over the others, and the line that
// follows a pen.
import { bindCommands } from '../../src/board/change.ts'
import { encodeStroke, simplify } from '../../src/board/ink.ts'
import { readBoard } from '../../src/board/view.ts'
import { seededRandom } from '../board/editors.ts'
import { word } from '../board/handwriting.ts'
import { offlineReady } from '../browser/harness.ts'
import { SLOWER } from './app.ts'
import { boardWithCards } from './boards.ts'
import { framesWhile, middleOf } from './frames.ts'
import { joinedBoard } from './joined-board.ts'
import { median, percentile } from './statistics.ts'

const OPENINGS = 5
const WRITTEN = 100
/** Of those in two lanes, the wall draws the first twelve of each before anything else. */
const DRAWN_FIRST = 24
const WORDS = 6

export type InkTimes = {
  /** Bytes of handwriting on one card. */
  bytesPerCard: number
  /** From asking for the address until the handwriting that is drawn first is painted (ms). */
  open: number
  /** The longest of 19 in 20 frames while a card is dragged over the others (ms). */
  drag: number
  /** And while a pen writes. */
  write: number
  /** From the move of the pen to the end of the frame that shows it: median and 19 in 20 (ms). */
  follow: number
  followMost: number
}

export async function measureInk(): Promise<InkTimes> {
  const doc = boardWithCards(0)
  const change = bindCommands({
    doc,
    origin: 'bench',
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  })
  const goalId = readBoard(doc).goals[0]?.id ?? null
  const random = seededRandom(1)
  let bytes = 0
  for (let card = 0; card < WRITTEN; card++) {
    const id = change.addAction({ text: '', goalId, status: card % 2 ? 'doing' : 'todo' })
    for (let nth = 0; nth < WORDS; nth++) {
      for (const points of word(random, 40 + (nth % 3) * 420, 40 + Math.floor(nth / 3) * 160, 90)) {
        const stroke = encodeStroke({ width: 5, points: simplify(points, 1) })
        if (id === null || !change.addInk('actions', id, stroke)) throw new Error('a stroke was refused')
        bytes += stroke.length
      }
    }
  }
  const { page, address, slowDown, close } = await joinedBoard(doc)
  await page.getByRole('button', { name: 'Anouk' }).click()
  await offlineReady(page)
  await page.addInitScript(markAllInk, DRAWN_FIRST)
  const opened = async () => {
    await page.goto('about:blank')
    await page.goto(address)
    await page.waitForFunction(() => Reflect.has(window, 'allInk'), null, { polling: 100 })
    return page.evaluate(() => Number(Reflect.get(window, 'allInk')))
  }
  await opened()
  await slowDown(SLOWER)
  const openings: number[] = []
  for (let time = 0; time < OPENINGS; time++) openings.push(await opened())

  const card = page.locator('[data-card]').first()
  const drag = await framesWhile(page, await middleOf(card))

  await page.getByRole('button', { name: 'Schrijven', exact: true }).click()
  await page.locator('canvas').waitFor()
  await page.evaluate(watchPen)
  const write = await framesWhile(page, await middleOf(page.locator('canvas')))
  const follows = await page.evaluate(() => {
    const all: unknown = Reflect.get(window, 'penDelays')
    return Array.isArray(all) ? all.map(Number) : []
  })
  await close()
  return {
    bytesPerCard: bytes / WRITTEN,
    open: median(openings),
    drag: percentile(drag, 0.95),
    write: percentile(write, 0.95),
    follow: median(follows),
    followMost: percentile(follows, 0.95),
  }
}

/** Runs in the page: how long after a move of the pen the frame that shows it has been painted. */
function watchPen() {
  const delays: number[] = []
  Reflect.set(window, 'penDelays', delays)
  addEventListener('pointermove', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => delays.push(performance.now() - timeStamp))
      port1.start()
      port2.postMessage(null)
    })
  })
}

/** Runs in the page, before its own scripts. */
function markAllInk(wanted: number) {
  const watch = new MutationObserver(() => {
    if (document.querySelectorAll('.card .ink').length < wanted) return
    watch.disconnect()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => Reflect.set(window, 'allInk', performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  })
  watch.observe(document, { childList: true, subtree: true })
}
