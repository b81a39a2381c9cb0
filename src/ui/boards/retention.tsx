// What becomes of a class board after its school year: a file with what may be kept, and then it goes. It never goes by
// itself: a board that is gone because of a clock would be a board lost.
import { useState } from 'preact/hooks'
import { Bomb, Download } from 'lucide'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { aroundWords } from '../around-language.ts'
import { asksToGo } from '../asks-to-go.ts'
import { words } from '../language.ts'
import { saveAsFile } from '../save-as-file.ts'
import { closeSheet, show } from '../sheets.ts'
import './keys.css'

export function RetentionSheet() {
  const board = useBoard()
  const view = board.view.value
  const t = aroundWords.value.keys.retention
  const [everything, setEverything] = useState(false)
  const [initials, setInitials] = useState(true)
  const save = async () => {
    const text = await board.exportText({ initials, ...(!everything && { only: 'goals-and-successes' }) })
    saveAsFile(view.name || words.value.header.untitled, text)
  }
  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={closeSheet} class="keys">
      <p>{asksToGo(board) ? t.over(view.schoolYear.label) : t.what}</p>
      <section aria-label={t.fileTitle}>
        <h3>{t.fileTitle}</h3>
        <div role="group" aria-label={t.content} class="chips">
          <Button look="chip" pressed={!everything} onPress={() => setEverything(false)}>
            {t.goalsAndSuccesses}
          </Button>
          <Button look="chip" pressed={everything} onPress={() => setEverything(true)}>
            {t.everything}
          </Button>
        </div>
        <label class="keys-check">
          <input
            type="checkbox"
            checked={initials}
            onChange={(event) => setInitials(event.currentTarget.checked)}
          />
          <span>{t.initials}</span>
        </label>
        {initials && <p class="keys-hint">{t.initialsHint}</p>}
        <Button icon={Download} onPress={() => void save()}>
          {t.save}
        </Button>
        <p class="keys-hint">{t.fileHint}</p>
      </section>
      <section aria-label={t.erase}>
        <h3>{t.erase}</h3>
        <Button look="danger" icon={Bomb} onPress={() => show({ sheet: 'keys', at: 'destroy' })}>
          {t.erase}
        </Button>
      </section>
      <section aria-label={t.setting}>
        <h3>{t.setting}</h3>
        <div role="group" aria-label={t.setting} class="chips">
          {(['ask', 'keep'] as const).map((one) => (
            <Button
              key={one}
              look="chip"
              pressed={view.retention === one}
              onPress={() => board.change.retainBoard(one)}
            >
              {t[one]}
            </Button>
          ))}
        </div>
      </section>
    </Sheet>
  )
}
