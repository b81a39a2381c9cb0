// Which goal hangs large on the wall at a moment.
import { expect, test } from 'vitest'
import { goalInTurn, IDLE_MS, TURN_MS } from '../../src/ui/wall/goal-turn.ts'

const goals = ['lezen', 'rekenen', 'rust']
const turns = (of: readonly string[], n: number) =>
  Array.from({ length: n }, (_, turn) => goalInTurn(of, IDLE_MS + turn * TURN_MS))

test('every goal has its turn, then the board, and again', () => {
  expect(turns(goals, 6)).toEqual(['lezen', 'rekenen', 'rust', null, 'lezen', 'rekenen'])
  expect(goalInTurn(goals, IDLE_MS + TURN_MS - 1)).toBe('lezen')
})

test('the board stays while somebody touches it, also when the clock was put back', () => {
  expect([-5000, 0, IDLE_MS - 1].map((idle) => goalInTurn(goals, idle))).toEqual([null, null, null])
})

test('one goal or none takes no turns', () => {
  expect(turns(['lezen'], 3)).toEqual([null, null, null])
  expect(turns([], 3)).toEqual([null, null, null])
})
