// The promise of the quarter of an hour: whatever the team does, the planned rest is what is left of the whole.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part } from '../../src/session/kinds.ts'
import { agendaFor } from '../../src/session/agenda.ts'
import { defaultSessionPlan } from '../../src/board/board-fields.ts'
import { timingOf } from '../../src/session/budget.ts'
import { stateOf } from '../../src/session/state.ts'
import type { Doing } from '../../src/session/steps.ts'
import { card, step, USUAL } from './steps-of.ts'

const PARTS = USUAL.map(({ part }) => part)

const doings: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({
    do: fc.constant('show' as const),
    part: fc.constantFrom<Part>(...PARTS),
    item: fc.constant(null),
  }),
  fc.record({ do: fc.constant('minute' as const), part: fc.constantFrom<Part>(...PARTS) }),
  fc.constant<Doing>({ do: 'pause' }),
  fc.constant<Doing>({ do: 'resume' }),
  fc.constant<Doing>({ do: 'lead' }),
)

test('the planned rest of all parts is always what is left of the whole, and no part gets negative time', () => {
  const sessions = fc.record({
    minutes: fc.constantFrom(8, 10, 15),
    steps: fc.array(fc.tuple(fc.nat({ max: 240 }), doings), { maxLength: 25 }),
    beyond: fc.nat({ max: 400 }),
  })
  fc.assert(
    fc.property(sessions, ({ minutes, steps, beyond }) => {
      const agenda = agendaFor('team', defaultSessionPlan('team'), minutes)
      let at = 0
      let running = true
      const log = [step(0, { do: 'start', agenda })]
      for (const [passed, doing] of steps) {
        if (running) at += passed
        if (doing.do === 'pause') running = false
        if (doing.do === 'resume') running = true
        log.push(step(at, doing))
        const timing = timingOf(stateOf([card(log)]), at * 1000)
        const rest = timing.parts.reduce((sum, part) => sum + part.rest, 0)
        expect(rest).toBeCloseTo(Math.max(0, minutes * 60_000 - at * 1000), 3)
        expect(timing.parts.every((part) => part.rest >= 0 && part.spent >= 0)).toBe(true)
      }
      const timing = timingOf(stateOf([card(log)]), (at + beyond) * 1000)
      const spent = timing.parts.reduce((sum, part) => sum + part.spent, 0)
      expect(spent).toBeCloseTo((at + beyond) * 1000, 3)
      expect(timing.parts.reduce((sum, part) => sum + part.rest, 0)).toBeCloseTo(timing.left, 3)
    }),
    { numRuns: 300 },
  )
})

test('what one part leaves over is spread over the parts still to come in proportion', () => {
  const log = [
    step(0, { do: 'start', agenda: USUAL }),
    step(60, { do: 'show', part: 'successes', item: null }),
  ]
  const rests = timingOf(stateOf([card(log)]), 60_000).parts.map(({ rest }) => Math.round(rest / 1000))
  // 840 s left for parts of 120, 240, 300, 60 and 60: each 840/780 of its guide.
  expect(rests).toEqual([0, 129, 258, 323, 65, 65])
})

test('a part that takes longer takes from the parts to come, and the session still ends in time', () => {
  const log = [step(0, { do: 'start', agenda: USUAL })]
  const { parts, left } = timingOf(stateOf([card(log)]), 300_000)
  expect(parts.map(({ rest }) => Math.round(rest / 1000))).toEqual([0, 92, 185, 231, 46, 46])
  expect(left).toBe(600_000)
})

test('a minute more for this part comes out of the others', () => {
  const log = [step(0, { do: 'start', agenda: USUAL }), step(0, { do: 'minute', part: 'check-in' })]
  const { parts } = timingOf(stateOf([card(log)]), 0)
  expect(Math.round((parts[0]?.rest ?? 0) / 1000)).toBe(180)
  expect(parts.reduce((sum, { rest }) => sum + rest, 0)).toBeCloseTo(900_000, 3)
})

test('time that is over is counted on, and takes nothing from anybody', () => {
  const log = [
    step(0, { do: 'start', agenda: USUAL }),
    step(880, { do: 'show', part: 'check-out', item: null }),
  ]
  const { left, over, parts } = timingOf(stateOf([card(log)]), 1_000_000)
  expect([left, over]).toEqual([0, 100_000])
  expect(parts.every(({ rest }) => rest === 0)).toBe(true)
})

test('a class that chooses ten minutes gets the short division, and eight keeps it in proportion', () => {
  const plan = defaultSessionPlan('class')
  const ten = agendaFor('class', plan, 10)
  expect(ten.map(({ part, seconds }) => `${part} ${seconds}`)).toEqual([
    'check-in 120',
    'successes 120',
    'planning 60',
    'goals 120',
    'actions 120',
    'check-out 60',
  ])
  expect(agendaFor('class', plan, 8).reduce((sum, { seconds }) => sum + seconds, 0)).toBe(480)
  expect(agendaFor('team', defaultSessionPlan('team'), 15)).toEqual(USUAL)
})

test('a session card with missing or damaged parts still has an agenda and a quarter of an hour', () => {
  const broken = [
    null,
    3,
    { do: 'start' },
    { do: 'show', part: 'dance', at: 1, wall: 1, by: 'x' },
    { at: -5 },
  ]
  const { total, parts } = timingOf(stateOf([card(broken)]), 0)
  expect([total, parts.length]).toEqual([900_000, 6])
})
