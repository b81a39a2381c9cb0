import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { writeArchive } from '../../src/board/archive.ts'
import { migrate, STEPS, type Step } from '../../src/board/migrate.ts'
import { SCHEMA_VERSION } from '../../src/board/schema.ts'
import { readBoard } from '../../src/board/view.ts'
import { colleagueOf, exchange, teamBoard } from './editors.ts'
import * as commands from '../../src/board/commands.ts'

const steps: Step[] = [
  // Version 2 of the test: the place is called the room.
  (doc) => {
    const board = doc.getMap('board')
    if (!board.has('room')) board.set('room', board.get('place'))
  },
  // Version 3 of the test: every action says whether it is urgent.
  (doc) => {
    for (const action of doc.getMap<Y.Map<unknown>>('actions').values()) {
      if (!action.has('urgent')) action.set('urgent', false)
    }
  },
]

describe('a migration', () => {
  test('has a step for every version', () => {
    expect(STEPS).toHaveLength(SCHEMA_VERSION - 1)
  })

  test('brings an old board up to date once, and then writes nothing more', () => {
    const editor = teamBoard()
    commands.describeBoard(editor, { place: 'lerarenkamer' })
    commands.addAction(editor, { text: 'Lezen' })
    expect(migrate(editor.doc, steps)).toEqual({ ok: true, from: 1, to: 3 })
    expect(editor.doc.getMap('board').get('room')).toBe('lerarenkamer')
    const once = Y.encodeStateAsUpdate(editor.doc)
    expect(migrate(editor.doc, steps)).toEqual({ ok: true, from: 3, to: 3 })
    expect(Buffer.compare(Y.encodeStateAsUpdate(editor.doc), once)).toBe(0)
  })

  test('goes on where a closed lid stopped it', () => {
    const editor = teamBoard()
    commands.addAction(editor, { text: 'Lezen' })
    migrate(editor.doc, steps.slice(0, 1))
    expect(migrate(editor.doc, steps)).toEqual({ ok: true, from: 2, to: 3 })
  })

  test('on two devices at once comes to the same board, with what both changed before', () => {
    const a = teamBoard()
    const id = commands.addAction(a, { text: 'Lezen' })
    if (id === null) throw new Error('no action')
    const b = colleagueOf(a)
    commands.completeAction(a, id)
    commands.editAction(b, id, { text: 'Elke dag lezen' })
    migrate(a.doc, steps)
    migrate(b.doc, steps)
    exchange(a, b)
    expect(writeArchive(b.doc)).toEqual(writeArchive(a.doc))
    expect(readBoard(a.doc).actions).toMatchObject([{ text: 'Elke dag lezen', status: 'done' }])
    expect(a.doc.getMap('board').get('schemaVersion')).toBe(3)
  })

  test('leaves an empty document and a newer one alone', () => {
    const empty = new Y.Doc()
    expect(migrate(empty, steps)).toEqual({ ok: false, reason: 'no-board' })
    const { doc } = teamBoard()
    doc.getMap('board').set('schemaVersion', 4)
    const before = Y.encodeStateAsUpdate(doc)
    expect(migrate(doc, steps)).toEqual({ ok: false, reason: 'newer' })
    expect(Buffer.compare(Y.encodeStateAsUpdate(doc), before)).toBe(0)
  })
})

describe('a saved board of every version', () => {
  const versions = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1)
  test.each(versions)('version %i opens as it always did', (version) => {
    const saved = new URL(`../fixtures/board-v${version}.bin`, import.meta.url)
    expect(existsSync(saved)).toBe(true)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, readFileSync(saved))
    expect(migrate(doc)).toEqual({ ok: true, from: version, to: SCHEMA_VERSION })
    const archive: unknown = JSON.parse(
      readFileSync(new URL(`../fixtures/board-v${version}.json`, import.meta.url), 'utf8'),
    )
    expect(JSON.parse(JSON.stringify(writeArchive(doc)))).toEqual(archive)
    const view = readBoard(doc)
    expect(view.actions.some((action) => action.ink.length > 0)).toBe(true)
    expect(view).toMatchObject({ id: 'board-1', kind: 'team', newer: false })
  })
})
