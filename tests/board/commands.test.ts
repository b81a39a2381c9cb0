import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { adjustGoal } from '../../src/board/adjust-goal.ts'
import * as commands from '../../src/board/commands.ts'
import { bindCommands } from '../../src/board/change.ts'
import { dayOf } from '../../src/board/day.ts'
import { createUndo } from '../../src/board/undo.ts'
import { readBoard } from '../../src/board/view.ts'
import { asId } from '../../src/board/fields.ts'
import type { ActionId } from '../../src/board/schema.ts'
import { colleagueOf, exchange, seededRandom, teamBoard } from './editors.ts'
import { randomCommand } from './random-commands.ts'

/** A board with one member, one goal and some actions under it, all bound to change.*. */
function lessonBoard() {
  const editor = teamBoard()
  const change = bindCommands(editor)
  const memberId = change.addMember({ name: 'Anouk', color: '#2563eb' })
  const goalId = change.addGoal({ text: 'Elke dag lezen', indicator: { measure: 'percentage', target: 80 } })
  if (memberId === null || goalId === null) throw new Error('no board')
  const add = (text: string): ActionId => {
    const id = change.addAction({ text, goalId, ownerIds: [memberId] })
    if (id === null) throw new Error('no action')
    return id
  }
  const action = (id: ActionId) => readBoard(editor.doc).actions.find((action) => action.id === id)
  const texts = () => readBoard(editor.doc).actions.map((action) => action.text)
  return { editor, change, memberId, goalId, add, action, texts }
}

describe('actions', () => {
  test('a new action stands under its goal, to do, from today', () => {
    const { add, action, goalId, memberId } = lessonBoard()
    expect(action(add('Leesmatjes koppelen'))).toMatchObject({
      text: 'Leesmatjes koppelen',
      goalId,
      ownerIds: [memberId],
      status: 'todo',
      due: null,
      createdOn: '2026-11-23',
      closedOn: null,
      ink: [],
    })
  })

  test('a completed action remembers when, also when it is completed again', () => {
    const { editor, change, add, action } = lessonBoard()
    const id = add('Lezen')
    change.completeAction(id)
    expect(action(id)).toMatchObject({ status: 'done', closedOn: '2026-11-23' })
    commands.completeAction({ ...editor, now: () => new Date('2026-12-24T10:00:00') }, id)
    expect(action(id)).toMatchObject({ status: 'done', closedOn: '2026-11-23' })
    change.reopenAction(id)
    expect(action(id)).toMatchObject({ status: 'todo', closedOn: null })
  })

  test('a stopped action remembers why, and forgets it when it is taken up again', () => {
    const { change, add, action } = lessonBoard()
    const id = add('Lezen')
    change.stopAction(id, ' Te groot ')
    expect(action(id)).toMatchObject({ status: 'stopped', stopReason: 'Te groot', closedOn: '2026-11-23' })
    change.startAction(id)
    expect(action(id)).toMatchObject({ status: 'doing', stopReason: '', closedOn: null })
  })

  test('an action that is carried over comes back in the next session and counts it', () => {
    const { change, add, action } = lessonBoard()
    const id = add('Lezen')
    change.editAction(id, { due: { on: '2026-11-30' } })
    change.carryActionOver(id)
    change.carryActionOver(id)
    expect(action(id)).toMatchObject({ due: 'next-session', carriedOver: 2 })
  })

  test('an action keeps its owner when it moves to another goal', () => {
    const { change, add, action, memberId } = lessonBoard()
    const id = add('Lezen')
    const other = change.addGoal({ text: 'Rekenen' })
    change.moveAction(id, { goalId: other, status: 'done', after: null })
    expect(action(id)).toMatchObject({
      goalId: other,
      status: 'done',
      closedOn: '2026-11-23',
      ownerIds: [memberId],
    })
    change.moveAction(id, { status: 'doing', after: null })
    expect(action(id)).toMatchObject({ goalId: other, status: 'doing', closedOn: null })
  })

  test('an action moves to the top, between two others and to the end', () => {
    const { change, add, texts } = lessonBoard()
    const [a, b, c] = ['a', 'b', 'c'].map(add)
    if (a === undefined || b === undefined || c === undefined) throw new Error('no actions')
    change.moveAction(c, { after: null })
    expect(texts()).toEqual(['c', 'a', 'b'])
    change.moveAction(c, { after: a })
    expect(texts()).toEqual(['a', 'c', 'b'])
    change.moveAction(a, { after: b })
    expect(texts()).toEqual(['c', 'b', 'a'])
  })

  test('an action finds its place between two that got the same one on two devices', () => {
    const { editor, change, add, texts } = lessonBoard()
    const other = colleagueOf(editor)
    const mine = add('a mine')
    commands.addAction(other, { text: 'b theirs', goalId: readBoard(other.doc).goals[0]?.id })
    exchange(editor, other)
    const last = add('c last')
    expect(texts()).toEqual(['a mine', 'b theirs', 'c last'])
    change.moveAction(last, { after: mine })
    expect(texts()).toEqual(['a mine', 'c last', 'b theirs'])
  })

  test('an archived action can come back to where it stood', () => {
    const { change, add, action, texts } = lessonBoard()
    const [a] = ['a', 'b'].map(add)
    if (a === undefined) throw new Error('no action')
    change.archiveAction(a)
    expect(action(a)?.archivedAt).toMatch(/^2026-11-23T/)
    change.restoreAction(a)
    expect(action(a)?.archivedAt).toBeNull()
    expect(texts()).toEqual(['a', 'b'])
  })

  test('handwriting is kept per stroke, up to eight kilobytes a card', () => {
    const { change, add, action } = lessonBoard()
    const id = add('')
    expect(change.addInk('actions', id, Uint8Array.of(1, 2, 3))).toBe(true)
    expect(change.addInk('actions', id, new Uint8Array(8 * 1024))).toBe(false)
    expect(change.addInk('actions', id, Uint8Array.of(4))).toBe(true)
    expect(change.eraseInk('actions', id, 0)).toBe(true)
    expect(change.eraseInk('actions', id, 7)).toBe(false)
    expect(action(id)?.ink).toEqual([Uint8Array.of(4)])
  })

  test('two devices that write on one card both keep what they wrote, and each takes back its own last stroke', () => {
    const mine = teamBoard('a')
    const id = commands.addAction(mine, { text: '' })
    if (id === null) throw new Error('no action')
    const theirs = colleagueOf(mine)
    const undo = createUndo(mine.doc, mine.origin)
    const strokes = () => readBoard(mine.doc).actions[0]?.ink.map(([first]) => first)
    for (const stroke of [1, 2]) commands.addInk(mine, 'actions', id, Uint8Array.of(stroke))
    for (const stroke of [11, 12]) commands.addInk(theirs, 'actions', id, Uint8Array.of(stroke))
    commands.titleCard(theirs, 'actions', id, '  Leesmaatjes koppelen ')
    exchange(mine, theirs)
    expect(strokes()?.sort()).toEqual([1, 11, 12, 2])
    undo.undo()
    expect(strokes()?.sort()).toEqual([1, 11, 12])
    undo.redo()
    expect(strokes()?.sort()).toEqual([1, 11, 12, 2])
    expect(readBoard(mine.doc).actions[0]?.text).toBe('Leesmaatjes koppelen')
    undo.close()
  })
})

describe('goals and measurements', () => {
  test('a target that is adjusted stays known with the day on which it changed, and undo forgets it', () => {
    const { editor, goalId } = lessonBoard()
    const goal = () => readBoard(editor.doc).goals[0]
    const today = dayOf(editor.now())
    const undo = createUndo(editor.doc, editor.origin)
    adjustGoal(editor, goalId, { indicator: { target: 70 } })
    adjustGoal(editor, goalId, { indicator: { target: 75 } })
    adjustGoal(editor, goalId, { text: 'Elke dag een kwartier' })
    expect(goal()?.indicator.target).toBe(75)
    expect(goal()?.earlierTargets).toEqual([{ target: 80, until: today }])
    for (let n = 0; n < 3; n++) undo.undo()
    expect(goal()).toMatchObject({ earlierTargets: [], indicator: { target: 80 } })
  })

  test('a target in another measure or unit is a new one, and the old one is not told in its words', () => {
    const { editor, goalId } = lessonBoard()
    adjustGoal(editor, goalId, { indicator: { target: 4, unit: 'kinderen' } })
    adjustGoal(editor, goalId, { indicator: { target: 3, measure: 'tally' } })
    expect(readBoard(editor.doc).goals[0]?.earlierTargets).toEqual([])
    adjustGoal(editor, goalId, { indicator: { target: 2, measure: 'tally', unit: ' kinderen' } })
    expect(readBoard(editor.doc).goals[0]?.earlierTargets).toMatchObject([{ target: 3 }])
  })

  test('two colleagues who adjust a target at once keep the one that stood', () => {
    const { editor, goalId } = lessonBoard()
    const other = colleagueOf(editor)
    adjustGoal(editor, goalId, { indicator: { target: 70 } })
    adjustGoal(other, goalId, { indicator: { target: 60 } })
    exchange(editor, other)
    expect(readBoard(editor.doc).goals[0]?.earlierTargets).toMatchObject([{ target: 80 }])
    expect(readBoard(other.doc).goals).toEqual(readBoard(editor.doc).goals)
  })

  test('a goal of the period or the year remembers on which day it ended', () => {
    const { editor, change, goalId } = lessonBoard()
    const yearGoalId = change.addYearGoal({ text: 'Alle kinderen lezen graag' })
    if (!yearGoalId) throw new Error('no goal')
    const today = dayOf(editor.now())
    const ended = () => {
      const { goals, yearGoals } = readBoard(editor.doc)
      return [...yearGoals, ...goals].map(({ endedOn }) => endedOn)
    }
    change.concludeGoal(goalId, 'reached', '')
    change.concludeYearGoal(yearGoalId, 'stopped', 'Te groot')
    expect(ended()).toEqual([today, today])
  })

  test('two colleagues fill in the indicator of one goal at the same time', () => {
    const { editor, change, goalId } = lessonBoard()
    const other = colleagueOf(editor)
    change.editGoal(goalId, { indicator: { baseline: 57 } })
    commands.editGoal(other, goalId, { indicator: { howMeasured: 'Turven op maandag' } })
    exchange(editor, other)
    expect(readBoard(editor.doc).goals[0]?.indicator).toMatchObject({
      measure: 'percentage',
      target: 80,
      baseline: 57,
      howMeasured: 'Turven op maandag',
    })
  })

  test('"not measured" is a value, and a value that is no number is not written', () => {
    const { editor, change, goalId } = lessonBoard()
    expect(change.measureGoal(goalId, { value: null, note: 'schoolkamp' })).not.toBeNull()
    expect(change.measureGoal(goalId, { value: Number.NaN })).toBeNull()
    expect(change.measureGoal(goalId, { value: Number.POSITIVE_INFINITY })).toBeNull()
    expect(change.measureGoal(asId('gone'), { value: 1 })).toBeNull()
    expect(readBoard(editor.doc).measurements).toMatchObject([{ value: null, note: 'schoolkamp', goalId }])
  })

  test('a correction stands beside the measurement it corrects', () => {
    const { editor, change, goalId } = lessonBoard()
    const first = change.measureGoal(goalId, { value: 17, date: '2026-11-20' })
    if (first === null) throw new Error('not measured')
    const second = change.correctMeasurement(first, { value: 71 })
    expect(readBoard(editor.doc).measurements).toMatchObject([
      { id: first, value: 17, date: '2026-11-20', corrects: null },
      { id: second, value: 71, date: '2026-11-20', corrects: first, goalId },
    ])
  })

  test('a goal that is stopped says how it ended', () => {
    const { editor, change, goalId } = lessonBoard()
    change.concludeGoal(goalId, 'stopped', 'Helpt kinderen niet')
    expect(readBoard(editor.doc).goals[0]).toMatchObject({
      status: 'stopped',
      outcome: 'Helpt kinderen niet',
    })
  })
})

describe('check-in', () => {
  test('two devices count at the same time and no tap is lost', () => {
    const a = teamBoard()
    const b = colleagueOf(a)
    for (const [editor, writer] of [
      [a, '1'],
      [b, '2'],
    ] as const) {
      commands.countMood(editor, '2026-11-23', 'happy', writer, 1)
      commands.countMood(editor, '2026-11-23', 'happy', writer, 1)
    }
    exchange(a, b)
    expect(readBoard(a.doc).checkIns).toEqual({ '2026-11-23': { happy: 4, neutral: 0, unhappy: 0 } })
    expect(readBoard(b.doc).checkIns).toEqual(readBoard(a.doc).checkIns)
  })

  test('a tap of another device can be taken back, and the count never shows below zero', () => {
    const a = teamBoard()
    commands.countMood(a, '2026-11-23', 'unhappy', '1', 1)
    const b = colleagueOf(a)
    expect(commands.countMood(b, '2026-11-23', 'unhappy', '2', -1)).toBe(true)
    expect(commands.countMood(b, '2026-11-23', 'unhappy', '2', -1)).toBe(false)
    expect(commands.countMood(a, '2026-11-23', 'unhappy', '1', -1)).toBe(true)
    exchange(a, b)
    expect(readBoard(a.doc).checkIns['2026-11-23']?.unhappy).toBe(0)
  })

  test('a number that is typed counts as so many at once, within reason', () => {
    const a = teamBoard()
    commands.countMood(a, '2026-11-23', 'happy', '1', 12)
    commands.countMood(a, '2026-11-23', 'happy', '2', -3)
    expect(readBoard(a.doc).checkIns['2026-11-23']?.happy).toBe(9)
    commands.countMood(a, '2026-11-23', 'happy', '2', -50)
    expect(readBoard(a.doc).checkIns['2026-11-23']?.happy).toBe(0)
    commands.countMood(a, '2026-11-23', 'happy', '1', 5_000_000)
    expect(readBoard(a.doc).checkIns['2026-11-23']?.happy).toBe(999)
    for (const step of [NaN, Infinity, 1.5, 0]) {
      expect(commands.countMood(a, '2026-11-23', 'happy', '1', step)).toBe(false)
    }
  })

  test('a check-in starts again for everyone or for one writer', () => {
    const a = teamBoard()
    commands.countMood(a, '2026-11-23', 'happy', '1', 1)
    commands.countMood(a, '2026-11-23', 'happy', '2', 1)
    commands.countMood(a, '2026-11-30', 'happy', '1', 1)
    commands.clearCheckIn(a, '2026-11-23', '1')
    expect(readBoard(a.doc).checkIns['2026-11-23']?.happy).toBe(1)
    commands.clearCheckIn(a, '2026-11-23')
    expect(readBoard(a.doc).checkIns).toEqual({ '2026-11-30': { happy: 1, neutral: 0, unhappy: 0 } })
  })
})

describe('sessions and habits', () => {
  test('two colleagues check a habit on two days and both count', () => {
    const a = teamBoard()
    const id = commands.secureHabit(a, { text: 'Elke dag lezen' })
    if (id === null) throw new Error('no habit')
    const b = colleagueOf(a)
    commands.checkHabit(a, id, '2026-11-23')
    commands.checkHabit(b, id, '2026-11-16')
    commands.checkHabit(b, id, 'gisteren')
    exchange(a, b)
    expect(readBoard(a.doc).secured[0]?.checkedOn).toEqual(['2026-11-16', '2026-11-23'])
  })

  test('a session keeps the steps of its conductor from both devices', () => {
    const a = teamBoard()
    const id = commands.addSession(a, { date: '2026-11-23', checkIn: { happy: 3 } })
    if (id === null) throw new Error('no session')
    const b = colleagueOf(a)
    commands.appendSessionLog(a, id, { step: 'goals' })
    commands.appendSessionLog(b, id, { step: 'actions' })
    commands.editSession(b, id, { checkIn: { neutral: 2 }, note: 'Kort en goed' })
    expect(commands.appendSessionLog(a, id, { long: 'x'.repeat(5_000) })).toBe(false)
    exchange(a, b)
    const [session] = readBoard(a.doc).sessions
    expect(session?.log).toHaveLength(2)
    expect(session).toMatchObject({ checkIn: { happy: 3, neutral: 2, unhappy: 0 }, note: 'Kort en goed' })
  })

  test('a skipped week and a holiday can be taken off the calendar', () => {
    const { editor, change } = lessonBoard()
    const week = change.skipWeek({ date: '2026-12-01', reason: 'Sinterklaas' })
    const holiday = change.addHoliday({ name: 'kerst', from: '2026-12-19', to: '2027-01-03' })
    if (week === null || holiday === null) throw new Error('not added')
    change.unskipWeek(week)
    change.removeHoliday(holiday)
    expect(readBoard(editor.doc)).toMatchObject({ skippedWeeks: [], holidays: [] })
  })
})

describe('every command', () => {
  test('is played by the random driver', () => {
    const names = new Set<string>()
    const editor = teamBoard()
    const random = seededRandom(1)
    for (let turn = 0; turn < 3_000; turn++) names.add(randomCommand(random, editor))
    names.add('createBoard')
    expect([...names].sort()).toEqual(Object.keys(commands).sort())
  })

  test('is at most one transaction', () => {
    const editor = teamBoard()
    const random = seededRandom(2)
    let updates = 0
    editor.doc.on('update', () => updates++)
    for (let turn = 0; turn < 1_000; turn++) {
      updates = 0
      const name = randomCommand(random, editor)
      expect(updates, name).toBeLessThanOrEqual(1)
    }
  })

  test('does nothing to a document of a newer app', () => {
    const editor = teamBoard()
    const random = seededRandom(3)
    for (let turn = 0; turn < 200; turn++) randomCommand(random, editor)
    editor.doc.getMap('board').set('schemaVersion', 2)
    const before = Y.encodeStateAsUpdate(editor.doc)
    for (let turn = 0; turn < 500; turn++) randomCommand(random, editor)
    expect(readBoard(editor.doc).newer).toBe(true)
    expect(Buffer.compare(Y.encodeStateAsUpdate(editor.doc), before)).toBe(0)
  })

  test('does nothing to a card that is gone', () => {
    const editor = teamBoard()
    const before = Y.encodeStateAsUpdate(editor.doc)
    const change = bindCommands(editor)
    expect(change.completeAction(asId('gone'))).toBe(false)
    expect(change.moveAction(asId('gone'), { after: asId('also gone') })).toBe(false)
    expect(change.addInk('actions', 'gone', Uint8Array.of(1))).toBe(false)
    expect(change.appendSessionLog(asId('gone'), {})).toBe(false)
    expect(change.archiveGoal(asId('gone'))).toBe(false)
    expect(Buffer.compare(Y.encodeStateAsUpdate(editor.doc), before)).toBe(0)
  })

  test('makes a board once', () => {
    const editor = teamBoard()
    const again = {
      id: 'x',
      kind: 'class',
      name: 'Groep 6',
      schoolYear: { label: '', start: '', end: '' },
    } as const
    expect(commands.createBoard(editor, again)).toBe(false)
    const view = readBoard(editor.doc)
    expect(view).toMatchObject({ id: 'board-1', name: 'Team onderbouw', schemaVersion: 1, newer: false })
    expect(view.schoolYear.label).toBe('2026-2027')
    expect(view.sessionPlan.agenda.map((item) => item.part)).toEqual([
      'check-in',
      'successes',
      'goals',
      'actions',
      'planning',
      'check-out',
    ])
    expect(view.zones.filter((zone) => zone.shown)).toHaveLength(5)
  })
})

test('the view is the same on both devices after both changed the board at random', () => {
  const seed = 20_261_123
  const a = teamBoard()
  const b = colleagueOf(a)
  const random = seededRandom(seed)
  for (let turn = 0; turn < 1_500; turn++) {
    randomCommand(random, random() < 0.5 ? a : b)
    if (turn % 100 === 0) exchange(a, b)
  }
  exchange(a, b)
  expect(readBoard(b.doc), `seed ${seed}`).toEqual(readBoard(a.doc))
})
