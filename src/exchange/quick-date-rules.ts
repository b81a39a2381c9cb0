// What the date words of the quick-add line mean, in Dutch and English, seen from today. A rule that finds no existing day
// gives null; finding the words in a line is done elsewhere.
import { addDays, isDay, isoWeek, mondayOf, weekdayOf, writtenDay } from '../board/day.ts'
import type { Day, Due } from '../board/schema.ts'

export type QuickLanguage = 'nl' | 'en'
type Said = { today: Day; words: readonly string[] }
/**
 * `end`: counts only at the end or after a preposition, because at the start it nearly always means something else.
 * `anywhere`: brings a preposition of its own.
 */
export type Rule = { source: string; end?: true; anywhere?: true; read: (said: Said) => Due }

const FRIDAY = 5
const DAYS_A_WEEK = 7
/** "Over 900 weken" is a slip of the finger. */
const FARTHEST_DAYS = 3 * 366

/**
 * The words of a language; `never` are those that make a date word part of something else, and so does `neverAfter`, also at
 * the end of a compound: "combinatiegroep 3/4".
 */
export const QUICK_WORDS = {
  nl: {
    before: 'op|voor|vóór|tot|uiterlijk|per|vanaf|in',
    days: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
    // "zo" is a word of its own in Dutch.
    short: ['ma', 'di', 'wo', 'do', 'vr', 'za'],
    months:
      'jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?',
    numbers: ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'],
    never:
      'goede|goeie|elke|iedere|van|met|in de|en|of|les|lessen|thema|pagina|bladzijde|blz|hoofdstuk|kern|som|opgave',
    neverAfter: 'groep|groepen|klas|klassen|leerjaar|leerjaren|unit|units|blok|blokken',
  },
  en: {
    before: 'on|by|before|until|due|from|in',
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    // "sun", "sat" and "wed" are words of their own in English.
    short: ['mon', 'tue', '(?!)', 'thu', 'fri'],
    months:
      'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?',
    numbers: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    never: 'good|every|each|of|with|and|or|lesson|lessons|theme|page|pages|chapter',
    neverAfter: 'group|groups|class|classes|grade|grades|unit|units|block',
  },
} as const

/** First letters of the months, in order; Dutch and English together, for no two of them mean different months. */
const MONTH_STARTS = [
  'jan',
  'feb',
  'maa mrt mar',
  'apr',
  'mei may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt oct',
  'nov',
  'dec',
]

/** What can be said in a language. The groups of each `source` come to `read` as its words. */
export function rulesOf(language: QuickLanguage): Rule[] {
  const own = QUICK_WORDS[language]
  const dutch = language === 'nl'
  const days = own.days.join('|')
  const count = `\\d{1,3}|${own.numbers.join('|')}|${dutch ? 'één' : 'an?'}`
  const day = '(\\d{1,2})'
  const named = `(${own.months})\\.?`
  const year = '(?:,?\\s+(\\d{4}))?'
  const next = dutch ? 'volgende' : 'next'
  const week =
    (weeks: number) =>
    ({ today }: Said) =>
      fridayOf(addDays(mondayOf(today), weeks * DAYS_A_WEEK), today)
  const nextWeekDay = ({ today, words: [name] }: Said) =>
    on(addDays(mondayOf(today), DAYS_A_WEEK + weekdayNumber(name, own.days) - 1))
  return [
    { source: dutch ? 'vandaag' : 'today', read: ({ today }) => on(today) },
    { source: dutch ? 'morgen' : 'tomorrow', read: ({ today }) => on(addDays(today, 1)) },
    { source: dutch ? 'overmorgen' : 'the day after tomorrow', read: ({ today }) => on(addDays(today, 2)) },
    {
      source: `(?:${dutch ? '(?:komende|aanstaande|aankomende)' : '(?:this|coming)'}\\s+)?(${days})`,
      read: ({ today, words: [name] }) => on(nextWeekday(today, weekdayNumber(name, own.days))),
    },
    {
      source: `(${own.short.join('|')})`,
      end: true,
      read: ({ today, words: [name] }) => on(nextWeekday(today, weekdayNumber(name, own.short))),
    },
    { source: `${next}\\s+(?:week\\s+)?(${days})`, read: nextWeekDay },
    { source: `(${days})\\s+${next}\\s+week`, read: nextWeekDay },
    { source: dutch ? 'deze week' : 'this week', read: week(0) },
    { source: `${next}\\s+week`, read: week(1) },
    {
      source: dutch
        ? `over\\s+(${count})\\s+(dag|dagen|week|weken|maand|maanden)`
        : `in\\s+(${count})\\s+(days?|weeks?|months?)`,
      anywhere: true,
      read: ({ today, words: [many, unit] }) => later(today, numberOf(many, own.numbers), unit ?? ''),
    },
    {
      source: '(\\d{4}-\\d{2}-\\d{2})',
      read: ({ words: [written] }) => (isDay(written) ? on(written) : null),
    },
    {
      source: `${day}[-/](\\d{1,2})(?:[-/](\\d{4}))?`,
      end: true,
      read: ({ today, words: [d, m, y] }) => dayIn(today, Number(d), Number(m), y),
    },
    {
      source: `${day}${dutch ? 'e?' : '(?:st|nd|rd|th)?(?:\\s+of)?'}\\s+${named}${year}`,
      read: ({ today, words: [d, name, y] }) => dayIn(today, Number(d), monthNumber(name), y),
    },
    ...(dutch
      ? []
      : [
          {
            source: `${named}\\s+${day}(?:st|nd|rd|th)?${year}`,
            read: ({ today, words: [name, d, y] }: Said) => dayIn(today, Number(d), monthNumber(name), y),
          },
        ]),
    { source: '(?:week|wk)\\s+(\\d{1,2})', read: ({ today, words: [n] }) => inWeek(today, Number(n)) },
    { source: dutch ? 'volgende (?:bord)?sessie' : 'next (?:board )?session', read: () => 'next-session' },
  ]
}

function on(day: Day): Due {
  return { on: day }
}

/** The Friday of a week is when something of that week is due; on its weekend, the day itself. */
function fridayOf(monday: Day, today: Day): Due {
  const friday = addDays(monday, FRIDAY - 1)
  return on(friday < today ? today : friday)
}

/** "Vrijdag" said on a Friday is the next one: today is called "vandaag". */
function nextWeekday(today: Day, weekday: number): Day {
  return addDays(today, ((weekday - weekdayOf(today) + DAYS_A_WEEK - 1) % DAYS_A_WEEK) + 1)
}

function weekdayNumber(name: string | undefined, names: readonly string[]): number {
  return names.indexOf((name ?? '').toLowerCase()) + 1
}

function numberOf(word: string | undefined, numbers: readonly string[]): number {
  const written = (word ?? '').toLowerCase()
  const known = numbers.indexOf(written) + 1
  if (known > 0) return known
  return /^\d+$/.test(written) ? Number(written) : 1
}

function later(today: Day, many: number, unit: string): Due {
  const letter = unit.charAt(0).toLowerCase()
  if (letter === 'm') return monthsLater(today, many)
  const days = letter === 'w' ? many * DAYS_A_WEEK : many
  return days > 0 && days <= FARTHEST_DAYS ? on(addDays(today, days)) : null
}

/** The same day of a later month, or the last day of a month that is shorter. */
function monthsLater(today: Day, many: number): Due {
  if (many < 1 || many > FARTHEST_DAYS / 31) return null
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + many
  for (let day = Number(today.slice(8, 10)); day > 27; day -= 1) {
    const written = writtenDay(Math.floor(months / 12), (months % 12) + 1, day)
    if (isDay(written)) return on(written)
  }
  return on(writtenDay(Math.floor(months / 12), (months % 12) + 1, Number(today.slice(8, 10))))
}

/** Without a year it is the first time from today on that this day comes, this year or the next. */
function dayIn(today: Day, day: number, month: number, year: string | undefined): Due {
  const thisYear = Number(today.slice(0, 4))
  const years = year ? [Number(year)] : [thisYear, thisYear + 1]
  const found = years
    .map((one) => writtenDay(one, month, day))
    .find((one) => isDay(one) && (year || one >= today))
  return found ? on(found) : null
}

function monthNumber(name: string | undefined): number {
  const start = (name ?? '').toLowerCase().slice(0, 3)
  return MONTH_STARTS.findIndex((starts) => starts.split(' ').includes(start)) + 1
}

/** The Friday of a week by its ISO number: this year's, or next year's when that week is over. Week 53 is not in every year. */
function inWeek(today: Day, number: number): Due {
  if (number < 1) return null
  const year = Number(addDays(mondayOf(today), 3).slice(0, 4))
  for (const one of [year, year + 1]) {
    // 4 January always lies in week 1 (ISO 8601).
    const monday = addDays(mondayOf(writtenDay(one, 1, 4)), (number - 1) * DAYS_A_WEEK)
    if (isoWeek(monday) !== number || addDays(monday, DAYS_A_WEEK - 1) < today) continue
    return fridayOf(monday, today)
  }
  return null
}
