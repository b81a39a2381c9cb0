// Goals, one at a time: how it stands, this week's value in two taps, and what comes of it.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Flag, Minus, OctagonX, Plus, Target } from 'lucide'
import type { Goal } from '../../board/schema.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard } from '../board-context.ts'
import { number, readNumber, valueWithUnit } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'
import { show } from '../sheets.ts'
import { Chart } from './chart.tsx'
import { goalNow, goalsOf } from './place.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import { Why } from './why.tsx'

export function GoalsPart(props: PartProps) {
  const board = useBoard()
  const { conductor, running } = props
  const view = board.view.value
  const t = sessionWords.value
  const goals = goalsOf(running, view)
  const goal = goalNow(running, view)
  const index = goals.findIndex(({ id }) => id === goal?.id)
  const to = (by: 1 | -1) => {
    const other = goals[index + by]
    return other && (() => conductor.step({ do: 'show', part: 'goals', item: other.id }))
  }
  if (!goal) {
    return (
      <Stage {...props} ask={t.says.goals} title={t.goalPart.none}>
        {!board.readOnly.value && (
          <div class="session-low">
            <Button icon={Target} onPress={() => show({ sheet: 'new-goal' })}>
              {t.goalPart.newGoal}
            </Button>
          </div>
        )}
      </Stage>
    )
  }
  return (
    <Stage {...props} ask={t.says.goals} title={goal.text} subject={goal.text} onNext={to(1)} onBack={to(-1)}>
      <div class="session-goal">
        <Chart goal={goal} series={progressOf(goal.id, view.measurements).series} />
        {board.readOnly.value ? <p /> : <Measure key={goal.id} goal={goal} {...props} />}
      </div>
    </Stage>
  )
}

function Measure({ goal, running }: PartProps & { goal: Goal }) {
  const board = useBoard()
  const t = sessionWords.value.goalPart
  const { series, latest } = progressOf(goal.id, board.view.value.measurements)
  const today = series.filter((one) => running.state.ids.some((id) => id === one.sessionId)).pop()
  const start = latest?.value ?? goal.indicator.baseline
  const [text, setText] = useState<string | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [stopping, setStopping] = useState(false)
  const shown = text ?? (start === null ? '' : number(start))
  const value = readNumber(shown)

  const keep = (measured: number | null) => {
    const words = note ?? today?.note ?? ''
    if (today) board.change.correctMeasurement(today.id, { value: measured, note: words })
    else {
      const date = running.card.date ?? board.today.peek()
      board.change.measureGoal(goal.id, { value: measured, date, note: words, sessionId: running.card.id })
    }
    setText(null)
    setNote(null)
  }
  // A value that was tapped stays, also when the leader is already at the next goal.
  const leave = useRef(() => {})
  leave.current = () => {
    if (text !== null && value !== null) keep(value)
    else if (note !== null && today) keep(today.value)
  }
  useEffect(() => () => leave.current(), [])

  if (stopping) {
    return (
      <Why
        label={t.why}
        action={t.stop}
        onCancel={() => setStopping(false)}
        onWhy={(why) => board.change.concludeGoal(goal.id, 'stopped', why)}
      />
    )
  }
  const step = (by: number) => setText(number(Math.round(((value ?? 0) + by) * 100) / 100))
  const large = value === null ? '–' : valueWithUnit(value, goal.indicator)
  return (
    <div class="session-measure">
      <p class="session-label">{t.measure}</p>
      <div class="session-value">
        <Button icon={Minus} class="round" label={t.lower} onPress={() => step(-1)} />
        <output class={large.length > 5 ? 'long' : undefined}>{large}</output>
        <Button icon={Plus} class="round" label={t.higher} onPress={() => step(1)} />
      </div>
      <div class="session-row">
        <TextField label={t.value} value={shown} onInput={setText} inputMode="decimal" />
        <TextField label={t.helped} value={note ?? today?.note ?? ''} onInput={setNote} />
      </div>
      <div class="session-row">
        <Button
          look="main"
          disabled={value === null || (today !== undefined && today.value === value && text === null)}
          onPress={() => value !== null && keep(value)}
        >
          {today && text === null
            ? t.kept(today.value === null ? t.notMeasured : valueWithUnit(today.value, goal.indicator))
            : t.keep(large)}
        </Button>
        <Button pressed={today?.value === null} onPress={() => keep(null)}>
          {t.notMeasured}
        </Button>
      </div>
      <div class="session-row">
        <Button icon={Flag} onPress={() => board.change.concludeGoal(goal.id, 'reached', '')}>
          {t.reached}
        </Button>
        <Button icon={OctagonX} onPress={() => setStopping(true)}>
          {t.stop}
        </Button>
      </div>
      <Button
        look="action"
        icon={Plus}
        onPress={() => show({ sheet: 'new-action', goalId: goal.id, status: 'todo' })}
      >
        {t.action}
      </Button>
    </div>
  )
}
