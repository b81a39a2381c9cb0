// How a goal stands, from measurements as a board holds them.
import { expect, test } from 'vitest'
import { asId } from '../../src/board/fields.ts'
import type { GoalId, Measurement, MeasurementId } from '../../src/board/schema.ts'
import { progressOf } from '../../src/insights/progress.ts'

const GOAL = asId<GoalId>('goal')
const GOAL_CARD = {
  id: GOAL,
  indicator: {
    label: 'leerlingen',
    measure: 'number' as const,
    unit: '',
    direction: 'up' as const,
    baseline: null,
    target: null,
    howMeasured: '',
    measuredBy: '',
    firstMeasureOn: null,
  },
}

function measurement(id: string, value: number | null, corrects: string | null = null): Measurement {
  return {
    id: asId<MeasurementId>(id),
    goalId: GOAL,
    sessionId: null,
    date: '2026-11-22',
    value,
    days: [],
    note: '',
    corrects: corrects === null ? null : asId<MeasurementId>(corrects),
    createdAt: '2026-11-22T08:00:00.000Z',
  }
}

test('a corrected value no longer counts, and its correction does', () => {
  const { series, latest } = progressOf(GOAL_CARD, [
    measurement('a', 57),
    measurement('b', 61),
    measurement('c', 62, 'b'),
  ])
  expect(series.map((one) => one.id)).toEqual(['a', 'c'])
  expect(latest?.value).toBe(62)
})

test('two colleagues who correct the same value leave one: the later of the two', () => {
  const { series } = progressOf(GOAL_CARD, [
    measurement('a', 57),
    measurement('b', 62, 'a'),
    measurement('c', 63, 'a'),
  ])
  expect(series.map((one) => one.id)).toEqual(['c'])
})

test('"niet gemeten" is in the series, and the change skips it', () => {
  const { series, difference } = progressOf(GOAL_CARD, [
    measurement('a', 57),
    measurement('b', null),
    measurement('c', 60),
  ])
  expect(series).toHaveLength(3)
  expect(difference).toBe(3)
})
