// The other sessions run through the same conductor: their own parts, a free length, notes that open together.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timingOf } from '../../src/session/budget.ts'
import { isForgotten, keepTime } from '../../src/session/clock.ts'
import {
  agendaOf,
  columnsOf,
  lengthsOf,
  notesAreHidden,
  OTHER_KINDS,
  RETRO_FORMATS,
} from '../../src/session/kinds.ts'
import { stateOf } from '../../src/session/state.ts'
import { readSteps } from '../../src/session/steps.ts'
import { card, step } from './steps-of.ts'

const MINUTE = 60_000

describe.each(OTHER_KINDS)('a session of kind %s', (kind) => {
  test('has an agenda that adds up to any length that is chosen, and ends by closing', () => {
    for (const minutes of [...lengthsOf(kind), 7, 240]) {
      const agenda = agendaOf(kind, minutes)
      expect(agenda.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(minutes * 60)
      expect(agenda.every(({ seconds }) => seconds > 0)).toBe(true)
      expect(agenda[agenda.length - 1]?.part).toBe('check-out')
    }
  })

  test('reads back from its log with the parts it began with, and keeps the promise of the whole', () => {
    const agenda = agendaOf(kind, 45)
    const [, second] = agenda
    if (!second) throw new Error('an agenda has more than one part')
    const log = [step(0, { do: 'start', agenda }), step(60, { do: 'show', part: second.part, item: null })]
    const state = stateOf([card(log)])
    expect(state.agenda).toEqual(agenda)
    expect(state.part).toBe(second.part)
    const timing = timingOf(state, 5 * MINUTE)
    expect(timing.parts.reduce((sum, { rest }) => sum + rest, 0)).toBeCloseTo(40 * MINUTE)
  })
})

test('a working session of an hour and a half is not closed while it is led', () => {
  const state = stateOf([card([step(0, { do: 'start', agenda: agendaOf('work', 90) })])])
  const at = (minutes: number) => ({ wall: minutes * MINUTE, mono: minutes * MINUTE })
  const after = (minutes: number) => {
    let clock = keepTime(null, state, [], state.leader, at(0))
    for (let minute = 1; minute <= minutes; minute++) {
      clock = keepTime(clock, state, [], state.leader, at(minute))
    }
    return isForgotten(state, clock, [], state.leader, at(minutes))
  }
  expect(after(75)).toBe(false)
  expect(after(134)).toBe(false)
  expect(after(136)).toBe(true)
})

test('notes are in the order of the session, come once, and can be torn off', () => {
  const agenda = agendaOf('retrospective', 45)
  const note = (id: string, column = 'wind') => ({ do: 'note', id, column, text: `briefje ${id}` }) as const
  const state = stateOf([
    card([
      step(0, { do: 'start', agenda, format: 'tops-tips' }),
      step(10, note('a')),
      step(20, note('b', 'anchor')),
      step(20, note('a')),
      step(30, { do: 'tear', note: 'b' }),
    ]),
  ])
  expect(state.notes.map(({ id }) => id)).toEqual(['a'])
  expect(state.format).toBe('tops-tips')
})

test('notes are closed while everybody writes, and stay open once they were shown', () => {
  expect(notesAreHidden('retro-write', ['retro-write'])).toBe(true)
  expect(notesAreHidden('retro-show', ['retro-write', 'retro-show'])).toBe(false)
  expect(notesAreHidden('retro-write', ['retro-write', 'retro-show'])).toBe(false)
})

test('every form of looking back has its own columns', () => {
  const columns = RETRO_FORMATS.map((format) => columnsOf('retro-write', format))
  expect(columns.map(({ length }) => length)).toEqual([4, 3, 4, 2])
  expect(new Set(columns.flat()).size).toBe(13)
})

test('whatever stands in a log is read without an error, and what is no note is left out', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          do: fc.constantFrom('note', 'tear', 'show', 'start'),
          at: fc.anything(),
          id: fc.anything(),
          text: fc.anything(),
          note: fc.anything(),
          format: fc.anything(),
        }),
      ),
      (log) => {
        for (const one of readSteps(log)) {
          if (one.do === 'note') expect(one.text.length).toBeLessThanOrEqual(300)
        }
      },
    ),
  )
})
