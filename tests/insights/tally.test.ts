// Tallying on several phones at once: every tap counts, whatever was on which phone when. SEED=n repeats one seed.
import { expect, test } from 'vitest'
import * as commands from '../../src/board/commands.ts'
import type { Editor } from '../../src/board/editor.ts'
import { readBoard } from '../../src/board/view.ts'
import { storedFor } from '../../src/insights/corrections.ts'
import { progressOf } from '../../src/insights/progress.ts'
import { colleagueOf, exchange, seededRandom, teamBoard } from '../board/editors.ts'

const SEEDS = process.env['SEED']
  ? [Number(process.env['SEED'])]
  : Array.from({ length: 40 }, (_, n) => n + 1)
const DAYS = ['2026-11-23', '2026-11-24']

function phones(count: number) {
  const first = teamBoard()
  const id = commands.addGoal(first, { text: 'Rustig lopen', indicator: { measure: 'tally' } })
  if (!id) throw new Error('no goal')
  const others = Array.from({ length: count - 1 }, (_, n) => colleagueOf(first, `phone${n}-`))
  return { id, all: [first, ...others] }
}

/** The tallies as they are shown on this phone. */
function shownOn({ doc }: Editor) {
  const { goals, measurements } = readBoard(doc)
  const [goal] = goals
  if (!goal) throw new Error('no goal')
  return { goal, measurements, series: progressOf(goal, measurements).series }
}

/** What a tap does: the value of that day is one more, or as many as were tapped before it was kept. */
function tap(phone: Editor, date: string, by: number) {
  const { goal, measurements, series } = shownOn(phone)
  const current = series.find((one) => one.date === date)
  const value = (current?.value ?? 0) + by
  if (!current) commands.measureGoal(phone, goal.id, { value, date })
  else commands.correctMeasurement(phone, current.id, { value: storedFor(value, current, measurements) })
}

test.each(SEEDS)('two to four phones that tally at once all count (seed %i)', (seed) => {
  const random = seededRandom(seed)
  const { all } = phones(2 + Math.floor(random() * 3))
  const tapped = new Map<string, number>()
  for (let n = 0; n < 30; n++) {
    const phone = all[Math.floor(random() * all.length)]
    const other = all[Math.floor(random() * all.length)]
    if (!phone || !other) throw new Error('no phone')
    if (random() < 0.3 && phone !== other) exchange(phone, other)
    const date = DAYS[Math.floor(random() * DAYS.length)] ?? ''
    // A tap too many is taken back with the minus.
    const by = random() < 0.15 ? -1 : 1 + Math.floor(random() * 3)
    tap(phone, date, by)
    tapped.set(date, (tapped.get(date) ?? 0) + by)
  }
  for (let round = 0; round < 2; round++)
    for (const a of all) for (const b of all) if (a !== b) exchange(a, b)
  for (const phone of all) {
    expect(shownOn(phone).series.map(({ date, value }) => [date, value])).toEqual(
      [...tapped].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  }
})

test('a tally that was not counted is no nought, until somebody counts it', () => {
  const { id, all } = phones(2)
  const [wall, phone] = all
  if (!wall || !phone) throw new Error('no phones')
  commands.measureGoal(wall, id, { value: null, date: '2026-11-23' })
  expect(shownOn(wall).series.map(({ value }) => value)).toEqual([null])
  tap(phone, '2026-11-23', 4)
  exchange(wall, phone)
  expect(shownOn(wall).series.map(({ value }) => value)).toEqual([4])
})
