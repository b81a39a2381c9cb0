import { afterEach, describe, expect, test } from 'vitest'
import { differenceInWords, momentInWords } from '../../../src/ui/boards/version-words.ts'
import { english } from '../../../src/i18n/english.ts'
import { nl } from '../../../src/i18n/nl.ts'
import { english as spoken, words } from '../../../src/ui/language.ts'

const TODAY = '2026-11-23'
const at = (moment: string) => new Date(moment).getTime()

afterEach(() => {
  words.value = nl
})

describe('an earlier version in words', () => {
  test.each([
    ['2026-11-23T00:00:00', 'vandaag 00:00'],
    ['2026-11-23T10:15:00', 'vandaag 10:15'],
    ['2026-11-22T23:59:00', 'gisteren 23:59'],
    ['2026-11-20T09:30:00', 'vrijdag 09:30'],
    ['2026-11-16T09:30:00', 'vorige week, ma 16 nov'],
    ['2026-11-02T09:30:00', '3 weken geleden, ma 2 nov'],
    ['2026-02-02T09:30:00', '2 feb 2026 09:30'],
    ['1970-01-01T09:30:00', '1 jan 1970 09:30'],
    ['2027-11-24T09:30:00', '24 nov 2027 09:30'],
  ])('of %s reads: %s', (moment, said) => {
    expect(momentInWords(at(moment), TODAY).replace('.', '')).toBe(said)
  })

  test('across the night in which the clock goes back is still yesterday', () => {
    expect(momentInWords(at('2026-10-24T23:30:00'), '2026-10-25')).toBe('gisteren 23:30')
  })

  test('says in one line what differs from now', () => {
    const now = { goals: 2, actions: 5, successes: 3 }
    const then = (goals: number, actions: number, successes: number) =>
      differenceInWords({ goals, actions, successes }, now)
    expect(then(2, 5, 3)).toBe('evenveel kaartjes als nu')
    expect(then(2, 9, 5)).toBe('4 acties en 2 successen meer dan nu')
    expect(then(1, 6, 3)).toBe('1 actie meer dan nu · 1 doel minder dan nu')
    expect(then(0, 0, 0)).toBe('2 doelen, 5 acties en 3 successen minder dan nu')
  })

  test('is said in English too', () => {
    spoken.value = english
    words.value = english.words
    expect(momentInWords(at('2026-11-22T09:05:00'), TODAY)).toBe('yesterday 09:05')
    expect(momentInWords(at('2026-11-09T09:05:00'), TODAY)).toBe('2 weeks ago, Mon 9 Nov')
  })
})
