// What the board has to tell quietly, at the dock: how a new key stands, and a class board whose school year is over.
// It takes no focus, lies under every sheet, and goes away when told to.
import { useState } from 'preact/hooks'
import { useBoard } from './board-context.ts'
import { Button } from './kit/button.tsx'
import { lazy } from './kit/lazy.tsx'
import { aroundWords } from './around-language.ts'
import { asksToGo } from './asks-to-go.ts'
import { keyWords } from './boards/key-words.ts'
import { inSession } from './session/in-session.ts'
import { show } from './sheets.ts'
import './board-notices.css'

const { Lazy: RhythmNotices } = lazy(async () => (await import('./rhythm/with-words.ts')).notices())

export function BoardNotices() {
  const board = useBoard()
  const [later, setLater] = useState(false)
  const t = aroundWords.value.keys
  const notice = board.keys.notice.value
  const isUnderWay = notice === 'copying' || notice === 'deleting'
  return (
    <div class="board-notices" aria-live="polite">
      {notice && (
        <div class="board-notice">
          <p>{keyWords(notice, board.shared.value.link === 'open')}</p>
          {notice === 'renewed' && (
            <Button look="chip" onPress={() => show({ sheet: 'share' })}>
              {t.renew.invite}
            </Button>
          )}
          {!isUnderWay && (
            <Button look="quiet" onPress={() => (board.keys.notice.value = null)}>
              {t.close}
            </Button>
          )}
        </div>
      )}
      {!inSession.value && <RhythmNotices />}
      {!later && asksToGo(board) && (
        <div class="board-notice">
          <p>{t.retention.over(board.view.value.schoolYear.label)}</p>
          <Button look="chip" onPress={() => show({ sheet: 'retention' })}>
            {t.retention.save}
          </Button>
          <Button look="chip" onPress={() => show({ sheet: 'keys', at: 'destroy' })}>
            {t.retention.erase}
          </Button>
          <Button look="quiet" onPress={() => setLater(true)}>
            {t.later}
          </Button>
        </div>
      )}
    </div>
  )
}
