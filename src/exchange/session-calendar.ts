// The fixed moment of the board session as a calendar file (RFC 5545): one event that comes back every week. Lines end in CRLF
// and are at most 75 bytes long.
import { addDays } from '../board/day.ts'
import type { Day, Moment } from '../board/schema.ts'

export type FixedMoment = {
  /** Names the board for a calendar that reads a newer file later; holds nothing secret. */
  uid: string
  title: string
  place: string
  first: Day
  last: Day
  /** Days between them on which there is none. */
  off: readonly Day[]
  /** `15:15`, as the clocks in the Netherlands show it. */
  time: string
  minutes: number
  now: Moment
}

const ZONE = 'Europe/Amsterdam'
const LONGEST = 75
// Summer time in the European Union begins and ends on the last Sunday of March and October (Directive 2000/84/EC).
const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  ...offset('DAYLIGHT', '+0100', '+0200', '19700329T020000', 3),
  ...offset('STANDARD', '+0200', '+0100', '19701025T030000', 10),
  'END:VTIMEZONE',
]

/** Writes the file. Texts may hold anything: what would be read as structure is escaped. */
export function sessionCalendar(moment: FixedMoment): string {
  const at = (day: Day) => `${plain(day)}T${plain(moment.time)}00`
  // A rule in local time ends at a moment in UTC; the day after the last one is before the next week's.
  const until = `${plain(addDays(moment.last, 1))}T000000Z`
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//verbeterbord//NL',
    ...TIME_ZONE,
    'BEGIN:VEVENT',
    `UID:${escaped(moment.uid)}@verbeterbord`,
    `DTSTAMP:${plain(moment.now.slice(0, 19))}Z`,
    `DTSTART;TZID=${ZONE}:${at(moment.first)}`,
    `DURATION:PT${moment.minutes}M`,
    `RRULE:FREQ=WEEKLY;UNTIL=${until}`,
    ...moment.off.map((day) => `EXDATE;TZID=${ZONE}:${at(day)}`),
    `SUMMARY:${escaped(moment.title)}`,
    ...(moment.place ? [`LOCATION:${escaped(moment.place)}`] : []),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
}

function offset(name: string, from: string, to: string, start: string, month: number): string[] {
  return [
    `BEGIN:${name}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
    `END:${name}`,
  ]
}

/** `2026-11-24` and `15:15` without their marks. */
function plain(text: string): string {
  return text.replace(/[-:]/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')
}

/** Breaks a line before a byte too many, never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let out = ''
  let length = 0
  for (const character of line) {
    const bytes = encoder.encode(character).length
    if (length + bytes > LONGEST) {
      out += '\r\n '
      length = 1
    }
    out += character
    length += bytes
  }
  return out
}
