import { expect, test } from 'vitest'
import * as commands from '../../src/board/commands.ts'
import { readBoard } from '../../src/board/view.ts'
import { hintFor } from '../../src/insights/hints.ts'
import { teamBoard } from '../board/editors.ts'

test('one piece of advice at a time, and none that was given before', () => {
  const editor = teamBoard()
  const hint = (day = '2026-11-23', given: string[] = []) => hintFor(readBoard(editor.doc), day, given)
  expect(hint()).toBeNull()
  commands.addGoal(editor, { text: 'Leerlingen lezen elke dag' })
  expect(hint()).toBe('measure')
  const action = commands.addAction(editor, { text: 'Leeshoek inrichten' })
  if (!action) throw new Error('no action')
  commands.completeAction(editor, action)
  expect(hint()).toBe('success')
  expect(hint('2026-11-23', ['success'])).toBe('measure')
  expect(hint('2026-11-30', ['success', 'measure'])).toBe('session')
  expect(hint('2026-11-30', ['success', 'measure', 'session'])).toBeNull()
})
