// Measuring is two taps and a number, or "niet gemeten", which is a value too. A correction keeps the old value in history.
import { useRef, useState } from 'preact/hooks'
import { Minus, Plus } from 'lucide'
import type { Goal, GoalId } from '../../board/schema.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth, number, readNumber, valueWithUnit } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { closeSheet } from '../sheets.ts'
import { GoalField } from './goal-field.tsx'
import { activeGoals } from '../../insights/active-goals.ts'
import { Empty } from './zone.tsx'
import './measurement-sheet.css'

export function MeasurementForm({ goalId }: { goalId: GoalId | null }) {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const goals = activeGoals(view)
  const [chosen, setChosen] = useState(goalId ?? goals[0]?.id ?? null)
  const goal = view.goals.find((one) => one.id === chosen)
  const { latest } = chosen ? progressOf(chosen, view.measurements) : { latest: null }
  const start = latest?.value ?? goal?.indicator.baseline ?? null
  const [text, setText] = useState(start === null ? '' : number(start))
  const [note, setNote] = useState('')
  const value = readNumber(text)
  const problem = text.trim() && value === null ? aroundWords.value.measurement.notANumber(text) : undefined

  const keep = (measured: number | null) => {
    if (!goal) return
    board.change.measureGoal(goal.id, { value: measured, date: board.today.peek(), note })
    closeSheet()
  }
  const step = (by: number) => setText(number(Math.round(((value ?? 0) + by) * 100) / 100))

  if (!goal || board.readOnly.value) {
    return (
      <Sheet title={aroundWords.value.measurement.title} closeLabel={t.common.close} onClose={closeSheet}>
        {goal ? <MeasurementList goal={goal} /> : <p>{aroundWords.value.measurement.noGoal}</p>}
      </Sheet>
    )
  }
  return (
    <Sheet title={aroundWords.value.measurement.title} closeLabel={t.common.close} onClose={closeSheet}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (value !== null) keep(value)
        }}
      >
        {goals.length > 1 && (
          <GoalField
            label={aroundWords.value.measurement.goal}
            goals={goals}
            value={chosen}
            onChange={(id) => {
              if (id) setChosen(id)
            }}
          />
        )}
        <div class="measure-value">
          <Button icon={Minus} label={aroundWords.value.measurement.lower} onPress={() => step(-1)} />
          <TextField
            label={`${aroundWords.value.measurement.value}${goal.indicator.unit ? ` (${goal.indicator.unit})` : ''}`}
            value={text}
            onInput={setText}
            inputMode="decimal"
            autofocus
            problem={problem}
          />
          <Button icon={Plus} label={aroundWords.value.measurement.higher} onPress={() => step(1)} />
        </div>
        <TextField label={aroundWords.value.measurement.note} value={note} onInput={setNote} />
        <div class="form-end">
          <Button class="left" onPress={() => keep(null)}>
            {aroundWords.value.measurement.notMeasured}
          </Button>
          <Button look="main" submit disabled={value === null}>
            {t.common.save}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** The values of a goal, latest first, each to be corrected in place. */
export function MeasurementList({ goal }: { goal: Goal }) {
  const board = useBoard()
  const { series } = progressOf(goal.id, board.view.value.measurements)
  const [editing, setEditing] = useState<string | null>(null)
  const stillEditing = useRef<string | null>(null)
  const [text, setText] = useState('')
  if (series.length === 0) return <Empty>{words.value.goal.noMeasure}</Empty>

  const edit = (id: string | null) => {
    stillEditing.current = id
    setEditing(id)
  }
  const keep = () => {
    // Enter takes the field away, which is leaving it as well: a value is corrected once.
    const measurement = series.find((one) => one.id === stillEditing.current)
    const value = readNumber(text)
    if (measurement && (value !== null || !text.trim())) {
      board.change.correctMeasurement(measurement.id, { value, note: measurement.note })
      edit(null)
    }
    return true
  }

  return (
    <fieldset>
      <legend class="field-label">{aroundWords.value.measurement.history}</legend>
      <ul class="measurement-list">
        {[...series].reverse().map((measurement) => (
          <li key={measurement.id}>
            <time>{dayAndMonth(measurement.date)}</time>
            {editing === measurement.id ? (
              <TextField
                label={aroundWords.value.measurement.value}
                value={text}
                onInput={setText}
                onEnter={keep}
                onBlur={keep}
                inputMode="decimal"
              />
            ) : (
              <button
                type="button"
                disabled={board.readOnly.value}
                aria-label={aroundWords.value.measurement.correct(dayAndMonth(measurement.date))}
                onClick={() => {
                  edit(measurement.id)
                  setText(measurement.value === null ? '' : number(measurement.value))
                }}
              >
                {measurement.value === null
                  ? aroundWords.value.goal.notMeasured
                  : valueWithUnit(measurement.value, goal.indicator)}
              </button>
            )}
            <span>{measurement.note}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
