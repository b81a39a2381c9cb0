// The measurements of a goal as a table, the newest first: what the chart draws, in numbers, and each to be corrected in place.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AnyGoal } from '../../board/schema.ts'
import { earlierValues, storedFor } from '../../insights/corrections.ts'
import { earlierTargets } from '../../insights/course.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth, number } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { TextField } from '../kit/text-field.tsx'
import { readNumber } from '../read-number.ts'
import { sayLevel, sayValue } from './values.ts'

/** As many as are in sight at first. */
const IN_SIGHT = 9

export function MeasurementTable({ goal }: { goal: AnyGoal }) {
  const board = useBoard()
  const t = goalsWords.value.measurement
  const { measurements } = board.view.value
  const { series } = progressOf(goal, measurements)
  const [editing, setEditing] = useState<string | null>(null)
  const stillEditing = useRef<string | null>(null)
  const [text, setText] = useState('')
  const [rows, drawRows] = useState(IN_SIGHT)
  // An effect comes after the paint: two hundred rows do not keep anybody waiting for the picture.
  useEffect(() => drawRows(Infinity), [])
  if (series.length === 0) return null

  const edit = (id: string | null) => {
    stillEditing.current = id
    setEditing(id)
  }
  const keep = () => {
    // Enter takes the field away, which is leaving it as well: a value is corrected once.
    const measurement = series.find((one) => one.id === stillEditing.current)
    const value = readNumber(text)
    if (measurement && (value !== null || !text.trim())) {
      if (value !== measurement.value) {
        const stored = storedFor(goal, value, measurement, measurements)
        board.change.correctMeasurement(measurement.id, { value: stored })
      }
      edit(null)
    }
    return true
  }
  const keepByKey = () => {
    const cell = document.activeElement?.closest('td')
    keep()
    queueMicrotask(() => cell?.querySelector('button')?.focus())
    return true
  }

  return (
    <div class="measurement-table">
      <table>
        <caption>
          {t.history}
          {earlierTargets(goal, series).map(({ target, until }) => (
            <small key={until}>
              {goalsWords.value.chart.targetWas(sayLevel(target, goal.indicator), dayAndMonth(until))}
            </small>
          ))}
        </caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t.date}</th>
            <th scope="col">{t.value}</th>
            <th scope="col">{t.note}</th>
          </tr>
        </thead>
        <tbody>
          {[...series]
            .reverse()
            .slice(0, rows)
            .map((measurement) => {
              const day = dayAndMonth(measurement.date)
              const said = sayValue(measurement.value, goal.indicator)
              const earlier = earlierValues(measurement, measurements)
              return (
                <tr key={measurement.id}>
                  <th scope="row">{day}</th>
                  <td>
                    {editing === measurement.id ? (
                      <TextField
                        label={t.value}
                        value={text}
                        onInput={setText}
                        onEnter={keepByKey}
                        onBlur={keep}
                        autofocus
                        inputMode="decimal"
                        problem={text.trim() && readNumber(text) === null ? t.notANumber(text) : undefined}
                      />
                    ) : board.readOnly.value ? (
                      said
                    ) : (
                      <button
                        type="button"
                        aria-label={`${said}. ${t.correct(day)}`}
                        onClick={() => {
                          edit(measurement.id)
                          setText(measurement.value === null ? '' : number(measurement.value))
                        }}
                      >
                        {said}
                      </button>
                    )}
                  </td>
                  <td>
                    {measurement.note}
                    {earlier.length > 0 && (
                      <small>
                        {goalsWords.value.chart.was(
                          earlier.map(({ value }) => sayValue(value, goal.indicator)).join(', '),
                        )}
                      </small>
                    )}
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </div>
  )
}
