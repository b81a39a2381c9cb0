// A school year: the year of the example drawn as one page on a processor six times slower, and closing a year of 2,000 cards.
import * as Y from 'yjs'
import { fillNextYear } from '../../src/board/next-year.ts'
import { readBoard } from '../../src/board/view.ts'
import { openExample, visit } from '../browser/hands.ts'
import { newDevice, testServer } from '../browser/harness.ts'
import { SLOWER, tapToPaint } from './app.ts'
import { boardWithCards } from './boards.ts'
import { median } from './statistics.ts'

const TIMES = 5
const CARDS = 2000

export type YearTimes = {
  /** From the tap to the painted page (ms). */
  page: number
  /** The document of the new year out of one with 2,000 cards, in this process at full speed (ms). */
  close: number
  /** Cards that went along. */
  along: number
}

export async function measureYear(): Promise<YearTimes> {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  await openExample(page)
  const slow = await context.newCDPSession(page)
  const views: number[] = []
  for (let time = 0; time <= TIMES; time++) {
    await page.getByRole('button', { name: 'Meer', exact: true }).click()
    const shown = await tapToPaint(page, page.getByRole('button', { name: 'Jaar in beeld' }))
    // The first time fetches the page.
    if (time > 0) views.push(shown)
    else await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.getByRole('dialog', { name: 'Jaar in beeld' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  const old = boardWithCards(CARDS)
  const closings: number[] = []
  let along = 0
  for (let time = 0; time < TIMES; time++) {
    const next = new Y.Doc()
    const from = performance.now()
    fillNextYear(old, next)
    closings.push(performance.now() - from)
    const view = readBoard(next)
    along = view.actions.length + view.goals.length + view.members.length
  }
  return { page: median(views), close: median(closings), along }
}
