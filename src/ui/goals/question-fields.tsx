// What questions about a goal are answered with: a number as people write it, and one of a few.
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { isAmbiguous, readNumber } from '../read-number.ts'

/** A number as people write it; tells what is not one, and how an ambiguous one is read. */
export function NumberField(props: {
  label: string
  value: string
  onInput: (value: string) => void
  autofocus?: boolean
}) {
  const t = goalsWords.value.measurement
  const { value } = props
  const read = readNumber(value)
  return (
    <div>
      <TextField
        {...props}
        inputMode="decimal"
        problem={value.trim() && read === null ? t.notANumber(value) : undefined}
      />
      {read !== null && isAmbiguous(value) && <p class="hint">{t.readAs(String(read))}</p>}
    </div>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  chosen: T
  choices: readonly (readonly [T, string])[]
  onChoose: (choice: T) => void
}

export function Choice<T extends string>({ label, chosen, choices, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend class="field-label">{label}</legend>
      <div class="chips">
        {choices.map(([choice, text]) => (
          <Button key={choice} look="chip" pressed={choice === chosen} onPress={() => onChoose(choice)}>
            {text}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
