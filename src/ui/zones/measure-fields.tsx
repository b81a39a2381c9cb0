// How a goal is measured, as fields: what, from where, to where, which way, and by whom.
import type { GoalId, Indicator } from '../../board/schema.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { number, readNumber } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'

/** An indicator as it is typed: numbers are text until the form is sent. */
export type MeasureText = {
  label: string
  unit: string
  baseline: string
  target: string
  direction: 'up' | 'down'
  how: string
}

/** The fields as they start, from an indicator or empty. */
export function measureText(indicator: Indicator | null): MeasureText {
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

/** What was typed, as an indicator. A number that is none reads as not given. */
export function indicatorOf(fields: MeasureText): Partial<Indicator> {
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

export function MeasureFields({
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

/** Which year goal a goal serves; not asked while there is none. */
export function YearGoalField({
  value,
  onChange,
}: {
  value: GoalId | null
  onChange: (id: GoalId | null) => void
}) {
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
