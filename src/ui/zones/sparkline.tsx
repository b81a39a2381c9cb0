// The course of a goal at a glance: values as a line, the target as a dotted one. Decoration: the words beside it say the same.
import type { Indicator, Measurement } from '../../board/schema.ts'
import { valueWithUnit } from '../formats.ts'
import './sparkline.css'

const WIDTH = 240
const HEIGHT = 86
const LEFT = 10
const RIGHT = 170

export function Sparkline({ series, indicator }: { series: readonly Measurement[]; indicator: Indicator }) {
  const values = series.flatMap((measurement) => (measurement.value === null ? [] : [measurement.value]))
  if (values.length === 0) return null
  const { target } = indicator
  const all = target === null ? values : [...values, target]
  const low = Math.min(...all)
  const span = Math.max(...all) - low || 1
  const y = (value: number) => HEIGHT - 14 - ((value - low) / span) * (HEIGHT - 34)
  const x = (index: number) => LEFT + (index * (RIGHT - LEFT)) / Math.max(values.length - 1, 1)
  const points = values.map((value, index) => ({ x: x(index), y: y(value) }))
  const last = points[points.length - 1]
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {target !== null && (
        <>
          <line x1="0" x2={RIGHT + 8} y1={y(target)} y2={y(target)} class="target" />
          <text x={RIGHT + 14} y={y(target) + 6}>
            {valueWithUnit(target, { unit: indicator.unit === '%' ? '%' : '' })}
          </text>
        </>
      )}
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
      {points.map((point, index) => (
        <circle key={index} cx={point.x} cy={point.y} r={point === last ? 8 : 4} />
      ))}
    </svg>
  )
}
