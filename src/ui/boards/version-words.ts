// An earlier version in words: when it was, and what differs from now.
import { dayOf } from '../../board/day.ts'
import type { Day } from '../../board/schema.ts'
import type { CardCounts } from '../../insights/on-the-board.ts'
import { aroundWords } from '../around-language.ts'
import { dayAndMonth, fullDay } from '../formats.ts'
import { locale } from '../language.ts'

const DAY_MS = 86_400_000

/**
 * `vandaag 10:15`, `gisteren 10:15`, `maandag 10:15`, `3 weken geleden, ma 2 nov`, and beyond half a year the day itself.
 * @param at milliseconds; a moment in the future, of a clock that was wrong, reads as its day and time
 */
export function momentInWords(at: number, today: Day): string {
  const t = aroundWords.value.versions
  const date = new Date(at)
  const day = dayOf(date)
  const time = date.toLocaleTimeString(locale.value, { hour: '2-digit', minute: '2-digit' })
  const ago = Math.round((Date.parse(`${today}T12:00Z`) - Date.parse(`${day}T12:00Z`)) / DAY_MS)
  if (ago === 0) return t.today(time)
  if (ago === 1) return t.yesterday(time)
  if (ago > 1 && ago < 7) return `${date.toLocaleDateString(locale.value, { weekday: 'long' })} ${time}`
  if (ago >= 7 && ago < 182) return t.weeksAgo(Math.floor(ago / 7), dayAndMonth(day))
  return `${fullDay(day)} ${time}`
}

/** `2 acties meer dan nu · 1 succes minder dan nu` */
export function differenceInWords(then: CardCounts, now: CardCounts): string {
  const t = aroundWords.value.versions
  const parts = (sign: 1 | -1) =>
    (['goals', 'actions', 'successes'] as const).flatMap((kind) => {
      const many = (then[kind] - now[kind]) * sign
      return many > 0 ? [t[kind](many)] : []
    })
  const more = parts(1)
  const less = parts(-1)
  const said = [
    more.length ? t.moreThanNow(inARow(more)) : '',
    less.length ? t.lessThanNow(inARow(less)) : '',
  ]
  return said.filter(Boolean).join(' · ') || t.asManyAsNow
}

/** `1 doel, 2 acties en 3 successen` */
function inARow(parts: readonly string[]): string {
  const last = parts[parts.length - 1] ?? ''
  const rest = parts.slice(0, -1)
  return rest.length === 0 ? last : `${rest.join(', ')} ${aroundWords.value.versions.and} ${last}`
}
