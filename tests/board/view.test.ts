import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as commands from '../../src/board/commands.ts'
import { listOf } from '../../src/board/plain.ts'
import { COLLECTIONS, type Collection } from '../../src/board/schema.ts'
import { createBoardReader, readBoard, type BoardView } from '../../src/board/view.ts'
import { colleagueOf, exchange, seededRandom, teamBoard } from './editors.ts'
import { randomCommand } from './random-commands.ts'

const KEYS = `
  __proto__ constructor prototype toString hasOwnProperty id x indicator checked.x text name order due
  ownerIds status archivedAt ink log parts value date zones sessionPlan schoolYear schemaVersion kind
  indicator.target checkIn.happy days 2026-11-23|happy|1 2026-11-23|happy ||| checked.2026-11-23
  createdAt evidenceUrl color
`.split(/\s+/)
const plainValue = fc.oneof(
  fc.anything({ withBigInt: true, withTypedArray: true, maxDepth: 2, maxKeys: 4 }).filter(isStorable),
  fc.constantFrom<unknown>(
    Number.NaN,
    Infinity,
    -0,
    'x'.repeat(50_000),
    '\ud800',
    '2026-02-30',
    '2026-11-23',
    [],
    {},
  ),
  fc.constantFrom<unknown>('next-session', { on: '2026-13-01' }, { on: { on: 1 } }, new Uint8Array(3), [
    'a',
    'a',
    1,
  ]),
)
/** What may stand in a map: a plain value, or a Yjs type of its own. */
const anyValue = fc.oneof(
  { weight: 4, arbitrary: plainValue.map((value) => () => value) },
  { weight: 1, arbitrary: fc.string().map((text) => () => new Y.Text(text)) },
  {
    weight: 1,
    arbitrary: fc.array(plainValue.filter(isListable), { maxLength: 3 }).map((list) => () => listOf(list)),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...KEYS), plainValue), { maxLength: 8 })
      .map((entries) => () => new Y.Map(entries)),
  },
)
const anyContent = fc.array(
  fc.tuple(fc.constantFrom('board', 'checkIns', ...COLLECTIONS), fc.constantFrom(...KEYS), anyValue),
  { maxLength: 25 },
)

function isListable(value: unknown): boolean {
  return value !== undefined && typeof value !== 'bigint'
}

function isStorable(value: unknown): boolean {
  try {
    new Y.Doc().getMap('any').set('value', value)
    return true
  } catch {
    return false
  }
}

describe('the view of any document', () => {
  test('reads without throwing and without writing', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const doc = new Y.Doc()
        for (const [name, key, value] of content) doc.getMap(name).set(key, value())
        const before = Y.encodeStateAsUpdate(doc)
        const view = readBoard(doc)
        expect(Buffer.compare(Y.encodeStateAsUpdate(doc), before)).toBe(0)
        expectHarmless(view)
      }),
      { numRuns: 300 },
    )
  })

  test('reads the same through an open reader as afresh, whatever comes in', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const doc = new Y.Doc()
        const reader = createBoardReader(doc)
        for (const [index, [name, key, value]] of content.entries()) {
          doc.getMap(name).set(key, value())
          if (index % 3 === 0) reader.read()
        }
        expect(reader.read()).toEqual(readBoard(doc))
        reader.close()
      }),
      { numRuns: 200 },
    )
  })

  test('reads lists where maps should stand as nothing', () => {
    const strange = new Y.Doc()
    for (const name of ['board', 'actions', 'checkIns'])
      strange.getArray(name).push(['a', { b: 1 }, new Y.Map()])
    const doc = new Y.Doc()
    const reader = createBoardReader(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(strange))
    expect(reader.read()).toMatchObject({ id: '', actions: [], checkIns: {} })
  })

  test('of an empty document is an empty team board', () => {
    const view = readBoard(new Y.Doc())
    expect(view).toMatchObject({ id: '', kind: 'team', name: '', newer: false, goals: [], checkIns: {} })
    expect(view.zones).toHaveLength(8)
  })

  test('lets no link run and no colour fetch', () => {
    const editor = teamBoard()
    const goal = commands.addGoal(editor, { text: 'x', evidenceUrl: 'javascript:alert(1)' })
    const member = commands.addMember(editor, { name: 'Bram', color: 'url(https://elsewhere)' })
    if (goal === null || member === null) throw new Error('not added')
    editor.doc.getMap<Y.Map<unknown>>('goals').get(goal)?.set('evidenceUrl', ' JavaScript:alert(1)')
    editor.doc.getMap<Y.Map<unknown>>('members').get(member)?.set('color', 'red;background:url(//x)')
    expect(readBoard(editor.doc).goals[0]?.evidenceUrl).toBe('')
    expect(readBoard(editor.doc).members[0]?.color).toBe('')
  })
})

describe('the order of the view', () => {
  test('is the same on every device: measurements by day and entry, sessions by day', () => {
    const editor = teamBoard()
    const goalId = commands.addGoal(editor, { text: 'Lezen' })
    if (goalId === null) throw new Error('no goal')
    commands.measureGoal(editor, goalId, { value: 3, date: '2026-11-20' })
    commands.measureGoal(editor, goalId, { value: 1, date: '2026-11-13' })
    commands.measureGoal(editor, goalId, { value: 4, date: '2026-11-20' })
    for (const date of ['2026-11-24', null, '2026-11-17']) commands.addSession(editor, { date })
    const view = readBoard(editor.doc)
    expect(view.measurements.map((measurement) => measurement.value)).toEqual([1, 3, 4])
    expect(view.sessions.map((session) => session.date)).toEqual(['2026-11-17', '2026-11-24', null])
  })
})

describe('a reader that follows a board', () => {
  test('gives one new card for one change from another device, and keeps all else', () => {
    const mine = teamBoard()
    const random = seededRandom(7)
    for (let turn = 0; turn < 400; turn++) randomCommand(random, mine)
    const theirs = colleagueOf(mine)
    const reader = createBoardReader(mine.doc)
    const before = reader.read()
    expect(reader.read()).toBe(before)
    const [card] = before.actions
    if (card === undefined) throw new Error('no action')
    commands.editAction(theirs, card.id, { text: 'van een collega' })
    exchange(mine, theirs)
    const after = reader.read()
    const fresh = after.actions.filter((action) => !before.actions.includes(action))
    expect(fresh).toMatchObject([{ id: card.id, text: 'van een collega' }])
    for (const name of COLLECTIONS.filter((name) => name !== 'actions'))
      expect(after[name]).toBe(before[name])
    expect(after.zones).toBe(before.zones)
    expect(after.checkIns).toBe(before.checkIns)
  })

  test('keeps the zones the same when only the name changes', () => {
    const editor = teamBoard()
    const reader = createBoardReader(editor.doc)
    const before = reader.read()
    commands.renameBoard(editor, 'Bovenbouw')
    const after = reader.read()
    expect(after.name).toBe('Bovenbouw')
    expect(after.zones).toBe(before.zones)
    expect(after.sessionPlan).toBe(before.sessionPlan)
    expect(after.actions).toBe(before.actions)
  })

  test('sees ink, log steps, undone cards and cards that came back', () => {
    const editor = teamBoard()
    const reader = createBoardReader(editor.doc)
    const random = seededRandom(8)
    for (let turn = 0; turn < 600; turn++) {
      randomCommand(random, editor)
      if (turn % 7 === 0) reader.read()
      if (turn % 50 === 0) expect(reader.read()).toEqual(readBoard(editor.doc))
    }
  })

  test('stops following when it is closed', () => {
    const editor = teamBoard()
    const reader = createBoardReader(editor.doc)
    const before = reader.read()
    reader.close()
    commands.renameBoard(editor, 'Bovenbouw')
    expect(reader.read()).toBe(before)
  })
})

function expectHarmless(view: BoardView): void {
  expect(Object.getPrototypeOf(view.checkIns)).toBe(Object.prototype)
  expect(view.zones).toHaveLength(8)
  expect(view.sessionPlan.agenda).toHaveLength(6)
  const cards: Collection[] = [...COLLECTIONS]
  for (const card of cards.flatMap((name): object[] => view[name])) {
    for (const [key, value] of Object.entries(card)) {
      expect(value, key).not.toBeUndefined()
      if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true)
      if (typeof value === 'string' && key !== 'id' && key !== 'order') {
        expect(value.length, key).toBeLessThanOrEqual(10_000)
        expect(value, key).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      }
    }
  }
}
