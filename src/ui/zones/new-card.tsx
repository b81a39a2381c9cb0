// The sheet for a card that is not on the board yet: its sentence, or what is written by hand, and whatever else is asked.
import type { ComponentChildren, ComponentProps } from 'preact'
import { CAPS } from '../../board/text.ts'
import { useDraft } from '../drafts.ts'
import { WriteButton } from '../ink/write-button.tsx'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { toast } from '../kit/toast.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { closeSheet, openSheet, show } from '../sheets.ts'

type NewCardProps = {
  title: string
  field: string
  hint: string
  /** What the card begins with. */
  text?: string
  look: 'action' | 'success'
  collection: ComponentProps<typeof WriteButton>['collection']
  draftKey: string
  /** Puts the card on the board and gives its id; the words are empty when it is to be written by hand. */
  add: NonNullable<ComponentProps<typeof WriteButton>['make']>
  children: ComponentChildren
  /** A second column, where there is room for one. */
  beside?: ComponentChildren
}

export function NewCard(props: NewCardProps) {
  const { title, field, hint, text, look, collection, draftKey, add, children, beside } = props
  const t = words.value.common
  const draft = useDraft(draftKey, '', text)
  const isEmpty = !draft.text.trim()
  const submit = (event: Event) => {
    event.preventDefault()
    if (isEmpty) return
    add(draft.text)
    draft.clear()
    closeSheet()
  }
  // On a shared wall the next person must not get a stranger's half sentence. Escape and a tap beside keep it.
  const cancel = () => {
    const sheet = openSheet.peek()
    const { text: typed, touched, change } = draft
    draft.clear()
    closeSheet()
    if (!touched || isEmpty || !sheet) return
    const back = () => {
      change(typed)
      show(sheet)
    }
    const { thrownAway, putBack } = aroundWords.value.draft
    toast(thrownAway, { label: putBack, onPress: back })
  }
  return (
    <Sheet title={title} closeLabel={t.close} onClose={closeSheet} wide={Boolean(beside)}>
      <form onSubmit={submit}>
        <div class={beside ? 'form-columns' : undefined}>
          <div>
            <TextField
              label={field}
              hint={hint}
              value={draft.text}
              onInput={draft.change}
              maxLength={CAPS.card}
              long
              autofocus
            />
            <WriteButton collection={collection} id={null} draftKey={draftKey} make={add} />
            {children}
          </div>
          {beside && <div>{beside}</div>}
        </div>
        <div class="form-end stays">
          <Button onPress={cancel}>{t.cancel}</Button>
          <Button look={look} submit disabled={isEmpty}>
            {t.add}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
