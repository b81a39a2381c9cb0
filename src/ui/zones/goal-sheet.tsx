// One goal, opened: change it, measure it, end it. Without a measure it can be kept as an idea (PF01).
import { useState } from 'preact/hooks'
import { Archive, Flag, Gauge } from 'lucide'
import type { Goal, GoalStatus } from '../../board/schema.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { closeSheet, show } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalChart } from './goal-chart.tsx'
import { indicatorOf, MeasureFields, measureText, YearGoalField } from './measure-fields.tsx'
import type { MeasureText } from './measure-fields.tsx'
import { MeasurementList } from './measurement-sheet.tsx'

const ENDINGS: readonly GoalStatus[] = ['reached', 'almost', 'missed', 'stopped']

export function GoalSheet({ goal }: { goal: Goal }) {
  const board = useBoard()
  const t = words.value
  const draft = useDraft(`goal/${goal.id}`, goal.text)
  const [fields, setFields] = useState<MeasureText | null>(null)
  const [ending, setEnding] = useState(false)
  const { change } = board

  const leave = () => {
    const edits = {
      ...(draft.touched && draft.text.trim() ? { text: draft.text } : {}),
      ...(fields ? { indicator: indicatorOf(fields) } : {}),
    }
    if (Object.keys(edits).length > 0) change.editGoal(goal.id, edits)
    draft.clear()
    closeSheet()
  }

  if (board.readOnly.value) {
    return (
      <Sheet title={aroundWords.value.goal.editTitle} closeLabel={t.common.close} onClose={closeSheet}>
        <p class="read-only-text">{goal.text}</p>
        <GoalChart goal={goal} />
        <MeasurementList goal={goal} />
      </Sheet>
    )
  }
  return (
    <Sheet title={aroundWords.value.goal.editTitle} closeLabel={t.common.close} onClose={leave} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <div class="form-columns">
          <div>
            <GoalChart goal={goal} />
            <MeasurementList goal={goal} />
          </div>
          <div>
            <TextField label={aroundWords.value.goal.what} value={draft.text} onInput={draft.change} long />
            <MeasureFields fields={fields ?? measureText(goal.indicator)} onChange={setFields} />
            <YearGoalField
              value={goal.yearGoalId}
              onChange={(yearGoalId) => change.editGoal(goal.id, { yearGoalId })}
            />
          </div>
        </div>
        {ending ? (
          <EndGoal goal={goal} onCancel={() => setEnding(false)} />
        ) : (
          <div class="action-sheet-ways">
            {goal.status === 'active' ? (
              <>
                <Button icon={Gauge} onPress={() => show({ sheet: 'measurement', goalId: goal.id })}>
                  {t.measurement.add}
                </Button>
                <Button icon={Flag} onPress={() => setEnding(true)}>
                  {aroundWords.value.goal.conclude}
                </Button>
              </>
            ) : (
              <Button icon={Flag} onPress={() => change.concludeGoal(goal.id, 'active', '')}>
                {goal.status === 'idea' ? aroundWords.value.goal.activate : aroundWords.value.goal.goOn}
              </Button>
            )}
            <Button
              icon={Archive}
              onPress={() => {
                change.archiveGoal(goal.id)
                closeSheet()
                undoToast(board, aroundWords.value.goal.archived)
              }}
            >
              {t.common.archive}
            </Button>
          </div>
        )}
        <div class="form-end">
          <Button look="main" submit>
            {t.common.save}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

/** A goal ends with how it went and what the team learned; stopping is one of the outcomes. */
function EndGoal({ goal, onCancel }: { goal: Goal; onCancel: () => void }) {
  const board = useBoard()
  const t = words.value
  const [outcome, setOutcome] = useState('')
  const end = (status: GoalStatus) => {
    board.change.concludeGoal(goal.id, status, outcome)
    closeSheet()
    undoToast(board, `${aroundWords.value.goal.status[status]}: ${goal.text}`)
    if (status === 'reached') show({ sheet: 'new-success', goalId: goal.id, actionId: null, text: goal.text })
  }
  return (
    <div>
      <TextField label={aroundWords.value.goal.outcome} value={outcome} onInput={setOutcome} long autofocus />
      <div class="action-sheet-ways">
        {ENDINGS.map((status) => (
          <Button key={status} look={status === 'reached' ? 'action' : 'plain'} onPress={() => end(status)}>
            {aroundWords.value.goal.status[status]}
          </Button>
        ))}
        <Button look="quiet" onPress={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  )
}
