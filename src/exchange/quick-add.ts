// Reads one line of quick add: who (@naam), for which goal (#doel) and when (date words), each a chip that can be tapped away.
// What stands in quotes is never read, and what is not recognised stays in the words of the card.
import type { Day, Due, GoalId, MemberId } from '../board/schema.ts'
import { datePhrases } from './quick-dates.ts'
import type { QuickLanguage } from './quick-date-rules.ts'
import type { QuickHoliday } from './quick-dates.ts'

/** A piece of the line, in UTF-16 units, `to` exclusive. */
export type Range = { from: number; to: number }

export type QuickChip = Range & { text: string } & (
    | { kind: 'person'; value: MemberId | null; choices: MemberId[] }
    | { kind: 'goal'; value: GoalId | null; choices: GoalId[] }
    | { kind: 'date'; value: Exclude<Due, null> }
  )

export type QuickContext = {
  today: Day
  language: QuickLanguage
  members: readonly { id: MemberId; name: string }[]
  goals: readonly { id: GoalId; text: string }[]
  holidays: readonly QuickHoliday[]
  /** Pieces that somebody tapped away: they are words again. */
  ignored?: readonly Range[]
}

export type QuickCard = {
  text: string
  /** A chip with `value: null` and several `choices` asks which one is meant. */
  chips: QuickChip[]
  ownerIds: MemberId[]
  goalId: GoalId | null
  /** undefined when the line names no moment. */
  due: Exclude<Due, null> | undefined
}

/** More lines than this wait in the field for the next round: nobody checks more cards at once. */
export const MOST_CARDS = 40
/** A longer line is a text that was pasted, and is taken as it is. */
const LONGEST_READ = 2_000

const QUOTES = /"[^"]*(?:"|$)|“[^”]*(?:”|$)|„[^”“]*(?:[”“]|$)|«[^»]*(?:»|$)|‘[^’]*’(?![\p{L}\p{N}])/gu
const SINGLE_QUOTES = /(^|[\s(])('(?=\S)[^']*(?:'(?=\p{L})[^']*)*')(?![\p{L}\p{N}])/gu
const TEXT = '\ue000'
const CHIP = '\ue001'

/** Reads one line. Pure: the same line on the same day gives the same card. */
export function readQuickAdd(line: string, context: QuickContext): QuickCard {
  const chips = line.length > LONGEST_READ ? [] : chipsOf(line, context)
  const text = withoutChips(line, chips)
  // Only a name and a day is no action yet: then the words are the action.
  const kept = text ? chips : []
  return {
    text: text || line.trim(),
    chips: kept,
    ownerIds: [
      ...new Set(kept.flatMap((chip) => (chip.kind === 'person' && chip.value ? [chip.value] : []))),
    ],
    goalId: kept.flatMap((chip) => (chip.kind === 'goal' && chip.value ? [chip.value] : []))[0] ?? null,
    due: kept.flatMap((chip) => (chip.kind === 'date' ? [chip.value] : []))[0],
  }
}

/**
 * Reads pasted text: every line that holds words is a card, without its bullet.
 * @returns the cards, and what is left for the next round as text
 */
export function readQuickLines(text: string, context: QuickContext): { cards: QuickCard[]; rest: string } {
  const lines = linesOf(text)
  return {
    cards: lines.slice(0, MOST_CARDS).map((line) => readQuickAdd(line, context)),
    rest: lines.slice(MOST_CARDS).join('\n'),
  }
}

/** The lines of a text that hold words, without their bullets. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(withoutBullet)
    .filter(Boolean)
}

/** Where tapped-away pieces stand after the line was edited; a piece in which somebody typed is read again. */
export function shiftRanges(ranges: readonly Range[], before: string, after: string): Range[] {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start += 1
  let end = 0
  while (end < shortest - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const moved = after.length - before.length
  return ranges.flatMap(({ from, to }) => {
    if (to <= start) return [{ from, to }]
    return from >= before.length - end ? [{ from: from + moved, to: to + moved }] : []
  })
}

function chipsOf(line: string, context: QuickContext): QuickChip[] {
  const ignored = context.ignored ?? []
  const isFree = (range: Range) => !ignored.some((one) => one.from < range.to && range.from < one.to)
  const words = blank(line, quoted(line), TEXT)
  const tagged = tagsOf(words, context).filter(isFree)
  const rest = blank(words, tagged, CHIP)
  const dates = datePhrases(rest, context.today, context.language, context.holidays)
    .filter(isFree)
    .filter((one, _index, all) => !all.some((other) => covers(other, one)))
  const last = dates[dates.length - 1]
  const date: QuickChip[] = last ? [{ kind: 'date', ...last, text: line.slice(last.from, last.to) }] : []
  return [...tagged, ...date].sort((a, b) => a.from - b.from)
}

function covers(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && outer.to >= inner.to && outer.to - outer.from > inner.to - inner.from
}

function quoted(line: string): Range[] {
  const ranges: Range[] = []
  for (const match of line.matchAll(QUOTES))
    ranges.push({ from: match.index, to: match.index + match[0].length })
  for (const match of line.matchAll(SINGLE_QUOTES)) {
    const from = match.index + (match[1]?.length ?? 0)
    ranges.push({ from, to: match.index + match[0].length })
  }
  return ranges
}

function blank(line: string, ranges: readonly Range[], sign: string): string {
  let blanked = line
  for (const { from, to } of ranges)
    blanked = blanked.slice(0, from) + sign.repeat(to - from) + blanked.slice(to)
  return blanked
}

function tagsOf(line: string, context: QuickContext): QuickChip[] {
  const chips: QuickChip[] = []
  const pattern = /(^|[\s(,\ue001])([@#])(?=[\p{L}\p{N}])/gu
  for (const match of line.matchAll(pattern)) {
    const from = match.index + (match[1]?.length ?? 0)
    const found = match[2] === '@' ? personAt(line, from, context.members) : goalAt(line, from, context.goals)
    if (found) chips.push({ ...found, text: line.slice(found.from, found.to) })
  }
  return chips
}

function personAt(line: string, from: number, members: QuickContext['members']) {
  const behind = line.slice(from + 1)
  const whole = members.filter(({ name }) => name.trim() && startsWithName(behind, name.trim()))
  const longest = Math.max(0, ...whole.map(({ name }) => name.trim().length))
  const named = whole.filter(({ name }) => name.trim().length === longest)
  const word = /^[\p{L}\p{N}]+/u.exec(behind)?.[0] ?? ''
  const meant = named.length > 0 ? named : members.filter(({ name }) => fold(name).startsWith(fold(word)))
  if (meant.length === 0) return null
  const choices = meant.map(({ id }) => id)
  const to = from + 1 + (named.length > 0 ? longest : word.length)
  return { kind: 'person' as const, from, to, ...meantBy(choices) }
}

/** A goal by the start of one of its words: `#lez` is "80% leest op niveau: lezen". */
function goalAt(line: string, from: number, goals: QuickContext['goals']) {
  const word = /^[\p{L}\p{N}-]+/u.exec(line.slice(from + 1))?.[0] ?? ''
  const choices = goals
    .filter(({ text }) =>
      fold(text)
        .split(/[^\p{L}\p{N}-]+/u)
        .some((one) => one.startsWith(fold(word))),
    )
    .map(({ id }) => id)
  if (choices.length === 0) return null
  return { kind: 'goal' as const, from, to: from + 1 + word.length, ...meantBy(choices) }
}

function meantBy<T>(choices: T[]): { value: T | null; choices: T[] } {
  return { value: choices.length === 1 ? (choices[0] ?? null) : null, choices }
}

function startsWithName(text: string, name: string): boolean {
  return fold(text.slice(0, name.length)) === fold(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
}

/** Case and accents do not matter: a phone's keyboard makes both hard. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function withoutChips(line: string, chips: readonly Range[]): string {
  if (chips.length === 0) return line.trim()
  let text = ''
  let at = 0
  for (const { from, to } of chips) {
    text += `${line.slice(at, from)} `
    at = Math.max(at, to)
  }
  text += line.slice(at)
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ([.,!?;:])/g, '$1')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
}

function withoutBullet(line: string): string {
  return line.replace(/^\s*(?:[-*•·–]\s+|\d{1,3}[.)]\s+)?(?:\[[ xX]?\]\s*)?/, '').trim()
}
