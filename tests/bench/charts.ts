// Six goals with 200 measurements each, on a processor six times slower: each opened goal to the paint of its chart, its
// table and its verdict.
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { addDays, dayOf, schoolYearOf } from '../../src/board/day.ts'
import { SLOWER, tapToPaint } from './app.ts'
import { joinedBoard } from './joined-board.ts'
import { median } from './statistics.ts'

const GOALS = 6
const VALUES = 200

/** Milliseconds: the middle one of six charts, and all six together. */
export async function measureCharts(): Promise<{ one: number; six: number }> {
  const doc = new Y.Doc()
  const texts = goalsWithValues(doc)
  const { page, slowDown, close } = await joinedBoard(doc)
  await page.getByRole('button', { name: 'Anouk' }).click()
  const open = (text: string) => page.getByRole('button', { name: text, exact: true })
  const closeSheet = async () => {
    await page.getByRole('slider').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  // The first time fetches the sheets.
  await open(texts[0] ?? '').click()
  await closeSheet()
  await slowDown(SLOWER)
  const times: number[] = []
  for (const text of texts) {
    times.push(await tapToPaint(page, open(text)))
    await closeSheet()
  }
  await close()
  return { one: median(times), six: times.reduce((sum, time) => sum + time, 0) }
}

function goalsWithValues(doc: Y.Doc): string[] {
  const today = dayOf(new Date())
  let made = 0
  const newId = () => `bench${(made += 1)}`
  const change = bindCommands({ doc, origin: 'bench', now: () => new Date(), newId })
  change.createBoard({ id: 'bench', kind: 'team', name: 'Team bench', schoolYear: schoolYearOf(today) })
  change.addMember({ name: 'Anouk' })
  return Array.from({ length: GOALS }, (_, nth) => {
    const text = `Doel ${nth + 1}`
    const indicator = { measure: 'percentage', unit: '%', baseline: 20, target: 80 } as const
    const goalId = change.addGoal({ text, indicator })
    if (!goalId) throw new Error('a goal was refused')
    for (let day = 0; day < VALUES; day++) {
      const value = 40 + ((day * 7) % 13) + Math.floor(day / 10)
      change.measureGoal(goalId, { value, date: addDays(today, day - VALUES) })
    }
    return text
  })
}
