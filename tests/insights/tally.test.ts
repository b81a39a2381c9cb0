// Tallying on several phones at once: every tap counts, whatever was on which phone when. SEED=n repeats one seed.
import { expect, test } from 'vitest'
import * as commands from '../../src/board/commands.ts'
import type { Editor } from '../../src/board/editor.ts'
import { readBoard } from '../../src/board/view.ts'
import { storedFor, tallyOf } from '../../src/insights/corrections.ts'
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

/** Everybody has what everybody wrote. */
function level(all: readonly Editor[]) {
  for (let round = 0; round < 2; round++)
    for (const a of all) for (const b of all) if (a !== b) exchange(a, b)
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
  else
    commands.correctMeasurement(phone, current.id, { value: storedFor(goal, value, current, measurements) })
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
    // A tap too many is taken back with the minus, by one who sees them all: taken back twice at once, it counts once.
    const back = random() < 0.15
    if (back) level(all)
    const some = shownOn(phone).series.some((one) => one.date === date && one.value)
    const by = back && some ? -1 : 1 + Math.floor(random() * 3)
    tap(phone, date, by)
    tapped.set(date, (tapped.get(date) ?? 0) + by)
  }
  level(all)
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

test('a slip that two colleagues set right at once is set right once', () => {
  const { all } = phones(3)
  const [wall, phone, other] = all
  if (!wall || !phone || !other) throw new Error('no phones')
  tap(wall, '2026-11-23', 30)
  level(all)
  tap(wall, '2026-11-23', -27)
  tap(phone, '2026-11-23', -27)
  // Who counts one more at the same time still does.
  tap(other, '2026-11-23', 1)
  level(all)
  for (const one of all) expect(shownOn(one).series.map(({ value }) => value)).toEqual([4])
})

test('a tally never goes below nought, and the next tap counts again', () => {
  const { all } = phones(2)
  const [wall, phone] = all
  if (!wall || !phone) throw new Error('no phones')
  tap(wall, '2026-11-23', 30)
  level(all)
  tap(wall, '2026-11-23', -27)
  tap(phone, '2026-11-23', 1)
  tap(phone, '2026-11-23', -28)
  level(all)
  expect(shownOn(wall).series.map(({ value }) => value)).toEqual([0])
  tap(wall, '2026-11-23', 2)
  expect(shownOn(wall).series.map(({ value }) => value)).toEqual([2])
})

test('taps add to what a colleague counted before they were kept', () => {
  expect(tallyOf(6, 5, 6)).toBe(7)
  expect(tallyOf(1, 0, 6)).toBe(7)
  expect(tallyOf(4, 5, 0)).toBe(0)
})
