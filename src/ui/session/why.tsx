// Asks for the reason of stopping: one line, and a way back.
import { useEffect, useRef } from 'preact/hooks'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'
import { standAtHeading } from './heading.ts'

type WhyProps = {
  of: string
  label: string
  action: string
  onWhy: (why: string) => void
  onCancel: () => void
}

export function Why({ of, label, action, onWhy, onCancel }: WhyProps) {
  const why = useDraft(`session-why/${of}`)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus()
    // After what stood here is gone.
    return () => queueMicrotask(standAtHeading)
  }, [])
  return (
    <form
      ref={form}
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
