// A new goal: what pupils notice, and how that is measured. Nothing blocks; a hint says when there are many.
import { useState } from 'preact/hooks'
import type { GoalId } from '../../board/schema.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { closeSheet } from '../sheets.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { indicatorOf, MeasureFields, measureText, YearGoalField } from './measure-fields.tsx'

/** More active goals than this gets a hint, never a block (domain.md 1.1, PF03). */
const GOALS_AT_ONCE = 2

export function GoalForm() {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const draft = useDraft('new-goal')
  const [fields, setFields] = useState(measureText(null))
  const [asYearGoal, setAsYearGoal] = useState(false)
  const [yearGoalId, setYearGoalId] = useState<GoalId | null>(
    () => view.yearGoals.find((goal) => !goal.archivedAt)?.id ?? null,
  )
  const many = !asYearGoal && activeGoals(view).length >= GOALS_AT_ONCE

  const submit = (event: Event) => {
    event.preventDefault()
    if (!draft.text.trim()) return
    const indicator = indicatorOf(fields)
    if (asYearGoal) board.change.addYearGoal({ text: draft.text, indicator })
    else {
      const kind = view.kind === 'class' ? 'class' : 'pupil'
      board.change.addGoal({ text: draft.text, kind, indicator, yearGoalId, status: 'active' })
    }
    draft.clear()
    closeSheet()
  }

  return (
    <Sheet title={t.goal.newTitle} closeLabel={t.common.close} onClose={closeSheet}>
      <form onSubmit={submit}>
        <TextField
          label={aroundWords.value.goal.what}
          hint={aroundWords.value.goal.whatHint}
          value={draft.text}
          onInput={draft.change}
          long
          autofocus
        />
        <MeasureFields fields={fields} onChange={setFields} />
        {!asYearGoal && <YearGoalField value={yearGoalId} onChange={setYearGoalId} />}
        <fieldset>
          <Button look="chip" pressed={asYearGoal} onPress={() => setAsYearGoal(!asYearGoal)}>
            {aroundWords.value.goal.isYearGoal}
          </Button>
        </fieldset>
        {many && <p class="hint">{aroundWords.value.goal.manyHint}</p>}
        <div class="form-end">
          <Button onPress={closeSheet}>{t.common.cancel}</Button>
          <Button look="main" submit disabled={!draft.text.trim()}>
            {t.common.add}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
