// The right to this board: a new key, taking it off this device, destroying it for everyone. Each says in plain words what
// happens to others before anything happens.
import { useState } from 'preact/hooks'
import { Bomb, KeyRound, X } from 'lucide'
import { useBoard } from '../board-context.ts'
import type { RenewStart } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { go } from '../route.ts'
import { closeSheet } from '../sheets.ts'
import { Destroy } from './destroy.tsx'
import { keyWords } from './key-words.ts'
import { costOfLeaving, leaveBoard } from './leave.ts'
import './keys.css'

export function Keys({ at }: { at: 'all' | 'destroy' }) {
  const board = useBoard()
  const t = aroundWords.value.keys
  const mayWrite = board.invite.kinds.value.includes('join')
  const [destroying, setDestroying] = useState(at === 'destroy')
  return (
    <Sheet
      title={destroying ? t.destroy.title : t.title}
      closeLabel={words.value.common.close}
      onClose={closeSheet}
      class="keys"
    >
      {destroying ? (
        <Destroy />
      ) : (
        <>
          {/* The next year's board is found by this key: a closed year keeps it. */}
          {mayWrite && !board.readOnly.value && <Renew />}
          <Leave />
          {mayWrite && (
            <section aria-label={t.destroy.title}>
              <h3>{t.destroy.title}</h3>
              <p>{t.destroy.what}</p>
              <Button look="danger" icon={Bomb} onPress={() => setDestroying(true)}>
                {t.destroy.start}
              </Button>
            </section>
          )}
        </>
      )}
    </Sheet>
  )
}

function Renew() {
  const board = useBoard()
  const t = aroundWords.value.keys.renew
  const [trouble, setTrouble] = useState('')
  const notice = board.keys.notice.value
  const busy = notice === 'copying' || notice === 'deleting'
  const start = async () => {
    setTrouble('')
    const started = await board.keys.renew()
    if (!started.ok) setTrouble(troubleWords(started.reason))
  }
  return (
    <section aria-label={t.title}>
      <h3>{t.title}</h3>
      {board.shared.value.damaged > 0 && <p class="keys-cost">{t.damaged}</p>}
      <p>{t.why}</p>
      <p>{t.others}</p>
      <p>{t.kept}</p>
      <Button icon={KeyRound} onPress={() => void start()} disabled={busy}>
        {t.button}
      </Button>
      <p role="status" class="keys-said">
        {trouble || keyWords(notice, board.shared.value.link === 'open')}
      </p>
    </section>
  )
}

function Leave() {
  const board = useBoard()
  const desk = useDesk()
  const t = aroundWords.value.keys.leave
  const name = board.view.value.name || words.value.header.untitled
  const notice = board.keys.notice.value
  const cost = board.readOnly.value ? '' : costOfLeaving(board.shared.value)
  const leave = async () => {
    closeSheet()
    go({ at: 'start' })
    await leaveBoard(desk, board.id, name)
  }
  return (
    <section aria-label={t.title}>
      <h3>{t.title}</h3>
      <p>{t.what}</p>
      {cost && <p class="keys-cost">{cost}</p>}
      {(notice === 'copying' || notice === 'deleting') && <p class="keys-cost">{t.renewing}</p>}
      <Button icon={X} onPress={() => void leave()}>
        {t.button}
      </Button>
    </section>
  )
}

function troubleWords(reason: Extract<RenewStart, { ok: false }>['reason']): string {
  const t = aroundWords.value.keys.renew
  if (reason === 'offline') return t.offline
  return reason === 'incomplete' ? t.incomplete : t.readOnly
}
