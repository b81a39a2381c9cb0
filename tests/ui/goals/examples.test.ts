// The examples of goals: complete in every sector and skill, the same in both languages, and each ready for the board.
import { describe, expect, test } from 'vitest'
import { MEASURES } from '../../../src/board/schema.ts'
import { goalExamplesEn } from '../../../src/content/goal-examples-en.ts'
import { goalExamplesNl } from '../../../src/content/goal-examples-nl.ts'
import { lacks, outOf } from '../../../src/insights/measures.ts'
import { indicatorOf, planFrom, planOf, readPlan } from '../../../src/ui/goals/plan.ts'

const SECTORS = ['po', 'vo', 'mbo', 'class']
const SKILLS = ['decoding', 'comprehension', 'maths', 'citizenship', 'digital']
const EMPTY = planOf(null, null, '2026-11-22')

describe.each([
  ['Dutch', goalExamplesNl],
  ['English', goalExamplesEn],
])('the %s examples', (_language, examples) => {
  test('have one for every basic skill in every sector', () => {
    for (const sector of SECTORS) {
      const skills = examples.filter((example) => example.sector === sector).map(({ skill }) => skill)
      expect([...new Set(skills)].sort()).toEqual([...SKILLS].sort())
    }
  })

  test('can each go on the board as they are', () => {
    for (const example of examples) {
      const indicator = indicatorOf(planFrom(example, EMPTY))
      expect(lacks(indicator), example.text).toEqual([])
      expect(indicator.baseline).toBe(example.baseline)
      expect(indicator.target).toBe(example.target)
      expect(example.target > example.baseline ? 'up' : 'down').toBe(example.direction)
      const n = outOf(indicator)
      if (n !== null) expect(example.target).toBeLessThanOrEqual(n)
    }
  })

  test('show every kind of measure', () => {
    expect(new Set(examples.map(({ measure }) => measure))).toEqual(new Set(MEASURES))
  })
})

test('the examples are the same goals in both languages', () => {
  const bones = (examples: typeof goalExamplesNl) =>
    examples.map(({ sector, skill, measure, direction, baseline, target }) => [
      sector,
      skill,
      measure,
      direction,
      baseline,
      target,
    ])
  expect(bones(goalExamplesEn)).toEqual(bones(goalExamplesNl))
})

test('half a goal that was kept comes back, also from before there were questions, and nonsense is an empty one', () => {
  expect(readPlan(JSON.stringify({ ...EMPTY, text: 'Lezen', target: '80' }), EMPTY)).toMatchObject({
    text: 'Lezen',
    target: '80',
  })
  expect(readPlan('Elke dag lezen', EMPTY).text).toBe('Elke dag lezen')
  expect(readPlan('{"text":3,"direction":null}', EMPTY)).toEqual(EMPTY)
  expect(readPlan('7', EMPTY).text).toBe('7')
})
