// The course of a goal, drawn by ourselves so that it is crisp on a wall and in print. A finger or the arrow keys walk along
// the values and what helped; the table beside it holds the same. No patterns, shadows or pictures: those print as bitmaps.
import { useState } from 'preact/hooks'
import type { EarlierTarget } from '../../board/adjust-goal.ts'
import type { AnyGoal, Day } from '../../board/schema.ts'
import { courseOf, type Course } from '../../insights/course.ts'
import type { Verdict } from '../../insights/signal.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth, valueWithUnit } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { words } from '../language.ts'
import { surface } from '../surface.ts'
import { planChart, type Plan, type Size, type Spot } from './chart-plan.ts'
import { sayLevel, sayValue } from './values.ts'
import './goal-chart.css'

const ON_WALL: Size = { width: 760, height: 500, letter: 28 }
const IN_HAND: Size = { width: 420, height: 400, letter: 19 }
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }
/** Between two lines of the hatching of a holiday. */
const HATCH = 9
/** So much of the width the words of a target take. */
const TARGET_WORDS = 0.27
const STUB = 20

/** @param still only to be looked at: the words under it say the same */
export function GoalChart({ goal, still }: { goal: AnyGoal; still?: boolean }) {
  const view = useBoard().view.value
  const [chosen, setChosen] = useState<string | null>(null)
  const t = goalsWords.value.chart
  const { indicator } = goal
  const size = surface.value === 'hand' ? IN_HAND : ON_WALL
  const course = courseOf(goal, view)
  const plan = planChart(course, indicator, view.holidays, size)
  if (!plan) return <p class="goal-chart none">{words.value.goal.noMeasure}</p>

  const { spots, box, y } = plan
  const lastValue = spots.map(({ kind }) => kind).lastIndexOf('value')
  const found = spots.findIndex(({ id }) => id === chosen)
  const at = found < 0 ? lastValue : found
  const now = spots[at]
  const last = spots[lastValue]
  const go = (index: number) => setChosen(spots[Math.min(spots.length - 1, Math.max(0, index))]?.id ?? null)
  const point = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    const { left, width, top, height } = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - left) / width) * size.width
    const low = ((event.clientY - top) / height) * size.height > box.bottom
    go(nearest(spots, x, low))
  }
  const adjusted = course.earlier[course.earlier.length - 1]
  const saying = now ? sayOf(now, course, goal) : ''
  return (
    <figure class={`goal-chart${size === IN_HAND ? ' small' : ''}`}>
      {indicator.label && <p class="goal-chart-label">{indicator.label}</p>}
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        {...(still
          ? { 'aria-hidden': true }
          : {
              // In small letters: the names of attributes of a drawing are not made small by themselves.
              tabindex: 0,
              role: 'slider',
              'aria-label': t.label(goal.text),
              'aria-valuemin': 1,
              'aria-valuemax': spots.length,
              'aria-valuenow': at + 1,
              'aria-valuetext': saying,
              onPointerDown: point,
              onPointerMove: (event) => event.pointerType === 'mouse' && point(event),
              onKeyDown: (event) => {
                const step = STEPS[event.key]
                if (step === undefined && event.key !== 'Home' && event.key !== 'End') return
                event.preventDefault()
                go(step === undefined ? (event.key === 'Home' ? 0 : spots.length - 1) : at + step)
              },
            })}
      >
        {plan.holidays.map(({ name, x, width }) => (
          <path key={name + x} class="holiday" d={hatched(x, width, plan)}>
            <title>{name}</title>
          </path>
        ))}
        {plan.levels.map(({ value, y: height }) => (
          <Level key={value} plan={plan} at={height} text={valueWithUnit(value, short(indicator.unit))} />
        ))}
        {course.trend && last && (
          <path
            class="trend"
            d={`M${last.x} ${last.y}L${plan.x(course.trend.day)} ${y(course.trend.high)}V${y(course.trend.low)}Z`}
          />
        )}
        {indicator.baseline !== null && (
          <Level
            plan={plan}
            at={y(indicator.baseline)}
            look="baseline"
            text={t.baseline(valueWithUnit(indicator.baseline, short(indicator.unit)))}
          />
        )}
        {course.earlier.length > 0 && (
          <path class="earlier" d={steps(course.earlier, indicator.target, plan)} />
        )}
        {indicator.target !== null && (
          <Level
            plan={plan}
            at={y(indicator.target)}
            from={adjusted && Math.min(box.right, plan.x(adjusted.until))}
            look="target"
            text={t.target(valueWithUnit(indicator.target, short(indicator.unit)))}
          />
        )}
        <path class="gap" d={gaps(plan.runs)} />
        <path
          class="line"
          d={plan.runs
            .map((run) => run.map(place).join('L'))
            .map((d) => `M${d}`)
            .join('')}
        />
        {spots.length < 60 && <path class="dots" d={dots(spots)} />}
        {last && <circle class="last" cx={last.x} cy={last.y} r="11" />}
        <path class="none" d={marks(spots, 'none', (x, y) => `M${x - 6} ${y - 6}l12 12m0-12l-12 12`)} />
        <path class="done" d={marks(spots, 'done', (x, y) => `M${x - 8} ${y}l6 6 11-13`)} />
        <path class="success" d={marks(spots, 'success', star)} />
        {now && <circle class="now" cx={now.x} cy={now.y} r="17" />}
        {plan.weeks.map(({ week, x }) => (
          <text key={x} class="week" x={x} y={size.height - 8}>
            {words.value.common.weekShort(week)}
          </text>
        ))}
      </svg>
      <p class="goal-chart-now">{saying}</p>
      <figcaption>{summary(course, goal)}</figcaption>
    </figure>
  )
}

type LevelProps = { plan: Plan; at: number; from?: number | undefined; look?: string; text: string }

function Level({ plan, at, from, look = '', text }: LevelProps) {
  const { right } = plan.box
  const left = from ?? plan.box.left
  // The target stands at the start, where a goal that goes up is still below it; the baseline at the end.
  const x =
    look === 'target'
      ? Math.min(left + 4, right - (right - plan.box.left) * TARGET_WORDS)
      : look
        ? right
        : left - 10
  return (
    <g class={look || 'level'}>
      {/* A target of today is a stub beyond the last value. */}
      <path d={`M${left} ${at}H${from === undefined ? right : right + STUB}`} />
      <text x={x} y={look === 'target' ? at - 9 : look ? at - 7 : at + 8}>
        {text}
      </text>
    </g>
  )
}

const short = (unit: string) => ({ unit: unit === '%' ? '%' : '' })
const place = ({ x, y }: Spot) => `${round(x)} ${round(y)}`
const round = (length: number) => Math.round(length * 10) / 10
const star = (x: number, y: number) =>
  `M${x} ${y - 11}l3.4 7 7.6 1-5.6 5.3 1.5 7.6-6.9-3.8-6.9 3.8 1.5-7.6-5.6-5.3 7.6-1z`

/** What was aimed at, day by day, as a stair to what is aimed at now. */
function steps(earlier: readonly EarlierTarget[], target: number | null, { box, x, y }: Plan): string {
  const stair = earlier.map(
    ({ target: was, until }) => `${round(y(was))}H${round(Math.min(box.right, x(until)))}`,
  )
  return `M${box.left} ${stair.join('V')}${target === null ? '' : `V${round(y(target))}`}`
}

/** A line of no length with round ends is a dot: two hundred of them in one element. */
function dots(spots: readonly Spot[]): string {
  return spots.map((spot) => (spot.kind === 'value' ? `M${place(spot)}h0` : '')).join('')
}

function marks(spots: readonly Spot[], kind: Spot['kind'], draw: (x: number, y: number) => string): string {
  return spots.map((spot) => (spot.kind === kind ? draw(round(spot.x), round(spot.y)) : '')).join('')
}

function gaps(runs: readonly Spot[][]): string {
  return runs
    .map((run, index) => {
      const [from, to] = [run[run.length - 1], runs[index + 1]?.[0]]
      return from && to ? `M${place(from)}L${place(to)}` : ''
    })
    .join('')
}

function hatched(x: number, width: number, { box }: Plan): string {
  let path = ''
  for (let at = x; at <= x + width; at += HATCH) path += `M${round(at)} ${box.top}V${box.bottom}`
  return path
}

/** A finger below the line means what helped, above it a value. */
function nearest(spots: readonly Spot[], x: number, low: boolean): number {
  let best = 0
  let least = Infinity
  for (const [index, spot] of spots.entries()) {
    const isMark = spot.kind === 'done' || spot.kind === 'success'
    const away = Math.abs(spot.x - x) + (isMark === low ? 0 : 1e4)
    if (away < least) [best, least] = [index, away]
  }
  return best
}

function sayOf(spot: Spot, { series, helped }: Course, goal: AnyGoal): string {
  const day = dayAndMonth(spot.day)
  const mark = helped.find(({ id }) => id === spot.id)
  if (mark) return `${day}: ${goalsWords.value.chart[mark.kind](mark.text)}`
  const measured = series.find(({ id }) => id === spot.id)
  const note = measured?.note ? ` · ${measured.note}` : ''
  return `${day}: ${sayCourse(measured?.value ?? null, goal)}${note}`
}

/** For yes or no a day the chart counts yeses a week. */
function sayCourse(value: number | null, { indicator }: AnyGoal): string {
  return value === null ? sayValue(value, indicator) : sayLevel(value, indicator)
}

function summary(course: Course, goal: AnyGoal): string {
  const t = goalsWords.value.chart
  const values = course.series.flatMap(({ value }) => value ?? [])
  const [first, last] = [values[0], values[values.length - 1]]
  if (first === undefined || last === undefined) return ''
  const said = [
    values.length === 1
      ? t.one(sayCourse(first, goal))
      : t.fromTo(sayCourse(first, goal), sayCourse(last, goal), values.length),
    verdictWords(course.verdict),
  ]
  if (course.trend) said.push(trendWords(course.trend, goal))
  return said.join(' ')
}

function trendWords({ low, high, day }: { low: number; high: number; day: Day }, goal: AnyGoal): string {
  const show = (value: number) => sayCourse(Math.round(value), goal)
  return goalsWords.value.chart.trend(show(low), show(high), dayAndMonth(day))
}

function verdictWords(verdict: Verdict): string {
  const t = goalsWords.value.chart
  if (verdict.kind === 'too-few') return t.tooFew
  if (verdict.kind === 'ordinary') return t.ordinary
  return `${t.change} ${t.rules[verdict.rule]}`
}
