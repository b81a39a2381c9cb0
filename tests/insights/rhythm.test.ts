// Which weeks the board session was held, when it comes next, and which other instrument lags behind.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindCommands } from '../../src/board/change.ts'
import { schoolYearOf } from '../../src/board/day.ts'
import { readBoard } from '../../src/board/view.ts'
import type { BoardView } from '../../src/board/view.ts'
import { laggingInstrument } from '../../src/insights/instruments.ts'
import { nextSessionDay, sessionDays, weeklyRhythm } from '../../src/insights/rhythm.ts'

/** A Wednesday. */
const TODAY = '2026-11-25'
const AUTUMN = { id: 'h1', name: 'Herfstvakantie', from: '2026-10-17', to: '2026-10-25' }
const CHRISTMAS = { id: 'h2', name: 'Kerstvakantie', from: '2026-12-19', to: '2027-01-03' }

function board() {
  const doc = new Y.Doc()
  let serial = 0
  const newId = () => `id${(serial += 1)}`
  const change = bindCommands({ doc, origin: 'test', now: () => new Date(`${TODAY}T10:00:00`), newId })
  change.createBoard({ id: newId(), kind: 'team', name: 'Team', schoolYear: schoolYearOf(TODAY) })
  const hold = (date: string) => change.addSession({ kind: 'board', date, durationMinutes: 15 })
  const fix = (weekday: number | null) =>
    change.planSessions({ weekday, time: '15:15', minutes: 15, agenda: [] })
  const view = (): BoardView => ({ ...readBoard(doc), holidays: [AUTUMN, CHRISTMAS] })
  return { change, hold, fix, view }
}

describe('the weekly rhythm', () => {
  test('tells held, skipped with its reason, free and none, from the first sign of life on', () => {
    const { change, hold, view } = board()
    for (const day of ['2026-10-06', '2026-10-13', '2026-10-27', '2026-11-17']) hold(day)
    change.addSession({ kind: 'work', date: '2026-11-10', durationMinutes: 60 })
    change.skipWeek({ date: '2026-11-04', reason: 'Studiedag' })
    const weeks = weeklyRhythm(view(), TODAY)
    expect(weeks.map(({ state }) => state)).toEqual([
      'held',
      'held',
      'holiday',
      'held',
      'skipped',
      'none',
      'held',
      'none',
    ])
    expect(weeks[2]?.reason).toBe('Herfstvakantie')
    expect(weeks[4]?.reason).toBe('Studiedag')
    expect(weeklyRhythm(view(), TODAY, 2).map(({ state }) => state)).toEqual(['held', 'none'])
    expect(weeklyRhythm(board().view(), TODAY)).toEqual([])
  })

  test('gives the next fixed day, past a held one, a skipped week and a holiday', () => {
    const { change, hold, fix, view } = board()
    expect(nextSessionDay(view(), TODAY)).toBe(null)
    fix(3)
    expect(nextSessionDay(view(), TODAY)).toBe(TODAY)
    hold(TODAY)
    expect(nextSessionDay(view(), TODAY)).toBe('2026-12-02')
    const skipped = change.skipWeek({ date: '2026-12-01', reason: '' })
    expect(nextSessionDay(view(), TODAY)).toBe('2026-12-09')
    change.unskipWeek(skipped ?? '')
    expect(nextSessionDay(view(), TODAY)).toBe('2026-12-02')
    expect(nextSessionDay(view(), '2026-12-20')).toBe('2027-01-06')
    expect(nextSessionDay(view(), '2027-08-02')).toBe(null)
  })

  test('has every fixed day until the end of the school year, those in holidays as off', () => {
    const { fix, view } = board()
    fix(3)
    const days = sessionDays(view(), TODAY)
    expect(days[0]).toEqual({ day: TODAY, off: false })
    expect(days.filter(({ off }) => off).map(({ day }) => day)).toEqual(['2026-12-23', '2026-12-30'])
    expect(days[days.length - 1]?.day).toBe('2027-07-28')
  })
})

describe('the instrument that lags', () => {
  const lagging = (items: [text: string, date: string][], holidays = [CHRISTMAS], today = TODAY) => {
    const { change, view } = board()
    for (const [text, date] of items) change.addPlanningItem({ text, date })
    return laggingInstrument(view().planning, holidays, today)
  }

  test('is a lesson visit first where there never was one', () => {
    expect(lagging([])).toEqual({ instrument: 'visit', weeks: null })
    expect(lagging([['Lesbezoek bij Bram', TODAY]])).toEqual({ instrument: 'design', weeks: null })
  })

  test('is the one that is furthest behind: visits every other week, designs every four weeks', () => {
    const late: [string, string][] = [
      ['Lesbezoek bij Bram', '2026-11-03'],
      ['Samen lessen ontwerpen', '2026-10-06'],
    ]
    expect(lagging(late)).toEqual({ instrument: 'design', weeks: 7 })
    expect(lagging([...late, ['Lesontwerp rekenen', '2026-11-10']])).toEqual({
      instrument: 'visit',
      weeks: 3,
    })
  })

  test('is none when both are planned, and holidays do not count', () => {
    const planned: [string, string][] = [
      ['Lesbezoek bij Anne', '2026-12-09'],
      ['Lesontwerp taal', '2026-12-09'],
    ]
    expect(lagging(planned)).toBe(null)
    expect(lagging(planned, [CHRISTMAS], '2027-01-06')).toBe(null)
    expect(lagging(planned, [], '2027-01-06')).toEqual({ instrument: 'visit', weeks: 4 })
  })
})
