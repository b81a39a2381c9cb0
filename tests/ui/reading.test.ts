// The size of the letters for a room, against the worked examples of platform.md 4.
import { expect, test } from 'vitest'
import { textSizeFor } from '../../src/ui/wall/reading.ts'

test.each([
  { metres: 5, inches: 86, pixels: 42 },
  { metres: 5, inches: 65, pixels: 55 },
  { metres: 3, inches: 86, pixels: 25 },
  { metres: 3, inches: 65, pixels: 33 },
])('text read from $metres m on $inches inch is $pixels pixels of 1920', ({ metres, inches, pixels }) => {
  expect(Math.round(textSizeFor({ metres, inches }, 1920))).toBe(pixels)
})

test('a screen with twice the pixels gets letters of twice the pixels', () => {
  const reading = { metres: 5, inches: 75 }
  expect(textSizeFor(reading, 3840)).toBeCloseTo(2 * textSizeFor(reading, 1920))
})
