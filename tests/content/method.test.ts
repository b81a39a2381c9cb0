import { expect, test } from 'vitest'
import { method as english } from '../../src/content/method-en.ts'
import { method as dutch } from '../../src/content/method-nl.ts'
import { HOLIDAY_NAMES } from '../../src/content/school-holidays.ts'

test('the method is ten short screens in both languages, with the same advice', () => {
  for (const { pages } of [dutch, english]) {
    expect(pages).toHaveLength(10)
    for (const { title, text } of pages) expect(`${title} ${text.join(' ')}`.length).toBeLessThan(420)
  }
  expect(Object.keys(english.hints)).toEqual(Object.keys(dutch.hints))
})

test('every holiday has a name in both languages', () => {
  expect(Object.keys(HOLIDAY_NAMES.en)).toEqual(Object.keys(HOLIDAY_NAMES.nl))
})
