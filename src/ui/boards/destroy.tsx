// Destroying a board for everyone: said in plain words, with a file first, and only after its name was typed.
// Nothing is taken off this device before the relay has confirmed that the board is gone there.
import { useState } from 'preact/hooks'
import { Bomb, Download } from 'lucide'
import { useBoard } from '../board-context.ts'
import type { DestroyResult } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { toast } from '../kit/toast.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { go } from '../route.ts'
import { saveAsFile } from '../save-as-file.ts'
import { closeSheet } from '../sheets.ts'

export function Destroy() {
  const board = useBoard()
  const desk = useDesk()
  const t = aroundWords.value.keys.destroy
  const name = board.view.value.name || words.value.header.untitled
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const isSure = plain(typed) === plain(name)

  const destroy = async (event: Event) => {
    event.preventDefault()
    if (!isSure || busy) return
    setBusy(true)
    setTrouble('')
    const done = await board.keys.destroy()
    setBusy(false)
    if (!done.ok) return setTrouble(troubleWords(done.reason))
    closeSheet()
    go({ at: 'start' })
    await desk.destroyBoard(board.id)
    toast(t.done(name))
  }

  return (
    <form class="destroy" onSubmit={(event) => void destroy(event)}>
      <p>{t.what}</p>
      <p>{t.others}</p>
      <p>{t.server}</p>
      <Button icon={Download} onPress={() => void board.exportText().then((text) => saveAsFile(name, text))}>
        {t.save}
      </Button>
      <TextField label={t.confirm(name)} value={typed} onInput={setTyped} maxLength={120} />
      <div class="form-end">
        <Button class="left" look="quiet" onPress={closeSheet}>
          {words.value.common.cancel}
        </Button>
        <Button look="danger" icon={Bomb} submit disabled={!isSure || busy}>
          {t.button}
        </Button>
      </div>
      <p role="status" class="keys-said">
        {busy ? t.busy : trouble}
      </p>
    </form>
  )
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('nl')
}

function troubleWords(reason: Extract<DestroyResult, { ok: false }>['reason']): string {
  const t = aroundWords.value.keys
  switch (reason) {
    case 'offline':
      return t.destroy.offline
    case 'no-answer':
      return t.destroy.noAnswer
    case 'renewing':
      return t.destroy.renewing
    case 'read-only':
      return t.renew.readOnly
  }
}
