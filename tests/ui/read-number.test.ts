import { describe, expect, test } from 'vitest'
import { isAmbiguous, readNumber } from '../../src/ui/read-number.ts'

describe('a number as it is typed', () => {
  test.each([
    ['74', 74, 74],
    ['12,5', 12.5, 12.5],
    ['12.5', 12.5, 12.5],
    ['1.250', 1250, 1.25],
    ['1,250', 1.25, 1250],
    ['1.250,5', 1250.5, null],
    ['1,250.5', null, 1250.5],
    ['74%', 74, 74],
    [' −3 ', -3, -3],
    ['-0,5', -0.5, -0.5],
    ['1e308', null, null],
    ['NaN', null, null],
    ['Infinity', null, null],
    ['9999999999999', null, null],
    ['12,5,3', null, null],
    ['heel veel', null, null],
    ['', null, null],
  ])('%j is understood in Dutch and in English, or not at all', (text, dutch, english) => {
    expect(readNumber(text, 'nl')).toBe(dutch)
    expect(readNumber(text, 'en')).toBe(english)
  })

  test('is said back when another reader could take it for another number', () => {
    expect(isAmbiguous('1.250')).toBe(true)
    expect(isAmbiguous('12,5')).toBe(false)
    expect(isAmbiguous('heel veel')).toBe(false)
  })
})
