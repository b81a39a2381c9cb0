// Measuring from the board: which goal, the value, and "niet gemeten", which is a value too. On another day than today as well.
import { useState } from 'preact/hooks'
import type { AnyGoal, GoalId } from '../../board/schema.ts'
import { isDay } from '../../board/day.ts'
import { goalsToMeasure } from '../../insights/goals-to-measure.ts'
import { useBoard } from '../board-context.ts'
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { closeSheet, show } from '../sheets.ts'
import { GoalField } from '../zones/goal-field.tsx'
import { MeasureEntry } from './measure-entry.tsx'
import { MeasurementTable } from './measurement-table.tsx'
import { sayGoal } from './values.ts'

export function MeasurementForm({ goalId }: { goalId: GoalId | null }) {
  const board = useBoard()
  const view = board.view.value
  const t = goalsWords.value.measurement
  const goals = goalsToMeasure(view)
  const [chosen, setChosen] = useState(goalId ?? goals[0]?.id ?? null)
  const [note, setNote] = useState('')
  const [typed, setTyped] = useState('')
  const goal = [...view.goals, ...view.yearGoals].find(({ id }) => id === chosen)
  const date = isDay(typed) ? typed : board.today.value
  // Days and tallies go on being tapped; any other value is one tap and done.
  const goesOn = goal?.indicator.measure === 'days-of-five' || goal?.indicator.measure === 'tally'

  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={closeSheet}>
      {!goal ? (
        <p>{t.noGoal}</p>
      ) : board.readOnly.value ? (
        <MeasurementTable goal={goal} />
      ) : (
        <>
          {goals.length > 1 ? (
            <GoalField
              always
              label={t.goal}
              goals={goals}
              value={chosen}
              onChange={(id) => id && setChosen(id)}
            />
          ) : (
            <p class="measure-goal">{sayGoal(goal)}</p>
          )}
          <MeasureEntry
            key={goal.id}
            goal={goal}
            date={date}
            note={note}
            onKept={(value) => {
              if (!goesOn || value === null) closeSheet()
            }}
          />
          <div class="measure-row measure-more">
            <TextField label={t.note} value={note} onInput={setNote} />
            <TextField label={t.date} type="date" value={date} onInput={setTyped} />
          </div>
          {isOutside(goal, date, view.periods) && <p class="hint">{t.outside}</p>}
        </>
      )}
      {goal && <Button onPress={() => show({ sheet: 'goal', id: goal.id })}>{t.history}</Button>}
    </Sheet>
  )
}

function isOutside(
  goal: AnyGoal,
  date: string,
  periods: readonly { id: string; from: string; to: string }[],
): boolean {
  const period = periods.find(({ id }) => id === goal.periodId)
  const from = goal.from ?? period?.from ?? ''
  const to = goal.to ?? period?.to ?? ''
  return date < from || (to !== '' && date > to)
}
