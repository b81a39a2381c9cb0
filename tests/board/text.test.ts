import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAPS, cleanLine, cleanText } from '../../src/board/text.ts'

describe('a text that a person typed', () => {
  test('is trimmed and loses its control characters, and keeps its lines', () => {
    expect(cleanText('  een\u0000\u0007\r\ntwee\tdrie\u2028vier  ', CAPS.card)).toBe('een\ntwee drie\nvier')
    expect(cleanLine(' Anouk \n van\t Dam ', CAPS.name)).toBe('Anouk van Dam')
  })

  test('keeps emoji, accents and right-to-left words whole', () => {
    for (const text of ['Zoë 👨‍👩‍👧‍👦', 'مرحبا بكم', 'שלום', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'é́', '‏abc‎']) {
      expect(cleanText(text, CAPS.card)).toBe(text)
    }
  })

  test('cannot turn the cards after it around', () => {
    expect(cleanText('\u202egespiegeld\u2066 en open', CAPS.card)).toBe('gespiegeld en open')
  })

  test('is cut between code points, never in the middle of one', () => {
    expect(cleanLine('👍'.repeat(10_000), CAPS.name)).toBe('👍'.repeat(60))
    expect(cleanText('a'.repeat(10_000), CAPS.card)).toHaveLength(2_000)
    expect(cleanText('x'.repeat(5_000_000), CAPS.note)).toHaveLength(5_000)
  })

  test('cleaned twice is the same as cleaned once, and survives the way to another device', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 1, max: 80 }),
        (text, cap) => {
          const clean = cleanText(text, cap)
          expect(cleanText(clean, cap)).toBe(clean)
          expect(cleanLine(cleanLine(text, cap), cap)).toBe(cleanLine(text, cap))
          expect(Array.from(clean).length).toBeLessThanOrEqual(cap)
          expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(clean))).toBe(
            clean,
          )
        },
      ),
    )
    expect(cleanText('los \ud83d paar \udc4d', CAPS.card)).toBe('los  paar')
  })
})
