// When a board on the wall is awake. Local time: the clock of the school decides, so the dates are made without a zone.
import { describe, expect, test } from 'vitest'
import { isSchoolTime } from '../../src/ui/wall/school-time.ts'

const HOURS = { from: '07:30', to: '18:00', weekdays: true }
// 23 November 2026 is a Monday.
const at = (day: number, hours: number, minutes: number) => new Date(2026, 10, day, hours, minutes)

describe('a board on the wall', () => {
  test.each([
    { when: 'just before the school opens', now: at(23, 7, 29), awake: false },
    { when: 'when the school opens', now: at(23, 7, 30), awake: true },
    { when: 'in the last minute', now: at(23, 17, 59), awake: true },
    { when: 'when the school closes', now: at(23, 18, 0), awake: false },
    { when: 'on a Friday', now: at(27, 12, 0), awake: true },
    { when: 'on a Saturday', now: at(28, 12, 0), awake: false },
    { when: 'on a Sunday', now: at(29, 12, 0), awake: false },
  ])('is awake $when: $awake', ({ now, awake }) => {
    expect(isSchoolTime(now, HOURS, [])).toBe(awake)
  })

  test('is awake at the weekend where the school says so', () => {
    expect(isSchoolTime(at(28, 12, 0), { ...HOURS, weekdays: false }, [])).toBe(true)
  })

  test('dims in a holiday, its first and last day included', () => {
    const holidays = [{ id: 'h', name: 'herfstvakantie', from: '2026-11-23', to: '2026-11-24' }]
    expect([23, 24, 25].map((day) => isSchoolTime(at(day, 12, 0), HOURS, holidays))).toEqual([
      false,
      false,
      true,
    ])
  })

  test('keeps the same hours on the days when the clock is changed', () => {
    const sunday = { ...HOURS, weekdays: false }
    for (const day of [new Date(2026, 2, 29, 7, 30), new Date(2026, 9, 25, 7, 30)]) {
      expect(isSchoolTime(day, sunday, [])).toBe(true)
      expect(isSchoolTime(new Date(day.getTime() - 60_000), sunday, [])).toBe(false)
    }
  })

  test('understands hours over midnight, and the same hour twice as the whole day', () => {
    const night = { from: '20:00', to: '02:00', weekdays: false }
    expect([at(23, 21, 0), at(23, 1, 59), at(23, 2, 0)].map((now) => isSchoolTime(now, night, []))).toEqual([
      true,
      true,
      false,
    ])
    expect(isSchoolTime(at(23, 3, 0), { ...HOURS, from: '18:00' }, [])).toBe(true)
  })
})
