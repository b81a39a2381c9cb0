// How old the board is, read and put in words without alarm.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { readBoard } from '../../src/board/view.ts'
import { enWall } from '../../src/i18n/en-wall.ts'
import { nlWall } from '../../src/i18n/nl-wall.ts'
import { lastHeld, lastMeasured } from '../../src/insights/ages.ts'

function boardWithGoal() {
  const doc = new Y.Doc()
  let ids = 0
  const change = bindCommands({ doc, origin: 'test', now: () => new Date(), newId: () => `id${(ids += 1)}` })
  const goalId = change.addGoal({ text: 'Lezen' })
  if (!goalId) throw new Error('no goal')
  return { change, goalId, view: () => readBoard(doc) }
}

test('an empty board was never measured and never stood before', () => {
  const { view } = boardWithGoal()
  expect([lastMeasured(view()), lastHeld(view())]).toEqual([null, null])
})

test('the newest value counts, whatever the order of entry, and "niet gemeten" is no value', () => {
  const { change, goalId, view } = boardWithGoal()
  change.measureGoal(goalId, { date: '2026-11-09', value: 61 })
  change.measureGoal(goalId, { date: '2026-11-02', value: 57 })
  change.measureGoal(goalId, { date: '2026-11-20', value: null })
  expect(lastMeasured(view())).toBe('2026-11-09')
})

test.each([
  { days: null, measured: 'nog niet gemeten', held: 'nog geen bordsessie gehouden' },
  { days: 0, measured: 'deze week gemeten', held: 'vandaag bordsessie gehouden' },
  { days: 1, measured: 'deze week gemeten', held: 'vorige bordsessie gisteren' },
  { days: 6, measured: 'deze week gemeten', held: 'vorige bordsessie 6 dagen geleden' },
  { days: 7, measured: '1 week niet gemeten', held: 'vorige bordsessie 1 week geleden' },
  { days: 14, measured: '2 weken niet gemeten', held: 'vorige bordsessie 2 weken geleden' },
  { days: 27, measured: '3 weken niet gemeten', held: 'vorige bordsessie 3 weken geleden' },
])('after $days days the wall says: $measured · $held', ({ days, measured, held }) => {
  expect([nlWall.wall.measured(days), nlWall.wall.held(days)]).toEqual([measured, held])
})

test('the wall says the same in English', () => {
  expect([enWall.wall.measured(21), enWall.wall.held(14)]).toEqual([
    'not measured for 3 weeks',
    'last board session 2 weeks ago',
  ])
})
