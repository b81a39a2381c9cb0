// The course of a goal, drawn by ourselves so that it is crisp on a wall and in print: values, target, baseline, what was
// finished along the way, and whether it is ordinary variation. The list of measurements beside it is its table.
import type { Goal } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { daysBetween, isoWeek } from '../../board/day.ts'
import { progressOf } from '../../insights/progress.ts'
import { readSignal } from '../../insights/signal.ts'
import type { Verdict } from '../../insights/signal.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { valueWithUnit } from '../formats.ts'
import { words } from '../language.ts'
import './goal-chart.css'

const WIDTH = 640
const HEIGHT = 330
const LEFT = 64
const RIGHT = 34
const TOP = 24
const BOTTOM = 84
/** Labels of weeks under the line; more would touch each other. */
const MOST_WEEKS = 7

type Point = { day: string; value: number; x: number; y: number }

export function GoalChart({ goal }: { goal: Goal }) {
  const view = useBoard().view.value
  const { series } = progressOf(goal.id, view.measurements)
  const measured = series.flatMap(({ date, value }) => (value === null ? [] : [{ day: date, value }]))
  const first = measured[0]
  const last = measured[measured.length - 1]
  if (!first || !last || measured.length < 2) return null

  const verdict = readSignal(measured.map((one) => one.value))
  const { target, baseline } = goal.indicator
  const levels = [...measured.map((one) => one.value), ...[target, baseline].flatMap((one) => one ?? [])]
  const low = Math.min(...levels)
  const span = Math.max(...levels) - low || 1
  const days = Math.max(daysBetween(first.day, last.day), 1)
  const x = (day: string) => LEFT + (daysBetween(first.day, day) / days) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEIGHT - BOTTOM - ((value - low) / span) * (HEIGHT - TOP - BOTTOM)
  const points = measured.map((one): Point => ({ ...one, x: x(one.day), y: y(one.value) }))
  const show = (value: number) => valueWithUnit(value, goal.indicator)

  return (
    <figure class="goal-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={summary(points, verdict, show)}>
        {target !== null && <Level at={y(target)} look="target" text={show(target)} />}
        {baseline !== null && baseline !== target && (
          <Level at={y(baseline)} look="baseline" text={show(baseline)} />
        )}
        {helped(goal, view, first.day, last.day).map((mark) => (
          <path key={mark.id} class={mark.look} d={mark.draw(x(mark.day), HEIGHT - BOTTOM)}>
            <title>{mark.text}</title>
          </path>
        ))}
        <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} />
        {points.map((point, index) => (
          <circle key={point.day + point.x} cx={point.x} cy={point.y} r={index === points.length - 1 ? 8 : 5}>
            <title>{`${words.value.common.weekShort(isoWeek(point.day))}: ${show(point.value)}`}</title>
          </circle>
        ))}
        {weekLabels(points).map((point) => (
          <text key={point.day} class="week" x={point.x} y={HEIGHT - 12}>
            {words.value.common.weekShort(isoWeek(point.day))}
          </text>
        ))}
      </svg>
      <figcaption>{verdictWords(verdict)}</figcaption>
    </figure>
  )
}

function Level({ at, look, text }: { at: number; look: string; text: string }) {
  return (
    <>
      <line class={look} x1={LEFT} x2={WIDTH - RIGHT} y1={at} y2={at} />
      <text class={`level ${look}`} x={LEFT - 10} y={at + 6}>
        {text}
      </text>
    </>
  )
}

type Mark = { id: string; day: string; look: string; text: string; draw: (x: number, y: number) => string }

/** What the team finished and celebrated for this goal meanwhile: a tick and a star, so that shape tells them apart. */
function helped(goal: Goal, view: BoardView, from: string, to: string): Mark[] {
  const within = (day: string | null): day is string => day !== null && day >= from && day <= to
  const actions = view.actions.flatMap((action): Mark[] =>
    action.goalId === goal.id && action.status === 'done' && within(action.closedOn)
      ? [{ id: action.id, day: action.closedOn, look: 'done', text: action.text, draw: tick }]
      : [],
  )
  const successes = view.successes.flatMap((success): Mark[] =>
    success.goalId === goal.id && !success.archivedAt && within(success.date)
      ? [{ id: success.id, day: success.date, look: 'success', text: success.text, draw: star }]
      : [],
  )
  return [...actions, ...successes]
}

const tick = (x: number, y: number) => `M${x - 5} ${y + 18}l4 4 7-8`
const star = (x: number, y: number) =>
  `M${x} ${y + 30}l2 5 5 .6-3.6 3.6.8 5-4.2-2.6-4.2 2.6.8-5-3.6-3.6 5-.6z`

/** The weeks to write under the line: the last one always, the others evenly. */
function weekLabels(points: readonly Point[]): Point[] {
  const every = Math.ceil(points.length / MOST_WEEKS)
  return points.filter((_, index) => (points.length - 1 - index) % every === 0)
}

function verdictWords(verdict: Verdict): string {
  const t = aroundWords.value.chart
  if (verdict.kind === 'too-few') return t.tooFew
  if (verdict.kind === 'ordinary') return t.ordinary
  return `${t.change} ${t.rules[verdict.rule]}`
}

function summary(points: readonly Point[], verdict: Verdict, show: (value: number) => string): string {
  const first = points[0]
  const last = points[points.length - 1]
  if (!first || !last) return ''
  return `${aroundWords.value.chart.fromTo(show(first.value), show(last.value), points.length)} ${verdictWords(verdict)}`
}
