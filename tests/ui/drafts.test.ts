// What is in a field and what is offered beside it, while colleagues write on the same board.
import { expect, test } from 'vitest'
import { readKept, standing } from '../../src/ui/drafts.ts'

const BOARD = 'Lezen in groepjes'
const NEWER = 'Lezen in tweetallen'
const mine = { text: 'Lezen met maatjes', over: BOARD }

test('a field nobody typed in shows the board', () => {
  expect(standing(BOARD, null, null)).toEqual({ inField: null, aside: null })
})

test('a draft comes back while the board still says what it was typed over', () => {
  expect(standing(BOARD, null, mine)).toEqual({ inField: mine, aside: null })
})

test('a draft over a text that is no longer on the board is offered beside it', () => {
  expect(standing(NEWER, null, mine)).toEqual({ inField: null, aside: { of: 'typed', text: mine.text } })
})

test('a draft of before drafts remembered the board is offered beside a card, and fills a new one', () => {
  const old = readKept(mine.text)
  expect(standing(BOARD, null, old)).toEqual({ inField: null, aside: { of: 'typed', text: mine.text } })
  expect(standing('', null, old).inField?.text).toBe(mine.text)
})

test('what is being typed stays, and what a colleague wrote meanwhile is offered beside it', () => {
  expect(standing(NEWER, mine, null)).toEqual({ inField: mine, aside: { of: 'board', text: NEWER } })
})

test('nothing is offered that is in the field already, or says nothing', () => {
  expect(standing(mine.text, null, mine).aside).toBeNull()
  expect(standing(mine.text, mine, null).aside).toBeNull()
  expect(standing('', mine, null).aside).toBeNull()
})
