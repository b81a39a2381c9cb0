// Asks for the reason of stopping: one line, and a way back.
import { useState } from 'preact/hooks'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'

type WhyProps = { label: string; action: string; onWhy: (why: string) => void; onCancel: () => void }

export function Why({ label, action, onWhy, onCancel }: WhyProps) {
  const [why, setWhy] = useState('')
  return (
    <form
      class="session-why"
      onSubmit={(event) => {
        event.preventDefault()
        onWhy(why)
      }}
    >
      <TextField label={label} value={why} onInput={setWhy} maxLength={300} autofocus />
      <div class="session-row">
        <Button onPress={onCancel}>{sessionWords.value.actionPart.cancel}</Button>
        <Button look="main" submit>
          {action}
        </Button>
      </div>
    </form>
  )
}
