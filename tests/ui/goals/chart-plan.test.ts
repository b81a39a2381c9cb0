// Where a chart draws what: held to the values, whatever they are.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/board/day.ts'
import { asId } from '../../../src/board/fields.ts'
import type { GoalId, Measurement, MeasurementId } from '../../../src/board/schema.ts'
import type { Course } from '../../../src/insights/course.ts'
import { planChart } from '../../../src/ui/goals/chart-plan.ts'

const SIZE = { width: 760, height: 500, letter: 28 }
const NOTHING = { baseline: null, target: null }

function courseWith(values: readonly (number | null)[], every = 7): Course {
  const series = values.map((value, index): Measurement => ({
    id: asId<MeasurementId>(`m${index}`),
    goalId: asId<GoalId>('goal'),
    sessionId: null,
    date: addDays('2026-09-07', index * every),
    value,
    days: [],
    note: '',
    corrects: null,
    createdAt: '2026-09-07T10:00:00.000Z',
  }))
  return { series, helped: [], earlier: [], verdict: { kind: 'too-few' }, trend: null }
}

test('a higher value stands higher, later stands further to the right, and all of it in the drawing', () => {
  const values = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }), {
    minLength: 1,
    maxLength: 500,
  })
  fc.assert(
    fc.property(values, (series) => {
      const plan = planChart(courseWith(series), NOTHING, [], SIZE)
      if (plan === null) {
        expect(series.every((value) => value === null)).toBe(true)
        return
      }
      const drawn = plan.spots.filter(({ kind }) => kind === 'value')
      expect(drawn).toHaveLength(series.filter((value) => value !== null).length)
      for (const { x, y } of plan.spots) {
        expect(x).toBeGreaterThanOrEqual(plan.box.left - 1e-6)
        expect(x).toBeLessThanOrEqual(plan.box.right + 1e-6)
        expect(y).toBeGreaterThanOrEqual(plan.box.top - 1e-6)
        expect(y).toBeLessThanOrEqual(plan.box.bottom + 1e-6)
      }
      const real = series.flatMap((value) => value ?? [])
      const highest = real.indexOf(Math.max(...real))
      expect(Math.min(...drawn.map(({ y }) => y))).toBe(drawn[highest]?.y)
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['one value', [7]],
  ['equal values', [5, 5, 5, 5]],
  ['values as large as a number can be', [-1e308, 1e308, 0]],
])('%s gets a place', (_what, values) => {
  const plan = planChart(courseWith(values), NOTHING, [], SIZE)
  for (const { x, y } of plan?.spots ?? []) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
  expect(plan?.spots).toHaveLength(values.length)
})

test('what was not measured breaks the line', () => {
  const plan = planChart(courseWith([null, 1, 2, null, null, 3, null]), NOTHING, [], SIZE)
  expect(plan?.runs.map((run) => run.length)).toEqual([2, 1])
})

test('holidays are shaded where they fall, one that ends before it begins is not, and two that overlap both are', () => {
  const holidays = [
    { id: 'a', name: 'Herfst', from: '2026-10-10', to: '2026-10-18' },
    { id: 'b', name: 'Studiedagen', from: '2026-10-15', to: '2026-10-20' },
    { id: 'c', name: 'Verkeerd om', from: '2026-10-20', to: '2026-10-01' },
    { id: 'd', name: 'Zomer', from: '2026-07-01', to: '2026-08-15' },
  ]
  const plan = planChart(courseWith([1, 2, 3, 4, 5, 6, 7, 8]), NOTHING, holidays, SIZE)
  expect(plan?.holidays.map(({ name }) => name)).toEqual(['Herfst', 'Studiedagen'])
})

test('two hundred weeks name no more weeks than fit', () => {
  const plan = planChart(courseWith(Array.from({ length: 200 }, (_, n) => n)), NOTHING, [], SIZE)
  expect(plan?.weeks.length).toBeLessThanOrEqual(6)
  expect(plan?.levels.length).toBeGreaterThan(1)
})

test('a target of before is within the drawing, also when it was far from every value', () => {
  const course = { ...courseWith([50, 52, 51]), earlier: [{ target: 95, until: '2026-09-14' }] }
  const plan = planChart(course, NOTHING, [], SIZE)
  expect(plan?.y(95)).toBeCloseTo(plan?.box.top ?? Number.NaN)
})
