// Writing down a value, in the way that fits what is measured: two taps and at most a number. The same on the wall, on a
// phone and in a session. A value that is known already is corrected, so the old one stays in history.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Check, Minus, Plus } from 'lucide'
import { mondayOf } from '../../board/day.ts'
import {
  MOODS,
  WEEKDAYS,
  type AnyGoal,
  type Day,
  type Measurement,
  type SessionId,
  type Weekday,
} from '../../board/schema.ts'
import { storedFor, tallyOf } from '../../insights/corrections.ts'
import { outOf } from '../../insights/measures.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard } from '../board-context.ts'
import { number, valueWithUnit } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Smiley } from '../kit/smiley.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { isAmbiguous, readNumber } from '../read-number.ts'
import { sayValue } from './values.ts'
import './measure-entry.css'

type EntryProps = {
  goal: AnyGoal
  date: Day
  /** What goes with the value in words. */
  note: string
  sessionId?: SessionId
  /** The measurement that is being written: a next value corrects it. */
  current?: Measurement | undefined
  /** A value that was tapped stays, also when the screen goes on without a last tap. */
  keepOnLeave?: boolean
  onKept?: (value: number | null) => void
}

/** So long after the last tap a tally of today is written down: one step to undo, not one a tap. */
const TALLY_MS = 1500
const MOOD_VALUE = { happy: 3, neutral: 2, unhappy: 1 }

export function MeasureEntry(props: EntryProps) {
  const { goal, date, note, sessionId, keepOnLeave, onKept } = props
  const { change, view, today } = useBoard()
  const t = goalsWords.value.measurement
  const { measure } = goal.indicator
  const { series, latest } = progressOf(goal, view.value.measurements)
  const current = props.current ?? soFar(series, measure, date)
  const start = current?.value ?? (measure === 'tally' ? 0 : (latest?.value ?? goal.indicator.baseline))
  const [text, setText] = useState<string | null>(null)
  const shown = text ?? (start === null ? '' : number(start))
  const value = readNumber(shown)
  // What a tally said when the tapping began.
  const begun = useRef(0)

  const keep = (measured: number | null, days: Weekday[] = []) => {
    const { measurements } = view.peek()
    const tapped = measure === 'tally' && text !== null && measured !== null
    const wanted = tapped ? tallyOf(measured, begun.current, current?.value ?? 0) : measured
    if (current) {
      const value = storedFor(goal, wanted, current, measurements)
      change.correctMeasurement(current.id, { value, note: note || current.note, days, sessionId })
    } else change.measureGoal(goal.id, { value: wanted, date, note, sessionId, days })
    setText(null)
    onKept?.(wanted)
  }
  const leave = useRef(() => {})
  leave.current = () => {
    if ((keepOnLeave || measure === 'tally') && text !== null && value !== null) keep(value)
    else if (keepOnLeave && current && note !== current.note) keep(current.value, current.days)
  }
  useEffect(() => () => leave.current(), [])
  // Before anything else can happen: a timer of the day before would write down what goes along to this one.
  useLayoutEffect(() => {
    // Another day is being chosen: its taps wait until they are kept.
    if (measure !== 'tally' || date !== today.peek()) return undefined
    if (text === null || readNumber(text) === null) return undefined
    const timer = setTimeout(() => leave.current(), TALLY_MS)
    return () => clearTimeout(timer)
  }, [text, date])
  useLayoutEffect(() => {
    if (measure !== 'tally' || text === null || value === null) return
    // What was tapped goes along, on top of what that day has already.
    const stands = current?.value ?? 0
    setText(number(tallyOf(value, begun.current, stands)))
    begun.current = stands
  }, [date])

  const most = outOf(goal.indicator) ?? (measure === 'percentage' ? 100 : Infinity)
  const step = (by: number) => {
    if (text === null) begun.current = value ?? 0
    const next = Math.round(((value ?? 0) + by) * 100) / 100
    // What is typed may go beyond; a tap does not count more children than there are, or fewer than none.
    setText(number(Math.min(most, measure === 'number' ? next : Math.max(0, next))))
  }
  const large = value === null ? '–' : valueWithUnit(value, goal.indicator)
  const typed = measure === 'number' || measure === 'percentage'
  const known = current !== undefined && text === null
  return (
    <div class="measure-entry">
      {measure === 'days-of-five' ? (
        <Days current={current} onDays={(days) => keep(days.length, days)} />
      ) : measure === 'yes-no' ? (
        <div class="measure-row">
          {([1, 0] as const).map((yes) => (
            <Button key={yes} pressed={current?.value === yes} onPress={() => keep(yes)}>
              {yes ? goalsWords.value.chart.yes : goalsWords.value.chart.no}
            </Button>
          ))}
        </div>
      ) : measure === 'smiley' ? (
        <Smileys onAverage={(average) => setText(average === null ? null : number(average))} />
      ) : null}
      {measure !== 'days-of-five' && measure !== 'yes-no' && (
        <div class="measure-value">
          <Button icon={Minus} label={t.lower} onPress={() => step(-1)} />
          {typed ? (
            <TextField
              label={`${t.value}${goal.indicator.unit ? ` (${goal.indicator.unit})` : ''}`}
              value={shown}
              onInput={setText}
              inputMode="decimal"
              autofocus={!keepOnLeave}
              onEnter={() => {
                if (value !== null) keep(value)
                return true
              }}
              problem={shown.trim() && value === null ? t.notANumber(shown) : undefined}
            />
          ) : (
            <output class={large.length > 5 ? 'long' : undefined}>{large}</output>
          )}
          <Button
            icon={Plus}
            label={t.higher}
            onPress={() => step(1)}
            look={measure === 'tally' ? 'main' : 'plain'}
          />
        </div>
      )}
      {text !== null && value !== null && isAmbiguous(text) && <p class="hint">{t.readAs(String(value))}</p>}
      <div class="measure-row">
        {measure !== 'days-of-five' && measure !== 'yes-no' && (
          <Button
            look="main"
            disabled={value === null || (known && current.value === value)}
            onPress={() => value !== null && keep(value)}
          >
            {known ? t.kept(sayValue(current.value, goal.indicator)) : t.keep(large)}
          </Button>
        )}
        <Button pressed={current?.value === null} onPress={() => keep(null)}>
          {t.notMeasured}
        </Button>
      </div>
    </div>
  )
}

/** What is counted over a day or a week goes on where it was; anything else is a value of its own. */
function soFar(series: readonly Measurement[], measure: AnyGoal['indicator']['measure'], date: Day) {
  const same = (one: Measurement) =>
    measure === 'days-of-five'
      ? mondayOf(one.date) === mondayOf(date)
      : (measure === 'yes-no' || measure === 'tally') && one.date === date
  return series.filter(same).pop()
}

function Days({ current, onDays }: { current: Measurement | undefined; onDays: (days: Weekday[]) => void }) {
  const t = goalsWords.value.measurement
  const n = current?.value ?? 0
  const on = current?.days.length ? current.days : WEEKDAYS.slice(0, n)
  return (
    <div class="measure-days" role="group" aria-label={t.strip(on.length, '')}>
      {WEEKDAYS.map((day) => {
        const pressed = on.includes(day)
        return (
          <button
            key={day}
            type="button"
            aria-pressed={pressed}
            onClick={() => onDays(WEEKDAYS.filter((one) => (one === day ? !pressed : on.includes(one))))}
          >
            {t.days[day]}
            {pressed && <Icon of={Check} />}
          </button>
        )
      })}
    </div>
  )
}

/** Counts faces and keeps only their average: 3 for happy, 1 for unhappy. */
function Smileys({ onAverage }: { onAverage: (average: number | null) => void }) {
  const [counts, setCounts] = useState({ happy: 0, neutral: 0, unhappy: 0 })
  const set = (next: typeof counts) => {
    setCounts(next)
    const n = MOODS.reduce((sum, mood) => sum + next[mood], 0)
    const total = MOODS.reduce((sum, mood) => sum + next[mood] * MOOD_VALUE[mood], 0)
    onAverage(n === 0 ? null : Math.round((total / n) * 10) / 10)
  }
  return (
    <div class="measure-days">
      {MOODS.map((mood) => (
        <button key={mood} type="button" onClick={() => set({ ...counts, [mood]: counts[mood] + 1 })}>
          <Smiley mood={mood} />
          <span class="visually-hidden">{words.value.checkIn.moods[mood]}</span>
          <b>{counts[mood]}</b>
        </button>
      ))}
      <Button look="quiet" onPress={() => set({ happy: 0, neutral: 0, unhappy: 0 })}>
        {goalsWords.value.measurement.again}
      </Button>
    </div>
  )
}
