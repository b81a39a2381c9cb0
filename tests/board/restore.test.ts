import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeArchive } from '../../src/board/archive.ts'
import * as commands from '../../src/board/commands.ts'
import type { Editor } from '../../src/board/editor.ts'
import { asId } from '../../src/board/fields.ts'
import { restoreBoardAs } from '../../src/board/restore.ts'
import type { ActionId, SessionId } from '../../src/board/schema.ts'
import { createUndo } from '../../src/board/undo.ts'
import { readBoard, type BoardView } from '../../src/board/view.ts'
import { colleagueOf, exchange, seededRandom, teamBoard } from './editors.ts'
import { randomCommand } from './random-commands.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 20_261_123]

function randomTurns(editor: Editor, seed: number, turns: number): void {
  const random = seededRandom(seed)
  for (let turn = 0; turn < turns; turn++) randomCommand(random, editor)
}

/** The document as it is now, apart from what comes after. */
function asItIs({ doc }: Editor): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** What must read the same after restoring: everything but who joined, where the board goes on, and newer archived cards. */
function comparable(view: BoardView, then: BoardView): unknown {
  const ofThen = <T extends { id: string; archivedAt?: string | null }>(
    now: readonly T[],
    old: readonly T[],
  ) => now.filter((card) => card.archivedAt === null || old.some(({ id }) => id === card.id))
  return {
    ...view,
    successor: '',
    members: view.members.filter(({ id }) => then.members.some((member) => member.id === id)),
    yearGoals: ofThen(view.yearGoals, then.yearGoals),
    goals: ofThen(view.goals, then.goals),
    actions: ofThen(view.actions, then.actions),
    successes: ofThen(view.successes, then.successes),
    planning: ofThen(view.planning, then.planning),
    agreements: ofThen(view.agreements, then.agreements),
    secured: ofThen(view.secured, then.secured),
    parking: ofThen(view.parking, then.parking),
  }
}

function card(editor: Editor, text: string): ActionId {
  const id = commands.addAction(editor, { text })
  if (id === null) throw new Error('no action')
  return id
}

describe('a board that is put back as it was', () => {
  test.each(SEEDS)('reads as it did, with what was made since archived (seed %i)', (seed) => {
    const editor = teamBoard()
    randomTurns(editor, seed, 200)
    const old = asItIs(editor)
    const before = readBoard(old)
    randomTurns(editor, seed + 1000, 200)
    const made = readBoard(editor.doc)
    expect(restoreBoardAs(editor, old)).toEqual({ ok: true, changed: true })
    const after = readBoard(editor.doc)
    expect(comparable(after, before)).toEqual(comparable(before, before))
    for (const { id } of made.actions) expect(after.actions.map((one) => one.id)).toContain(id)
    for (const { id } of made.members) expect(after.members.map((one) => one.id)).toContain(id)
    expect(readBoard(old)).toEqual(before)
    expect(restoreBoardAs(editor, old)).toEqual({ ok: true, changed: false })
  })

  test.each(SEEDS)('comes back exactly by one undo, and goes again by redo (seed %i)', (seed) => {
    const editor = teamBoard()
    randomTurns(editor, seed, 200)
    const old = asItIs(editor)
    randomTurns(editor, seed + 1000, 200)
    const before = readBoard(editor.doc)
    const stored = writeArchive(editor.doc)
    const undo = createUndo(editor.doc, editor.origin)
    restoreBoardAs(editor, old)
    const restored = readBoard(editor.doc)
    expect(undo.undo()).toBe(true)
    expect(readBoard(editor.doc)).toEqual(before)
    expect(writeArchive(editor.doc)).toEqual(stored)
    expect(undo.canUndo()).toBe(false)
    expect(undo.redo()).toBe(true)
    expect(readBoard(editor.doc)).toEqual(restored)
  })

  test.each(SEEDS)('merges with what a colleague does meanwhile, the same for both (seed %i)', (seed) => {
    const mine = teamBoard()
    randomTurns(mine, seed, 150)
    const old = asItIs(mine)
    randomTurns(mine, seed + 1000, 100)
    const theirs = colleagueOf(mine)
    restoreBoardAs(mine, old)
    randomTurns(theirs, seed + 2000, 80)
    const fresh = commands.addAction(theirs, { text: 'intussen bedacht' })
    exchange(mine, theirs)
    expect(writeArchive(theirs.doc)).toEqual(writeArchive(mine.doc))
    expect(readBoard(theirs.doc)).toEqual(readBoard(mine.doc))
    const kept = readBoard(mine.doc).actions.find(({ id }) => id === fresh)
    expect(kept).toMatchObject({ text: 'intussen bedacht', archivedAt: null })
  })

  test.each(SEEDS)('is the same when two colleagues put it back at once (seed %i)', (seed) => {
    const mine = teamBoard()
    randomTurns(mine, seed, 150)
    const old = asItIs(mine)
    randomTurns(mine, seed + 1000, 150)
    const theirs = colleagueOf(mine)
    restoreBoardAs(mine, old)
    restoreBoardAs(theirs, old)
    exchange(mine, theirs)
    expect(writeArchive(theirs.doc)).toEqual(writeArchive(mine.doc))
    const before = readBoard(old)
    // Two who cut the same ink or log each put back their own copy of it: never less than there was.
    const { actions, sessions } = readBoard(mine.doc)
    for (const was of before.actions) {
      expect(actions.find(({ id }) => id === was.id)).toMatchObject({ text: was.text, status: was.status })
    }
    expect(sessions.map(({ id }) => id)).toEqual(before.sessions.map(({ id }) => id))
  })

  test('keeps what a colleague writes in a card that goes into the archive', () => {
    const mine = teamBoard()
    const old = asItIs(mine)
    const id = card(mine, 'nieuw')
    const theirs = colleagueOf(mine)
    restoreBoardAs(mine, old)
    commands.editAction(theirs, id, { text: 'nieuw, en beter' })
    commands.addInk(theirs, 'actions', id, Uint8Array.of(1, 2))
    exchange(mine, theirs)
    const [kept] = readBoard(mine.doc).actions
    expect(kept).toMatchObject({ text: 'nieuw, en beter', ink: [Uint8Array.of(1, 2)] })
    expect(kept?.archivedAt).not.toBeNull()
  })

  test('writes nothing but what differs', () => {
    const editor = teamBoard()
    for (let n = 0; n < 100; n++) card(editor, `actie ${n}`)
    const id = card(editor, 'lezen')
    const old = asItIs(editor)
    commands.editAction(editor, id, { text: 'rekenen' })
    const before = Y.encodeStateVector(editor.doc)
    restoreBoardAs(editor, old)
    expect(Y.encodeStateAsUpdate(editor.doc, before).length).toBeLessThan(300)
  })

  test('gives back a card that was taken away altogether', () => {
    const editor = teamBoard()
    const holiday = commands.addHoliday(editor, { name: 'Herfst', from: '2026-10-17', to: '2026-10-25' })
    const old = asItIs(editor)
    commands.removeHoliday(editor, holiday ?? '')
    expect(readBoard(editor.doc).holidays).toEqual([])
    restoreBoardAs(editor, old)
    expect(readBoard(editor.doc).holidays).toEqual(readBoard(old).holidays)
  })

  test('does not show a measurement, period or session of after it, and shows them again when it goes forward', () => {
    const editor = teamBoard()
    const goalId = commands.addGoal(editor, { text: 'Lezen', kind: 'pupil' })
    if (goalId === null) throw new Error('no goal')
    const old = asItIs(editor)
    commands.measureGoal(editor, goalId, { date: '2026-11-24', value: 74 })
    commands.addPeriod(editor, { name: 'twee', from: '2026-11-02', to: '2026-12-18' })
    commands.addSession(editor, { date: '2026-11-24' })
    const later = asItIs(editor)
    expect(readBoard(later).measurements).toHaveLength(1)
    restoreBoardAs(editor, old)
    const { measurements, periods, sessions } = readBoard(editor.doc)
    expect([measurements, periods, sessions]).toEqual([[], [], []])
    restoreBoardAs(editor, later)
    expect(readBoard(editor.doc)).toEqual(readBoard(later))
  })

  test('takes the counts of the check-in back, and keeps the tap of a colleague', () => {
    const mine = teamBoard()
    commands.countMood(mine, '2026-11-23', 'happy', 'a', 1)
    const old = asItIs(mine)
    commands.countMood(mine, '2026-11-23', 'happy', 'a', 1)
    commands.countMood(mine, '2026-11-24', 'neutral', 'a', 1)
    const theirs = colleagueOf(mine)
    restoreBoardAs(mine, old)
    commands.countMood(theirs, '2026-11-23', 'happy', 'b', 1)
    exchange(mine, theirs)
    expect(readBoard(theirs.doc).checkIns).toEqual({ '2026-11-23': { happy: 2, neutral: 0, unhappy: 0 } })
  })

  test('puts ink and log back in place, so that strokes and steps of a colleague stay', () => {
    const mine = teamBoard()
    const action = card(mine, 'met de hand')
    const session = commands.addSession(mine, { date: '2026-11-23' }) ?? asId<SessionId>('')
    for (const stroke of [1, 2, 3]) commands.addInk(mine, 'actions', action, Uint8Array.of(stroke))
    commands.appendSessionLog(mine, session, { step: 1 })
    const old = asItIs(mine)
    commands.eraseInk(mine, 'actions', action, 1)
    commands.addInk(mine, 'actions', action, Uint8Array.of(4))
    commands.appendSessionLog(mine, session, { step: 2 })
    const theirs = colleagueOf(mine)
    commands.addInk(theirs, 'actions', action, Uint8Array.of(9))
    commands.appendSessionLog(theirs, session, { step: 9 })
    restoreBoardAs(mine, old)
    expect(readBoard(mine.doc).actions[0]?.ink.map((stroke) => stroke[0])).toEqual([1, 2, 3])
    expect(readBoard(mine.doc).sessions[0]?.log).toEqual([{ step: 1 }])
    exchange(mine, theirs)
    const { actions, sessions } = readBoard(theirs.doc)
    expect(actions[0]?.ink.map((stroke) => stroke[0])?.sort()).toEqual([1, 2, 3, 9])
    expect(sessions[0]?.log).toEqual([{ step: 1 }, { step: 9 }])
  })

  test('puts a long shared text back without breaking a character or losing what is typed meanwhile', () => {
    const mine = teamBoard()
    const id = card(mine, 'lesontwerp')
    const design = (editor: Editor) => {
      const text = editor.doc.getMap<Y.Map<unknown>>('actions').get(id)?.get('design')
      if (!(text instanceof Y.Text)) throw new Error('no text')
      return text
    }
    mine.doc.getMap<Y.Map<unknown>>('actions').get(id)?.set('design', new Y.Text('Start 📕 en lees'))
    const old = asItIs(mine)
    design(mine).delete(6, 2)
    design(mine).insert(6, '📗')
    const theirs = colleagueOf(mine)
    design(theirs).insert(0, 'Groep 6: ')
    restoreBoardAs(mine, old)
    expect(design(mine).toJSON()).toBe('Start 📕 en lees')
    exchange(mine, theirs)
    expect(design(theirs).toJSON()).toBe('Groep 6: Start 📕 en lees')
  })

  test('keeps fields and parts that only a newer app knows', () => {
    const editor = teamBoard()
    const id = card(editor, 'lezen')
    const old = asItIs(editor)
    editor.doc.getMap<Y.Map<unknown>>('actions').get(id)?.set('votes', 3)
    editor.doc.getMap('board').set('motto', 'elke dag')
    editor.doc.getMap('checkIns').set('vreemd', 1)
    editor.doc.getMap('polls').set('p', 1)
    commands.completeAction(editor, id)
    const undo = createUndo(editor.doc, editor.origin)
    restoreBoardAs(editor, old)
    expect(readBoard(editor.doc).actions[0]?.status).toBe('todo')
    const kept = () => [
      editor.doc.getMap<Y.Map<unknown>>('actions').get(id)?.get('votes'),
      editor.doc.getMap('board').get('motto'),
      editor.doc.getMap('checkIns').get('vreemd'),
      editor.doc.getMap('polls').get('p'),
    ]
    expect(kept()).toEqual([3, 'elke dag', 1, 1])
    undo.undo()
    expect(kept()).toEqual([3, 'elke dag', 1, 1])
  })

  test('stays in the school year in which the team went on', () => {
    const editor = teamBoard()
    const old = asItIs(editor)
    commands.nameSuccessor(editor, '2027-2028')
    restoreBoardAs(editor, old)
    expect(readBoard(editor.doc).successor).toBe('2027-2028')
  })

  test('is left alone when it, or the earlier one, is newer than the app, and when it is another board', () => {
    const editor = teamBoard()
    const old = asItIs(editor)
    card(editor, 'nieuw')
    const newer = asItIs(editor)
    newer.getMap('board').set('schemaVersion', 99)
    const other = asItIs(editor)
    other.getMap('board').set('id', 'board-2')
    const before = Y.encodeStateAsUpdate(editor.doc)
    expect(restoreBoardAs(editor, newer)).toEqual({ ok: false, reason: 'newer' })
    expect(restoreBoardAs(editor, other)).toEqual({ ok: false, reason: 'other-board' })
    expect(restoreBoardAs(editor, new Y.Doc())).toEqual({ ok: false, reason: 'other-board' })
    expect(Buffer.compare(Y.encodeStateAsUpdate(editor.doc), before)).toBe(0)
    editor.doc.getMap('board').set('schemaVersion', 99)
    expect(restoreBoardAs(editor, old)).toEqual({ ok: false, reason: 'newer' })
    expect(readBoard(editor.doc).actions[0]?.archivedAt).toBeNull()
  })
})
