import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBoard } from '../../src/board/archive.ts'
import { addDays, weekdayOf } from '../../src/board/day.ts'
import { readBoard, type BoardView } from '../../src/board/view.ts'
import type { Day } from '../../src/board/schema.ts'
import { readAnyArchive } from '../../src/exchange/archive-file.ts'
import { exampleAsOf } from '../../src/exchange/example.ts'

const text = readFileSync(new URL('../../src/exchange/example-year.json', import.meta.url), 'utf8')

const read = await readAnyArchive(text)

function exampleOn(today: Day): [BoardView, BoardView] {
  if (!read.ok) throw new Error(read.reason)
  const [team, group6] = exampleAsOf(today, read.boards).map((archive) => {
    const doc = new Y.Doc()
    fillBoard(doc, archive)
    return readBoard(doc)
  })
  if (team === undefined || group6 === undefined) throw new Error('no boards')
  return [team, group6]
}

const open = (board: BoardView) =>
  board.actions.filter((action) => action.status === 'todo' || action.status === 'doing')
const active = (board: BoardView) => board.goals.filter((goal) => goal.status === 'active')

describe('the example on a normal day', () => {
  const today = '2026-11-23'
  const [team, group6] = exampleOn(today)

  test('stands in the school year of that day, with every weekday in its place', () => {
    for (const board of [team, group6]) {
      expect(board.schoolYear.label).toBe('2026-2027')
      expect(board.schoolYear.start <= today && today <= board.schoolYear.end).toBe(true)
    }
    expect(new Set(team.sessions.map((session) => weekdayOf(session.date ?? '')))).toEqual(new Set([2]))
    expect(new Set(group6.sessions.map((session) => weekdayOf(session.date ?? '')))).toEqual(new Set([5]))
  })

  test('has an active goal with open and done actions, and goals that ended', () => {
    for (const board of [team, group6]) {
      const [goal, ...others] = active(board)
      expect(others).toEqual([])
      expect(board.goals.length).toBeGreaterThan(1)
      const own = board.actions.filter((action) => action.goalId === goal?.id)
      expect(own.some((action) => action.status === 'doing')).toBe(true)
      expect(board.goals[0]).toMatchObject({ status: 'reached' })
    }
    expect(open(team).map((action) => action.status)).toContain('todo')
    expect(team.actions.filter((action) => action.status === 'done').length).toBeGreaterThan(20)
  })

  test('holds nothing that is still to come, but for the planning of two weeks', () => {
    for (const board of [team, group6]) {
      for (const { date } of [
        ...board.measurements,
        ...board.successes,
        ...board.sessions,
        ...board.parking,
      ]) {
        expect((date ?? '') <= today).toBe(true)
      }
      for (const action of board.actions) {
        expect((action.createdOn ?? '') <= today).toBe(true)
        expect((action.closedOn ?? '') <= today).toBe(true)
        const isClosed = action.status === 'done' || action.status === 'stopped'
        expect(action.closedOn !== null).toBe(isClosed)
      }
      for (const item of board.planning) {
        expect((item.date ?? '') <= addDays(today, 14)).toBe(true)
        expect(item.done).toBe((item.date ?? '') < today)
        if (item.actionId !== null) expect(board.actions.map((action) => action.id)).toContain(item.actionId)
      }
      expect(board.yearGoals.every((goal) => goal.status === 'active')).toBe(true)
    }
    expect(team.planning.some((item) => !item.done)).toBe(true)
    expect(team.secured.map((habit) => habit.id)).toEqual(['b1'])
  })
})

describe('the example through the year', () => {
  test('never shows more than eight open actions, and one goal while there is school', () => {
    for (let day = '2026-09-10'; day <= '2027-07-01'; day = addDays(day, 3)) {
      for (const board of exampleOn(day)) {
        expect(active(board).length, day).toBe(1)
        expect(open(board).length, day).toBeLessThanOrEqual(8)
      }
    }
  })

  test('shows how the year ended all summer', () => {
    for (const day of ['2027-07-25', '2027-08-20']) {
      const [team, group6] = exampleOn(day)
      expect(team.schoolYear.label).toBe('2026-2027')
      expect([team.actions.length, group6.actions.length]).toEqual([120, 48])
      expect(open(team).map((action) => action.movedTo)).toEqual(['volgend schooljaar', 'volgend schooljaar'])
      expect(team.goals.map((goal) => goal.status)).toEqual([
        'reached',
        'almost',
        'reached',
        'reached',
        'missed',
      ])
      expect(team.yearGoals.map((goal) => goal.status)).toEqual(['almost', 'reached'])
      expect(team.secured).toHaveLength(4)
      expect(active(group6)).toEqual([])
    }
  })

  test('opens in any year, before and after its own', () => {
    for (const year of [1999, 2024, 2025, 2026, 2040]) {
      const [team] = exampleOn(`${year}-11-15`)
      expect(team.schoolYear.label).toBe(`${year}-${year + 1}`)
      expect(active(team)).toHaveLength(1)
    }
  })

  test('leaves the boards it was given as they are', () => {
    if (!read.ok) throw new Error(read.reason)
    const before = JSON.stringify(read.boards)
    exampleAsOf('2026-11-23', read.boards)
    expect(JSON.stringify(read.boards)).toBe(before)
  })
})
