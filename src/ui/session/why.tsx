// Asks for the reason of stopping: one line, and a way back.
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'

type WhyProps = {
  of: string
  label: string
  action: string
  onWhy: (why: string) => void
  onCancel: () => void
}

export function Why({ of, label, action, onWhy, onCancel }: WhyProps) {
  const why = useDraft(`session-why/${of}`)
  return (
    <form
      class="session-why"
      onSubmit={(event) => {
        event.preventDefault()
        onWhy(why.text)
        why.clear()
      }}
    >
      <TextField label={label} value={why.text} onInput={why.change} maxLength={300} autofocus />
      <div class="session-row">
        <Button
          onPress={() => {
            why.clear()
            onCancel()
          }}
        >
          {sessionWords.value.actionPart.cancel}
        </Button>
        <Button look="main" submit>
          {action}
        </Button>
      </div>
    </form>
  )
}
