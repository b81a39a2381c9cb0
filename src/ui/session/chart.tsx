// The course of one goal, large enough for the back of the circle. The words beside it say the latest value too.
import { isoWeek } from '../../board/day.ts'
import type { Goal, Measurement } from '../../board/schema.ts'
import { valueWithUnit } from '../formats.ts'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'

const WIDTH = 680
const HEIGHT = 470
const LEFT = 96
const RIGHT = 640
const TOP = 60
const BOTTOM = 400
const MOST = 10

export function Chart({ goal, series }: { goal: Goal; series: readonly Measurement[] }) {
  const real = series.filter(({ value }) => value !== null).slice(-MOST)
  const { target, unit } = goal.indicator
  const values = real.flatMap(({ value }) => (value === null ? [] : [value]))
  const all = target === null ? values : [...values, target]
  const short = { unit: unit === '%' ? '%' : '' }
  if (values.length === 0) return <p class="session-chart empty">{words.value.goal.noMeasure}</p>
  const low = Math.min(...all)
  const high = Math.max(...all)
  const span = high - low || 1
  const y = (value: number) => BOTTOM - ((value - low) / span) * (BOTTOM - TOP)
  const x = (index: number) => LEFT + 24 + (index * (RIGHT - LEFT - 24)) / Math.max(1, real.length - 1)
  const points = real.map(({ value, date }, index) => ({ x: x(index), y: y(value ?? low), date }))
  const label = real
    .map(({ value, date }) => `${words.value.common.weekShort(isoWeek(date))} ${value}`)
    .join(', ')
  return (
    <svg
      class="session-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${sessionWords.value.goalPart.chart(goal.text)}: ${label}`}
    >
      <text x="4" y={y(low) + 8}>
        {valueWithUnit(low, short)}
      </text>
      <line class="floor" x1={LEFT} x2={RIGHT} y1={y(low)} y2={y(low)} />
      {target !== null && (
        <>
          <line class="target" x1={LEFT} x2={RIGHT} y1={y(target)} y2={y(target)} />
          <text x="4" y={y(target) + 8}>
            {valueWithUnit(target, short)}
          </text>
        </>
      )}
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {points.map((point, index) => (
        <g key={index}>
          <circle cx={point.x} cy={point.y} r={index === points.length - 1 ? 14 : 8} />
          {(index === 0 || index === points.length - 1) && (
            <text x={point.x} y={HEIGHT - 14} class={index === 0 ? 'week' : 'week now'}>
              {words.value.common.weekShort(isoWeek(point.date))}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
