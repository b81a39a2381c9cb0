// Whose turn it is, what is kept of a session, which one goes on, and the sessions of the example year held again step by step.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { asId } from '../../src/board/fields.ts'
import { addGoal, correctMeasurement, measureGoal } from '../../src/board/commands.ts'
import type { AgendaPart, Goal, Member, MemberId, Session, SessionId } from '../../src/board/schema.ts'
import { readBoard } from '../../src/board/view.ts'
import { progressOf } from '../../src/insights/progress.ts'
import { timingOf } from '../../src/session/budget.ts'
import { minutesOf, partsOf } from '../../src/session/minutes.ts'
import { expectedPresent, proposeRoles } from '../../src/session/rotation.ts'
import { findForgotten, findRunning, sameAs } from '../../src/session/running.ts'
import { spentOn, stateOf } from '../../src/session/state.ts'
import { colleagueOf, exchange, teamBoard } from '../board/editors.ts'
import { card, step, USUAL } from './steps-of.ts'

type Recorded = { part: string; plannedSeconds: number; actualSeconds: number }
type Example = { boards: { sessions: { id: string; parts: Recorded[] }[] }[] }

const NAMES: Record<string, AgendaPart> = {
  'check-in': 'check-in',
  successen: 'successes',
  doelen: 'goals',
  acties: 'actions',
  planning: 'planning',
  'check-out': 'check-out',
  afsluiten: 'check-out',
}

test('the sessions of the example year, held again with their recorded times, keep the promise and those times', () => {
  const year: Example = JSON.parse(readFileSync('src/exchange/example-year.json', 'utf8'))
  const sessions = year.boards.flatMap((board) => board.sessions).filter(({ parts }) => parts.length > 0)
  expect(sessions.length).toBeGreaterThan(60)
  for (const { id, parts } of sessions) {
    const known = parts.map((one) => ({ ...one, part: NAMES[one.part] ?? 'check-out' }))
    const agenda = known.map(({ part, plannedSeconds }) => ({ part, seconds: plannedSeconds }))
    const whole = agenda.reduce((sum, { seconds }) => sum + seconds, 0)
    const log: unknown[] = [step(0, { do: 'start', agenda })]
    let at = 0
    for (const [index, { part, actualSeconds }] of known.entries()) {
      if (index > 0) log.push(step(at, { do: 'show', part, item: null }))
      for (let second = 0; second <= actualSeconds; second += 10) {
        const { parts, left } = timingOf(stateOf([card(log)]), (at + second) * 1000)
        expect(left, id).toBe(Math.max(0, whole - at - second) * 1000)
        expect(
          parts.reduce((sum, { rest }) => sum + rest, 0),
          id,
        ).toBeCloseTo(left, 3)
      }
      at += actualSeconds
    }
    const kept = partsOf(stateOf([card(log)]), at * 1000)
    expect(kept.map(({ actualSeconds }) => actualSeconds)).toEqual(known.map((one) => one.actualSeconds))
  }
})

describe('whose turn it is', () => {
  test('goes round fairly over a year, also with people who work part of the week', () => {
    const people = ['anouk', 'bram', 'fatima', 'joost', 'lianne'].map((name) => asId<MemberId>(name))
    const held: Session[] = []
    for (let week = 0; week < 40; week += 1) {
      // Lianne is there every other week.
      const present = people.filter((name) => name !== 'lianne' || week % 2 === 0)
      const roles = proposeRoles(present, held)
      expect(new Set(Object.values(roles)).size).toBe(3)
      expect(present).toEqual(expect.arrayContaining(Object.values(roles)))
      const date = `2026-${String(1 + Math.floor(week / 4)).padStart(2, '0')}-${String(1 + (week % 4) * 7).padStart(2, '0')}`
      held.push(
        card([], {
          id: asId<SessionId>(`s${week}`),
          date,
          presentIds: present,
          facilitatorIds: roles.leader ? [roles.leader] : [],
          timekeeperId: roles.timekeeper,
          scribeId: roles.scribe,
        }),
      )
    }
    const led = people.map((name) => held.filter(({ facilitatorIds }) => facilitatorIds[0] === name).length)
    const always = led.slice(0, 4)
    expect(Math.max(...always) - Math.min(...always)).toBeLessThanOrEqual(1)
    expect(led[4]).toBeGreaterThanOrEqual(3)
    expect(led[4]).toBeLessThan(Math.min(...always))
  })

  test('expects who works today, and everybody on a day on which nobody works', () => {
    const member = (id: string, days: Member['days'], left = false): Member => ({
      id: asId<MemberId>(id),
      name: id,
      kind: 'adult',
      role: '',
      group: '',
      sign: '',
      color: '',
      days,
      left,
      order: id,
    })
    const team = [
      member('a', ['mon']),
      member('b', ['tue']),
      member('c', ['mon', 'tue']),
      member('d', [], true),
    ]
    expect(expectedPresent(team, '2026-11-24')).toEqual(['b', 'c'])
    expect(expectedPresent(team, '2026-11-29')).toEqual(['a', 'b', 'c'])
    expect(proposeRoles([], [])).toEqual({ leader: null, timekeeper: null, scribe: null })
  })
})

/** A quarter of an hour after the session of steps-of.ts began. */
const SOON_AFTER = Date.parse('2026-11-24T14:30:00.000Z')
const DAY_MS = 24 * 3_600_000

describe('which session goes on', () => {
  const other = asId<SessionId>('s2')
  const start = (by: string) => step(0, { do: 'start', agenda: USUAL }, by)

  test('is the one that was started first, and the steps of the other count too', () => {
    const late = card([start('b'), step(30, { do: 'show', part: 'goals', item: null }, 'b')], {
      id: other,
      startedAt: '2026-11-24T14:16:00.000Z',
    })
    const early = card([start('a')])
    const running = findRunning([late, early], '2026-11-24', SOON_AFTER)
    expect(running?.card.id).toBe('s1')
    expect(running?.state).toMatchObject({ ids: ['s1', 's2'], leader: 'a', part: 'goals' })
  })

  test('is none when it was closed, or when a session from a file has no steps', () => {
    const closed = card([start('a'), step(900, { do: 'end' })], { endedAt: '2026-11-24T14:30:00.000Z' })
    expect(findRunning([closed, card([], { id: other })], '2026-11-24', SOON_AFTER)).toBe(null)
  })

  test('is not one of another day that was left alone, which is found as forgotten', () => {
    const left = card([start('a'), step(500, { do: 'show', part: 'actions', item: null })])
    expect(findRunning([left], '2026-11-25', SOON_AFTER + DAY_MS)).toBe(null)
    expect(findForgotten([left], '2026-11-25', SOON_AFTER + DAY_MS)?.state.part).toBe('actions')
  })

  test('goes on for a device on whose calendar it is another day', () => {
    // A panel with its time zone in America has yesterday's date in the middle of a Dutch morning.
    const now = card([start('a'), step(500, { do: 'show', part: 'actions', item: null })])
    for (const today of ['2026-11-23', '2026-11-25']) {
      expect(findRunning([now], today, SOON_AFTER)?.card.id, today).toBe('s1')
      expect(findForgotten([now], today, SOON_AFTER), today).toBe(null)
    }
  })

  test('knows of a card that it is the same as another', () => {
    const double = card([start('b'), step(1, { do: 'same', as: 's1' })], { id: other })
    const third = card([start('c'), step(1, { do: 'same', as: 's2' })], { id: asId<SessionId>('s3') })
    expect(sameAs(double)).toBe('s1')
    expect(findRunning([third, double, card([start('a')])], '2026-11-24', SOON_AFTER)?.state.ids).toEqual([
      's1',
      's3',
      's2',
    ])
  })
})

test('going back to a part adds to the time it took before', () => {
  const state = stateOf([
    card([
      step(0, { do: 'start', agenda: USUAL }),
      step(60, { do: 'show', part: 'successes', item: null }),
      step(90, { do: 'show', part: 'check-in', item: null }),
    ]),
  ])
  expect(spentOn(state, 'check-in', 100_000)).toBe(70_000)
  expect(spentOn(state, 'successes', 100_000)).toBe(30_000)
})

test('the minutes tell a goal as the board does, also when two count at once', () => {
  const wall = teamBoard('a')
  const goal = addGoal(wall, { text: 'Vingers in de lucht', indicator: { measure: 'tally' } })
  const session = asId<SessionId>('s1')
  const first = goal && measureGoal(wall, goal, { value: 3, sessionId: session })
  if (!first) throw new Error('no goal')
  const phone = colleagueOf(wall)
  correctMeasurement(wall, first, { value: 4 })
  correctMeasurement(phone, first, { value: 5 })
  exchange(wall, phone)
  const view = readBoard(wall.doc)
  const series = (one: Goal) => progressOf(one, view.measurements).series
  const running = { card: card([]), doubles: [], state: stateOf([card([])]) }
  expect(minutesOf(view, running, series).measured.map(({ now }) => now.value)).toEqual([6])
})
