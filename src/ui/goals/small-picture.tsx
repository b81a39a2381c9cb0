// The picture of a small goal: five days, a bar for "x van n", or a thermometer. Totals only, never a child. A picture beside
// the value: told apart by shape as well as colour.
import type { Indicator, Measurement } from '../../board/schema.ts'
import { outOf, stripOf, wayDone } from '../../insights/measures.ts'
import { valueWithUnit } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import './small-picture.css'

type PictureProps = { series: readonly Measurement[]; indicator: Indicator }

export function SmallPicture({ series, indicator }: PictureProps) {
  const measured = series.filter(({ value }) => value !== null)
  const value = measured[measured.length - 1]?.value ?? null
  if (value === null) return null
  const { measure, target } = indicator
  if (measure === 'days-of-five' || measure === 'yes-no')
    return <Strip series={series} indicator={indicator} />
  const n = outOf(indicator)
  const full = n === null ? wayDone(value, indicator) : part(value, n)
  const goal = n === null || target === null ? null : part(target, n)
  const label =
    target === null
      ? valueWithUnit(value, indicator)
      : goalsWords.value.measurement.way(valueWithUnit(value, indicator), valueWithUnit(target, indicator))
  // A bar is filled by how many there are; a thermometer by how much of the way is done.
  return (
    <svg class="small-picture" viewBox="0 0 220 60" role="img" aria-label={label}>
      <path class="tube" d={n === null ? 'M40 30H204' : 'M14 30H206'} />
      {n === null && <circle cx="26" cy="30" r="22" />}
      {full > 0 && <path d={n === null ? `M36 30H${40 + full * 164}` : `M14 30H${14 + full * 192}`} />}
      {goal !== null && <path class="goal-mark" d={`M${14 + goal * 192} 8V52`} />}
    </svg>
  )
}

function part(value: number, n: number): number {
  return Math.min(1, Math.max(0, value / n))
}

function Strip({ series, indicator }: PictureProps) {
  const t = goalsWords.value.measurement
  const strip = stripOf(series, indicator)
  const yes = strip.filter(({ state }) => state === 'yes')
  return (
    <span
      class="day-strip"
      role="img"
      aria-label={t.strip(yes.length, yes.map(({ day }) => t.days[day]).join(', '))}
    >
      {strip.map(({ day, state }) => (
        <span key={day} class={state} aria-hidden="true">
          {state === 'yes' ? '✓' : t.days[day]}
        </span>
      ))}
    </span>
  )
}
