// How one goal ends: it goes along, or it was reached, almost, missed or stopped; and what is kept alive of it.
import { useState } from 'preact/hooks'
import type { Ending } from '../../board/finish-period.ts'
import type { Goal, YearGoal } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { readNumber } from '../read-number.ts'
import { rhythmWords } from '../rhythm-language.ts'

const CHECK_EVERY_WEEKS = 6
const ENDINGS = ['reached', 'almost', 'missed', 'stopped'] as const

type GoalEndingProps = { goal: Goal | YearGoal; ending: Ending; onChange: (ending: Ending) => void }

export function GoalEnding({ goal, ending, onChange }: GoalEndingProps) {
  const t = rhythmWords.value.closing
  const { status, outcome, secure } = ending
  // The draft remembers the number; what is typed here may be no number yet.
  const [typed, setTyped] = useState<string | null>(null)
  const weeks = typed ?? String(secure?.everyWeeks ?? CHECK_EVERY_WEEKS)
  const isAlong = status === goal.status
  const everyWeeks = (text: string) => readNumber(text) ?? CHECK_EVERY_WEEKS
  return (
    <fieldset class="rhythm-goal">
      <legend>{goal.text}</legend>
      <div class="chips">
        <Button look="chip" pressed={isAlong} onPress={() => onChange({ ...ending, status: goal.status })}>
          {t.along}
        </Button>
        {ENDINGS.map((one) => (
          <Button
            key={one}
            look="chip"
            pressed={status === one}
            onPress={() => onChange({ ...ending, status: one })}
          >
            {t.status[one]}
          </Button>
        ))}
        <Button
          look="chip"
          pressed={Boolean(secure)}
          onPress={() =>
            onChange({
              ...ending,
              secure: secure ? undefined : { text: goal.text, everyWeeks: everyWeeks(weeks) },
            })
          }
        >
          {t.secure}
        </Button>
      </div>
      {!isAlong && (
        <TextField
          label={status === 'stopped' ? t.why : t.outcome}
          value={outcome}
          maxLength={CAPS.note}
          onInput={(text) => onChange({ ...ending, outcome: text })}
        />
      )}
      {secure && (
        <div class="measure-row">
          <TextField
            label={t.habit}
            value={secure.text}
            maxLength={CAPS.card}
            onInput={(text) => onChange({ ...ending, secure: { ...secure, text } })}
          />
          <TextField
            label={t.weeks}
            value={weeks}
            inputMode="decimal"
            onInput={(text) => {
              setTyped(text)
              onChange({ ...ending, secure: { ...secure, everyWeeks: everyWeeks(text) } })
            }}
          />
        </div>
      )}
    </fieldset>
  )
}
