// Finds the date words in the quick-add line. A word that may mean something else counts only at the start, at the end or
// after a preposition, and a day that does not exist is never a date.
import { addDays, weekdayOf } from '../board/day.ts'
import type { Day, Due } from '../board/schema.ts'
import { QUICK_WORDS, rulesOf } from './quick-date-rules.ts'
import type { QuickLanguage, Rule } from './quick-date-rules.ts'

/** Of a holiday only its name and days matter here. */
export type QuickHoliday = { name: string; from: Day; to: Day }
/** A date phrase as it stands in the line: from-to covers its preposition. */
export type DatePhrase = { from: number; to: number; value: Exclude<Due, null> }

const FRIDAY = 5
const DAYS_A_WEEK = 7

type Compiled = { pattern: RegExp; rule: Rule }
const compiled = new Map<QuickLanguage, Compiled[]>()

function patternsOf(language: QuickLanguage): Compiled[] {
  const known = compiled.get(language)
  if (known) return known
  const made = rulesOf(language).map((rule) => ({ rule, pattern: phrase(language, rule.source) }))
  compiled.set(language, made)
  return made
}

/** No lookbehind: Safari 14 does not know it. Groups: what stands before, the preposition, then those of the source. */
function phrase(language: QuickLanguage, source: string): RegExp {
  const before = `(^|[^\\p{L}\\p{N}@#./-])((?:${QUICK_WORDS[language].before})\\s+(?:de\\s+|the\\s+)?)?`
  return new RegExp(`${before}(?:${source})(?![\\p{L}\\p{N}/]|[-.]\\p{N}|['’-]\\p{L})`, 'giu')
}

/**
 * Every date phrase of a line, in order.
 * @param line with quoted text and other recognised pieces blanked out: `\ue000` for text, `\ue001` for what may be
 *   skipped on the way to the start or the end
 */
export function datePhrases(
  line: string,
  today: Day,
  language: QuickLanguage,
  holidays: readonly QuickHoliday[],
): DatePhrase[] {
  const found: DatePhrase[] = []
  for (const { pattern, rule } of patternsOf(language)) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
      const from = match.index + (match[1]?.length ?? 0)
      const to = match.index + match[0].length
      pattern.lastIndex = from + 1
      const after = Boolean(match[2]) || rule.anywhere === true
      if (!mayBeDate(line, from, to, after, rule.end === true, language)) continue
      const value = rule.read({ today, words: match.slice(3).filter((word) => word !== undefined) })
      if (value !== null) found.push({ from, to, value })
    }
  }
  return [...found, ...holidayPhrases(line, today, language, holidays)].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  )
}

function mayBeDate(
  line: string,
  from: number,
  to: number,
  after: boolean,
  endOnly: boolean,
  language: QuickLanguage,
) {
  if (after) return true
  const left = line.slice(0, from)
  const { never, neverAfter } = QUICK_WORDS[language]
  if (new RegExp(`(?:(?:^|[^\\p{L}])(?:${never})|${neverAfter})\\s*$`, 'iu').test(left.slice(-24)))
    return false
  const atStart = /^[\s\ue001]*$/.test(left)
  const atEnd = /^[\s\ue001.,!?;)]*$/.test(line.slice(to))
  return atEnd || (atStart && !endOnly)
}

/** "Voor de kerstvakantie" is the last day before it, "na de kerstvakantie" the first weekday behind it. */
function holidayPhrases(
  line: string,
  today: Day,
  language: QuickLanguage,
  holidays: readonly QuickHoliday[],
) {
  const found: DatePhrase[] = []
  const [before, after] = language === 'nl' ? ['voor|vóór', 'na'] : ['before', 'after']
  for (const name of new Set(holidays.map((holiday) => holiday.name.trim()).filter(Boolean))) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const pattern = new RegExp(
      `(^|[^\\p{L}\\p{N}])(?:(${before})|${after})\\s+(?:de\\s+|het\\s+|the\\s+)?${escaped}(?![\\p{L}\\p{N}])`,
      'giu',
    )
    for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
      const from = match.index + (match[1]?.length ?? 0)
      const day = aroundHoliday(
        today,
        holidays.filter((one) => one.name.trim() === name),
        Boolean(match[2]),
      )
      if (day) found.push({ from, to: match.index + match[0].length, value: { on: day } })
    }
  }
  return found
}

function aroundHoliday(today: Day, holidays: readonly QuickHoliday[], before: boolean): Day | null {
  const days = holidays
    .map((holiday) => (before ? addDays(holiday.from, -1) : schoolDayFrom(addDays(holiday.to, 1))))
    .filter((day) => day >= today)
    .sort()
  return days[0] ?? null
}

function schoolDayFrom(day: Day): Day {
  const weekday = weekdayOf(day)
  return weekday > FRIDAY ? addDays(day, DAYS_A_WEEK + 1 - weekday) : day
}
