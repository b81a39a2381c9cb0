// A goal: what pupils notice, and how that is measured. Without a measure it can be kept as an idea (PF01); nothing blocks.
import { useState } from 'preact/hooks'
import { Archive, Flag, Gauge } from 'lucide'
import type { Goal, GoalId, GoalStatus, Indicator } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { number, readNumber } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { closeSheet, show } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { activeGoals } from './goals.tsx'
import { MeasurementList } from './measurement-sheet.tsx'

/** More active goals than this gets a hint, never a block (domain.md 1.1, PF03). */
const GOALS_AT_ONCE = 2

type MeasureText = {
  label: string
  unit: string
  baseline: string
  target: string
  direction: 'up' | 'down'
  how: string
}

function measureText(indicator: Indicator | null): MeasureText {
  const { baseline = null, target = null } = indicator ?? {}
  return {
    label: indicator?.label ?? '',
    unit: indicator?.unit ?? '%',
    baseline: baseline === null ? '' : number(baseline),
    target: target === null ? '' : number(target),
    direction: indicator?.direction ?? 'up',
    how: indicator?.howMeasured ?? '',
  }
}

function indicatorOf(fields: MeasureText): Partial<Indicator> {
  return {
    label: fields.label,
    unit: fields.unit,
    measure: fields.unit.trim() === '%' ? 'percentage' : 'number',
    baseline: readNumber(fields.baseline),
    target: readNumber(fields.target),
    direction: fields.direction,
    howMeasured: fields.how,
  }
}

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

function YearGoalField({ value, onChange }: { value: GoalId | null; onChange: (id: GoalId | null) => void }) {
  const board = useBoard()
  const t = aroundWords.value.goal
  const yearGoals = board.view.value.yearGoals.filter((goal) => !goal.archivedAt)
  if (yearGoals.length === 0) return null
  return (
    <fieldset>
      <legend class="field-label">{t.yearGoalField}</legend>
      <div class="chips">
        {yearGoals.map((goal) => (
          <Button key={goal.id} look="chip" pressed={goal.id === value} onPress={() => onChange(goal.id)}>
            {goal.text}
          </Button>
        ))}
        <Button look="chip" pressed={value === null} onPress={() => onChange(null)}>
          {t.noYearGoal}
        </Button>
      </div>
    </fieldset>
  )
}

function MeasureFields({
  fields,
  onChange,
}: {
  fields: MeasureText
  onChange: (fields: MeasureText) => void
}) {
  const set = (change: Partial<MeasureText>) => onChange({ ...fields, ...change })
  const problem = (text: string) =>
    text.trim() && readNumber(text) === null ? aroundWords.value.measurement.notANumber(text) : undefined
  return (
    <>
      <TextField
        label={aroundWords.value.goal.indicator}
        hint={aroundWords.value.goal.indicatorHint}
        value={fields.label}
        onInput={(label) => set({ label })}
      />
      <div class="measure-row">
        <TextField
          label={aroundWords.value.goal.baseline}
          value={fields.baseline}
          inputMode="decimal"
          onInput={(baseline) => set({ baseline })}
          problem={problem(fields.baseline)}
        />
        <TextField
          label={aroundWords.value.goal.target}
          value={fields.target}
          inputMode="decimal"
          onInput={(target) => set({ target })}
          problem={problem(fields.target)}
        />
        <TextField
          label={aroundWords.value.goal.unit}
          value={fields.unit}
          maxLength={20}
          onInput={(unit) => set({ unit })}
        />
      </div>
      <fieldset>
        <legend class="field-label">{aroundWords.value.goal.direction}</legend>
        <div class="chips">
          <Button look="chip" pressed={fields.direction === 'up'} onPress={() => set({ direction: 'up' })}>
            {aroundWords.value.goal.up}
          </Button>
          <Button
            look="chip"
            pressed={fields.direction === 'down'}
            onPress={() => set({ direction: 'down' })}
          >
            {aroundWords.value.goal.down}
          </Button>
        </div>
      </fieldset>
      <TextField
        label={aroundWords.value.goal.howMeasured}
        value={fields.how}
        onInput={(how) => set({ how })}
      />
    </>
  )
}

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
        <MeasurementList goal={goal} />
      </Sheet>
    )
  }
  return (
    <Sheet title={aroundWords.value.goal.editTitle} closeLabel={t.common.close} onClose={leave}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <TextField label={aroundWords.value.goal.what} value={draft.text} onInput={draft.change} long />
        <MeasureFields fields={fields ?? measureText(goal.indicator)} onChange={setFields} />
        <YearGoalField
          value={goal.yearGoalId}
          onChange={(yearGoalId) => change.editGoal(goal.id, { yearGoalId })}
        />
        <MeasurementList goal={goal} />
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
