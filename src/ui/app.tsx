// The whole app: a start screen, a form for a new board, or a board. Which one is in the address.
import { useEffect, useState } from 'preact/hooks'
import type { OpenBoard } from './board-context.ts'
import { BoardScreen, loadSheets } from './board-screen.tsx'
import { NewBoard } from './boards/new-board.tsx'
import { Start } from './boards/start.tsx'
import { DeskContext, useDesk } from './desk.ts'
import type { Desk, InviteProblem } from './desk.ts'
import { Announcer } from './kit/announce.tsx'
import { Button } from './kit/button.tsx'
import { Toast } from './kit/toast.tsx'
import { words } from './language.ts'
import { route } from './route.ts'
import './app.css'

type AppProps = {
  desk: Desk
  /** Opens a board of this device; `close` when it leaves the screen. */
  open: (id: string) => { board: OpenBoard; close: () => void }
  /** Boards that were joined just now, where a name is still to be asked. */
  joined: Set<string>
  inviteProblem: InviteProblem | undefined
}

export function App({ desk, open, joined, inviteProblem }: AppProps) {
  const at = route.value
  return (
    <DeskContext.Provider value={desk}>
      {at.at === 'start' && <Start problem={inviteProblem} />}
      {at.at === 'new' && <NewBoard key={at.kind} kind={at.kind} />}
      {at.at === 'board' && <BoardPlace key={at.id} id={at.id} open={open} joined={joined} />}
      <Toast />
      <Announcer />
      <UpdateNotice />
    </DeskContext.Provider>
  )
}

function BoardPlace({ id, open, joined }: { id: string; open: AppProps['open']; joined: Set<string> }) {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  const [askName, setAskName] = useState(joined.has(id))
  useEffect(() => {
    const opened = open(id)
    setBoard(opened.board)
    void loadSheets()
    return opened.close
  }, [id])
  return (
    board && (
      <BoardScreen
        board={board}
        askName={askName}
        onNamed={() => {
          joined.delete(id)
          setAskName(false)
        }}
      />
    )
  )
}

/** A new version waits until somebody says so, or until the next opening. */
function UpdateNotice() {
  const desk = useDesk()
  const t = words.value.update
  if (desk.update.value === 'none') return null
  return (
    <div class="update-notice">
      <span>{desk.update.value === 'waiting' ? t.available : t.elsewhere}</span>
      <Button look="chip" onPress={() => desk.applyUpdate()}>
        {t.apply}
      </Button>
    </div>
  )
}
