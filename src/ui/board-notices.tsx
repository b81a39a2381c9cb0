// What the board has to tell quietly, at the dock: how a new key stands, and a class board whose school year is over.
// It takes no focus, lies under every sheet, and goes away when told to.
import { useState } from 'preact/hooks'
import { yearAfter } from '../board/next-year.ts'
import { useBoard } from './board-context.ts'
import { useDesk } from './desk.ts'
import { Button } from './kit/button.tsx'
import { aroundWords } from './around-language.ts'
import { asksToGo } from './asks-to-go.ts'
import { keyWords } from './boards/key-words.ts'
import { rhythmWords } from './rhythm-language.ts'
import { HintNotice } from './rhythm/hints.tsx'
import { goToNextYear } from './rhythm/next-year.ts'
import { inSession } from './session/in-session.ts'
import { show } from './sheets.ts'
import './board-notices.css'

/** This year is over: it can be read, and the next one is a tap away. */
function ClosedYear() {
  const board = useBoard()
  const desk = useDesk()
  const t = rhythmWords.value.closing
  const { label } = yearAfter(board.view.value.schoolYear)
  return (
    <div class="board-notice" role="status">
      <p>{t.over(label)}</p>
      <Button look="main" onPress={() => void goToNextYear(board, desk, { follows: true })}>
        {t.goOn(label)}
      </Button>
      {board.invite.kinds.value.includes('join') && (
        <Button look="quiet" onPress={() => board.change.nameSuccessor('')}>
          {t.reopen}
        </Button>
      )}
    </div>
  )
}

export function BoardNotices() {
  const board = useBoard()
  const [later, setLater] = useState(false)
  const t = aroundWords.value.keys
  const notice = board.keys.notice.value
  const isUnderWay = notice === 'copying' || notice === 'deleting'
  return (
    <div class="board-notices">
      {notice && (
        <div class="board-notice" role="status">
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
      {board.view.value.successor !== '' && <ClosedYear />}
      {!inSession.value && <HintNotice />}
      {!later && asksToGo(board) && (
        <div class="board-notice" role="status">
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
