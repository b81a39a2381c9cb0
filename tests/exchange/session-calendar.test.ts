// The fixed moment as a calendar file, held against the rules of RFC 5545.
import { describe, expect, test } from 'vitest'
import { sessionCalendar } from '../../src/exchange/session-calendar.ts'
import type { FixedMoment } from '../../src/exchange/session-calendar.ts'

const MOMENT: FixedMoment = {
  uid: 'board-2026-2027',
  title: 'Bordsessies Team bovenbouw',
  place: 'Lerarenkamer',
  first: '2026-11-24',
  last: '2027-07-13',
  off: ['2026-12-22', '2026-12-29'],
  time: '15:15',
  minutes: 15,
  now: '2026-11-22T08:15:30.123Z',
}

describe('the calendar file of the fixed moment', () => {
  test('comes back every week until the last one, in the time of Amsterdam, but not in the holidays', () => {
    const lines = linesOf(sessionCalendar(MOMENT))
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines[lines.length - 1]).toBe('END:VCALENDAR')
    expect(lines).toEqual(
      expect.arrayContaining([
        'TZID:Europe/Amsterdam',
        'DTSTART;TZID=Europe/Amsterdam:20261124T151500',
        'DURATION:PT15M',
        'RRULE:FREQ=WEEKLY;UNTIL=20270714T000000Z',
        'EXDATE;TZID=Europe/Amsterdam:20261222T151500',
        'EXDATE;TZID=Europe/Amsterdam:20261229T151500',
        'DTSTAMP:20261122T081530Z',
        'UID:board-2026-2027@verbeterbord',
        'LOCATION:Lerarenkamer',
      ]),
    )
    const open = lines.flatMap((line) => (line.startsWith('BEGIN:') ? [line.slice(6)] : []))
    const closed = lines.flatMap((line) => (line.startsWith('END:') ? [line.slice(4)] : []))
    expect([...closed].sort()).toEqual([...open].sort())
  })

  test('takes nothing in a name for structure', () => {
    const lines = linesOf(sessionCalendar({ ...MOMENT, title: 'a,b;c\\d\nEND:VEVENT', place: '' }))
    expect(lines).toContain('SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT')
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
    expect(lines.some((line) => line.startsWith('LOCATION'))).toBe(false)
  })

  test('has lines of at most 75 bytes, broken between characters, that read back whole', () => {
    const title = 'Zoë’s team 🎉 wereldoriëntatie '.repeat(8)
    const text = sessionCalendar({ ...MOMENT, title })
    const encoder = new TextEncoder()
    for (const line of text.split('\r\n')) expect(encoder.encode(line).length).toBeLessThanOrEqual(75)
    expect(text).not.toMatch(/[^\r]\n/)
    expect(linesOf(text)).toContain(`SUMMARY:${title}`)
  })
})

/** Unfolded, as a calendar reads it. */
function linesOf(text: string): string[] {
  return text.replace(/\r\n /g, '').replace(/\r\n$/, '').split('\r\n')
}
