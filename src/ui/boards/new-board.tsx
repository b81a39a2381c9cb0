// A new board in two fields. Only a first name: nothing else is asked or kept (domain.md 5.3).
import { useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { go } from '../route.ts'
import './new-board.css'

export function NewBoard({ kind }: { kind: 'team' | 'class' }) {
  const desk = useDesk()
  const t = words.value
  const [name, setName] = useState('')
  const [yourName, setYourName] = useState(desk.myName.value)
  const [busy, setBusy] = useState(false)

  const create = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const id = await desk.createBoard({
      kind,
      name: name.trim() || words.value.header.untitled,
      yourName: yourName.trim(),
    })
    go({ at: 'board', id })
  }

  return (
    <main class="paper-page">
      <form class="paper" onSubmit={(event) => void create(event)}>
        <h1>
          {kind === 'class' ? aroundWords.value.newBoard.classTitle : aroundWords.value.newBoard.teamTitle}
        </h1>
        <TextField
          label={aroundWords.value.newBoard.boardName}
          value={name}
          onInput={setName}
          maxLength={60}
          autofocus
          placeholder={
            kind === 'class'
              ? aroundWords.value.newBoard.classPlaceholder
              : aroundWords.value.newBoard.teamPlaceholder
          }
        />
        <TextField
          label={aroundWords.value.newBoard.yourName}
          hint={aroundWords.value.newBoard.yourNameHint}
          value={yourName}
          onInput={setYourName}
          maxLength={60}
          autoComplete="given-name"
        />
        <div class="form-end">
          <Button class="left" onPress={() => go({ at: 'start' })}>
            {t.common.back}
          </Button>
          <Button look="main" submit>
            {aroundWords.value.newBoard.create}
          </Button>
        </div>
      </form>
    </main>
  )
}
