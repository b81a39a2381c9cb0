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
          label={t.goal.what}
          hint={t.goal.whatHint}
          value={draft.text}
          onInput={draft.change}
          long
          autofocus
        />
        <MeasureFields fields={fields} onChange={setFields} />
        {!asYearGoal && <YearGoalField value={yearGoalId} onChange={setYearGoalId} />}
        <fieldset>
          <Button look="chip" pressed={asYearGoal} onPress={() => setAsYearGoal(!asYearGoal)}>
            {t.goal.isYearGoal}
          </Button>
        </fieldset>
        {many && <p class="hint">{t.goal.manyHint}</p>}
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
  const t = words.value.goal
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
  const t = words.value
  const set = (change: Partial<MeasureText>) => onChange({ ...fields, ...change })
  const problem = (text: string) =>
    text.trim() && readNumber(text) === null ? t.measurement.notANumber(text) : undefined
  return (
    <>
      <TextField
        label={t.goal.indicator}
        hint={t.goal.indicatorHint}
        value={fields.label}
        onInput={(label) => set({ label })}
      />
      <div class="measure-row">
        <TextField
          label={t.goal.baseline}
          value={fields.baseline}
          inputMode="decimal"
          onInput={(baseline) => set({ baseline })}
          problem={problem(fields.baseline)}
        />
        <TextField
          label={t.goal.target}
          value={fields.target}
          inputMode="decimal"
          onInput={(target) => set({ target })}
          problem={problem(fields.target)}
        />
        <TextField label={t.goal.unit} value={fields.unit} maxLength={20} onInput={(unit) => set({ unit })} />
      </div>
      <fieldset>
        <legend class="field-label">{t.goal.direction}</legend>
        <div class="chips">
          <Button look="chip" pressed={fields.direction === 'up'} onPress={() => set({ direction: 'up' })}>
            {t.goal.up}
          </Button>
          <Button
            look="chip"
            pressed={fields.direction === 'down'}
            onPress={() => set({ direction: 'down' })}
          >
            {t.goal.down}
          </Button>
        </div>
      </fieldset>
      <TextField label={t.goal.howMeasured} value={fields.how} onInput={(how) => set({ how })} />
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
      <Sheet title={t.goal.editTitle} closeLabel={t.common.close} onClose={closeSheet}>
        <p class="read-only-text">{goal.text}</p>
        <MeasurementList goal={goal} />
      </Sheet>
    )
  }
  return (
    <Sheet title={t.goal.editTitle} closeLabel={t.common.close} onClose={leave}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <TextField label={t.goal.what} value={draft.text} onInput={draft.change} long />
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
                  {t.goal.conclude}
                </Button>
              </>
            ) : (
              <Button icon={Flag} onPress={() => change.concludeGoal(goal.id, 'active', '')}>
                {goal.status === 'idea' ? t.goal.activate : t.goal.goOn}
              </Button>
            )}
            <Button
              icon={Archive}
              onPress={() => {
                change.archiveGoal(goal.id)
                closeSheet()
                undoToast(board, t.goal.archived)
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
    undoToast(board, `${t.goal.status[status]}: ${goal.text}`)
    if (status === 'reached') show({ sheet: 'new-success', goalId: goal.id, actionId: null, text: goal.text })
  }
  return (
    <div>
      <TextField label={t.goal.outcome} value={outcome} onInput={setOutcome} long autofocus />
      <div class="action-sheet-ways">
        {ENDINGS.map((status) => (
          <Button key={status} look={status === 'reached' ? 'action' : 'plain'} onPress={() => end(status)}>
            {t.goal.status[status]}
          </Button>
        ))}
        <Button look="quiet" onPress={onCancel}>
          {t.common.cancel}
        </Button>
      </div>
    </div>
  )
}
