import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBoard, writeArchive } from '../../src/board/archive.ts'
import { fromBase64, toBase64 } from '../../src/board/base64.ts'
import { fromPlain, toPlain, type Json } from '../../src/board/plain.ts'
import * as commands from '../../src/board/commands.ts'
import { encodeStroke, simplify } from '../../src/board/ink.ts'
import { readArchive, type ReadArchive } from '../../src/board/read-archive.ts'
import { createUndo } from '../../src/board/undo.ts'
import { readBoard } from '../../src/board/view.ts'
import type { Editor } from '../../src/board/editor.ts'
import { colleagueOf, exchange, seededRandom, teamBoard, testEditor } from './editors.ts'
import { word } from './handwriting.ts'
import { randomCommand } from './random-commands.ts'

function randomBoard(seed: number, turns: number): Editor {
  const editor = teamBoard()
  const random = seededRandom(seed)
  for (let turn = 0; turn < turns; turn++) randomCommand(random, editor)
  return editor
}

/** The board out, as text, and in again in an empty document. */
function reopened(doc: Y.Doc): Y.Doc {
  const read = readArchive(JSON.stringify(writeArchive(doc)))
  if (!read.ok) throw new Error(read.reason)
  const [board] = read.boards
  if (board === undefined) throw new Error('no board')
  const copy = new Y.Doc()
  expect(fillBoard(copy, board)).toBe(true)
  return copy
}

const archiveOf = (board: Record<string, unknown>): string =>
  JSON.stringify({ format: 'verbeterbord', version: 1, boards: [{ board: { id: 'x' }, ...board }] })
const refusal = (read: ReadArchive) => (read.ok ? 'ok' : read.reason)

describe('an archive', () => {
  test.each([1, 2, 3, 4, 5])('gives back any board as it was (seed %i)', (seed) => {
    const { doc } = randomBoard(seed, 400)
    const copy = reopened(doc)
    expect(readBoard(copy)).toEqual(readBoard(doc))
    expect(writeArchive(copy)).toEqual(writeArchive(doc))
  })

  test('keeps what this version does not know: fields, parts, and values JSON has no word for', () => {
    const { doc } = teamBoard()
    const card = new Y.Map<unknown>([
      ['text', 'Lezen'],
      ['mood', { deep: [1, { on: null }], $odd: 1 }],
      ['marked', { $bytes: 'not bytes but words' }],
      ['nan', Number.NaN],
      ['low', -Infinity],
      ['nothing', undefined],
      ['bytes', Uint8Array.of(0, 255, 7)],
      ['nested', new Y.Map<unknown>([['list', new Y.Array()]])],
      ['long', new Y.Text('een lesontwerp')],
    ])
    doc.getMap('actions').set('a1', card)
    doc.getMap('votes').set('v1', new Y.Map([['count', 3]]))
    const copy = reopened(doc)
    expect(writeArchive(copy)).toEqual(writeArchive(doc))
    const kept = copy.getMap<Y.Map<unknown>>('actions').get('a1')
    expect(kept?.get('mood')).toEqual({ deep: [1, { on: null }], $odd: 1 })
    expect(kept?.get('marked')).toEqual({ $bytes: 'not bytes but words' })
    expect(kept?.get('nan')).toBeNaN()
    expect(kept?.get('bytes')).toEqual(Uint8Array.of(0, 255, 7))
    expect(kept?.get('nested')).toBeInstanceOf(Y.Map)
    expect(kept?.has('nothing')).toBe(true)
    expect(copy.getMap<Y.Map<unknown>>('votes').get('v1')?.get('count')).toBe(3)
  })

  test('is the same text whoever changed the board first', () => {
    const a = randomBoard(6, 100)
    const b = colleagueOf(a)
    const random = seededRandom(7)
    for (let turn = 0; turn < 100; turn++) randomCommand(random, turn % 2 === 0 ? a : b)
    exchange(a, b)
    expect(JSON.stringify(writeArchive(b.doc))).toBe(JSON.stringify(writeArchive(a.doc)))
  })

  test('reads like a board', () => {
    const editor = teamBoard()
    commands.addAction(editor, { text: 'Elke dag lezen', due: { on: '2026-11-30' } })
    expect(writeArchive([editor.doc])).toMatchObject({
      format: 'verbeterbord',
      version: 1,
      boards: [
        {
          board: { name: 'Team onderbouw', kind: 'team', schemaVersion: 1 },
          actions: [
            { id: 'a0001', text: 'Elke dag lezen', due: { on: '2026-11-30' }, status: 'todo', ink: [] },
          ],
        },
      ],
    })
  })

  test('fills an empty document in one transaction that nobody can undo', () => {
    const [archive] = writeArchive(randomBoard(8, 60).doc).boards
    if (archive === undefined) throw new Error('no board')
    const { doc, origin } = testEditor()
    const undo = createUndo(doc, origin)
    let updates = 0
    doc.on('update', () => updates++)
    expect(fillBoard(doc, archive, { id: 'copy' })).toBe(true)
    expect([updates, undo.canUndo(), readBoard(doc).id]).toEqual([1, false, 'copy'])
    const before = Y.encodeStateAsUpdate(doc)
    expect(fillBoard(doc, archive)).toBe(false)
    expect(Buffer.compare(Y.encodeStateAsUpdate(doc), before)).toBe(0)
  })

  test('brings cards that two devices can go on writing at', () => {
    const editor = teamBoard()
    const id = commands.addAction(editor, { text: '' })
    if (id === null) throw new Error('no action')
    const a = testEditor('a', reopened(editor.doc))
    const b = colleagueOf(a)
    commands.addInk(a, 'actions', id, Uint8Array.of(1))
    commands.addInk(b, 'actions', id, Uint8Array.of(2))
    exchange(a, b)
    expect(readBoard(a.doc).actions[0]?.ink).toHaveLength(2)
  })

  test('brings handwriting back as it was written, in every zone that has cards', () => {
    const editor = teamBoard()
    const random = seededRandom(3)
    const strokes = word(random, 40, 30).map((points) =>
      encodeStroke({ width: 5, points: simplify(points, 1) }),
    )
    const ids = {
      actions: commands.addAction(editor, { text: '' }),
      successes: commands.addSuccess(editor, { text: '' }),
      planning: commands.addPlanningItem(editor, { text: '' }),
      parking: commands.parkSubject(editor, { text: '' }),
    }
    const zones = ['actions', 'successes', 'planning', 'parking'] as const
    for (const zone of zones) {
      for (const stroke of strokes) expect(commands.addInk(editor, zone, ids[zone] ?? '', stroke)).toBe(true)
    }
    const view = readBoard(reopened(editor.doc))
    for (const collection of zones) {
      expect(view[collection][0]?.ink).toEqual(strokes)
    }
  })
})

describe('a file from outside', () => {
  test.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['<html>', 'not-json'],
    ['{"format":"verbeterbord",', 'not-json'],
    ['null', 'wrong-shape'],
    ['[]', 'wrong-shape'],
    ['{"name":"Trello"}', 'wrong-shape'],
    ['{"format":"verbeterbord"}', 'wrong-shape'],
    ['{"format":"verbeterbord","version":1,"boards":{}}', 'wrong-shape'],
    ['{"format":"verbeterbord","version":1,"boards":[3]}', 'wrong-shape'],
    ['{"format":"verbeterbord","version":1,"boards":[]}', 'empty'],
    ['{"format":"verbeterbord","version":2,"boards":[]}', 'newer'],
    [archiveOf({ board: { id: 'x', schemaVersion: 2 } }), 'newer'],
    [archiveOf({ board: { name: 'zonder id' } }), 'wrong-shape'],
    [archiveOf({ actions: 'geen lijst' }), 'wrong-shape'],
    [archiveOf({ actions: [{ text: 'zonder id' }] }), 'wrong-shape'],
    [archiveOf({ actions: Array.from({ length: 20_001 }, (_, index) => ({ id: `${index}` })) }), 'too-large'],
    [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'too-deep'],
    [`{"a":${'{"a":'.repeat(100_000)}`, 'too-deep'],
  ])('that is broken in way %# is refused in a word', (text, reason) => {
    expect(refusal(readArchive(text))).toBe(reason)
  })

  test('of fifty megabytes is refused before it is parsed', () => {
    const text = `{"format":"verbeterbord","x":"${'x'.repeat(50_000_000)}"}`
    const began = performance.now()
    expect(refusal(readArchive(text))).toBe('too-large')
    expect(performance.now() - began).toBeLessThan(50)
  })

  test('with keys that reach a prototype changes no prototype and loses only those keys', () => {
    const text = `{"format":"verbeterbord","version":1,"__proto__":{"polluted":1},"boards":[{
      "board":{"id":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}},
      "actions":[{"id":"__proto__","text":"weg"},{"id":"a1","text":"blijft","__proto__":{"text":"nee"},
        "more":{"constructor":1,"ok":{"__proto__":{"polluted":1},"two":2}}}],
      "sessions":[{"id":"s1","log":[{"$undefined":true},{"$bigint":"1"},{"$map":{"a":1}},{"constructor":2}]}],
      "goals":[{"id":"g1","text":[{"$map":{}},{"$list":[{"$text":"x"}]}],"x":{"$list":[{"$bigint":"1"},{"$y":1}]}}]
    }]}`
    const read = readArchive(text)
    if (!read.ok || read.boards[0] === undefined) throw new Error('refused')
    const doc = new Y.Doc()
    expect(fillBoard(doc, read.boards[0])).toBe(true)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    expect(readBoard(copy)).toEqual(readBoard(doc))
    expect(readBoard(doc)).toMatchObject({ id: 'x', actions: [{ id: 'a1', text: 'blijft' }] })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(copy.getMap<Y.Map<unknown>>('actions').get('a1')?.get('more')).toEqual({ ok: { two: 2 } })
  })

  test('with any JSON in it opens or is refused, and never throws', () => {
    const fields = fc.dictionary(
      fc.constantFrom('id', 'text', 'ink', 'log', 'order', '$map', '$list', 'x'),
      fc.jsonValue(),
    )
    const cards = fc.array(fc.tuple(fc.string(), fields).map(([id, rest]) => ({ ...rest, id })))
    const board = fc.record({
      board: fields,
      actions: cards,
      sessions: cards,
      checkIns: fields,
      other: fields,
    })
    fc.assert(
      fc.property(board, (board) => {
        const read = readArchive(archiveOf({ ...board, board: { ...board.board, id: 'x' } }))
        if (!read.ok || read.boards[0] === undefined) return
        const doc = new Y.Doc()
        fillBoard(doc, read.boards[0])
        expect(readBoard(doc).id).toBe('x')
        const copy = new Y.Doc()
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
        expect(writeArchive(copy)).toEqual(writeArchive(doc))
        expect(writeArchive(reopened(doc))).toEqual(writeArchive(doc))
      }),
      { numRuns: 150 },
    )
  })
})

describe('plain values', () => {
  test('bytes come back from base64 as they went in, the way everybody writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    for (const text of ['a', 'ab', 'abc', '====', 'ab=c', 'ab!d', 'é===']) expect(fromBase64(text)).toBeNull()
  })

  test('any JSON comes back as it went in, marks included', () => {
    const json = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json[]>(null, true, 'x', 1.5, ''),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('$map', '$bytes', '$object', '$undefined', 'a', 'b'), tie('value'), {
          maxKeys: 2,
        }),
      ),
    })).value
    fc.assert(
      fc.property(json, (value) => {
        expect(fromPlain(toPlain(value))).toEqual(value)
      }),
    )
  })
})
