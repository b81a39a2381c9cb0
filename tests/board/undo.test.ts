import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as commands from '../../src/board/commands.ts'
import { migrate } from '../../src/board/migrate.ts'
import { createUndo } from '../../src/board/undo.ts'
import { readBoard } from '../../src/board/view.ts'
import { colleagueOf, exchange, seededRandom, teamBoard } from './editors.ts'
import { randomCommand } from './random-commands.ts'

const SEEDS = [1, 2, 20_261_122]

describe('undo', () => {
  test.each(SEEDS)('brings the board back through any commands, and redo forward again (seed %i)', (seed) => {
    const editor = teamBoard()
    const random = seededRandom(seed)
    for (let turn = 0; turn < 100; turn++) randomCommand(random, editor)
    const undo = createUndo(editor.doc, editor.origin)
    const states = [readBoard(editor.doc)]
    for (let turn = 0; turn < 80; turn++) {
      let changed = false
      const notice = () => (changed = true)
      editor.doc.once('update', notice)
      randomCommand(random, editor)
      editor.doc.off('update', notice)
      if (changed) states.push(readBoard(editor.doc))
    }
    for (let at = states.length - 2; at >= 0; at--) {
      expect(undo.undo()).toBe(true)
      expect(readBoard(editor.doc)).toEqual(states[at])
    }
    expect(undo.canUndo()).toBe(false)
    expect(undo.undo()).toBe(false)
    for (const state of states.slice(1)) {
      undo.redo()
      expect(readBoard(editor.doc)).toEqual(state)
    }
    expect(undo.canRedo()).toBe(false)
    undo.close()
  })

  test('takes back one command at a time, however quickly they follow', () => {
    const editor = teamBoard()
    const undo = createUndo(editor.doc, editor.origin)
    commands.addAction(editor, { text: 'een' })
    commands.addAction(editor, { text: 'twee' })
    undo.undo()
    expect(readBoard(editor.doc).actions.map((action) => action.text)).toEqual(['een'])
  })

  test('takes back my changes and leaves those of a colleague', () => {
    const mine = teamBoard()
    const id = commands.addAction(mine, { text: 'Lezen' })
    if (id === null) throw new Error('no action')
    const undo = createUndo(mine.doc, mine.origin)
    const theirs = colleagueOf(mine)
    commands.completeAction(mine, id)
    commands.editAction(theirs, id, { text: 'Elke dag lezen' })
    commands.addSuccess(theirs, { text: 'Het lukt' })
    exchange(mine, theirs)
    expect(undo.undo()).toBe(true)
    const view = readBoard(mine.doc)
    expect(view.actions).toMatchObject([{ text: 'Elke dag lezen', status: 'todo', closedOn: null }])
    expect(view.successes).toHaveLength(1)
    expect(undo.undo()).toBe(false)
    exchange(mine, theirs)
    expect(readBoard(theirs.doc)).toEqual(view)
  })

  test('does not bring back a text over the later one of a colleague', () => {
    const mine = teamBoard()
    const id = commands.addAction(mine, { text: 'eerst' })
    if (id === null) throw new Error('no action')
    const undo = createUndo(mine.doc, mine.origin)
    commands.editAction(mine, id, { text: 'daarna' })
    const theirs = colleagueOf(mine)
    commands.editAction(theirs, id, { text: 'van de collega' })
    exchange(mine, theirs)
    undo.undo()
    expect(readBoard(mine.doc).actions[0]?.text).toBe('van de collega')
  })

  test('tells when there is something to undo', () => {
    const editor = teamBoard()
    const undo = createUndo(editor.doc, editor.origin)
    const seen: boolean[] = []
    const stop = undo.onChange(() => seen.push(undo.canUndo()))
    commands.addAction(editor, { text: 'een' })
    undo.undo()
    stop()
    commands.addAction(editor, { text: 'twee' })
    expect([seen[0], seen.at(-1)]).toEqual([true, false])
    expect(undo.canUndo()).toBe(true)
  })

  test('does not touch a document that a newer app took over, nor what a migration did', () => {
    const editor = teamBoard()
    const undo = createUndo(editor.doc, editor.origin)
    migrate(editor.doc, [(doc) => doc.getMap('board').set('place', 'gang')])
    expect(undo.canUndo()).toBe(false)
    editor.doc.getMap('board').set('schemaVersion', 1)
    commands.addAction(editor, { text: 'een' })
    editor.doc.getMap('board').set('schemaVersion', 2)
    const before = Y.encodeStateAsUpdate(editor.doc)
    expect([undo.canUndo(), undo.undo(), undo.redo()]).toEqual([false, false, false])
    expect(Buffer.compare(Y.encodeStateAsUpdate(editor.doc), before)).toBe(0)
  })
})
