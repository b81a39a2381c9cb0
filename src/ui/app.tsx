// The whole app: a start screen, a form for a new board, or a board. Which one is in the address.
import { useLayoutEffect, useState } from 'preact/hooks'
import type { OpenBoard } from './board-context.ts'
import { BoardScreen, preloadSurface } from './board-screen.tsx'
import { DeskContext } from './desk.ts'
import type { Desk, InviteProblem } from './desk.ts'
import { Announcer } from './kit/announce.tsx'
import { Button } from './kit/button.tsx'
import { lazy } from './kit/lazy.tsx'
import { Toast } from './kit/toast.tsx'
import { words } from './language.ts'
import { route } from './route.ts'
import { sessionNow } from './session/in-session.ts'
import './app.css'

/** Whether a new version of the app lies ready, and how to let it in. */
export type Update = { state: 'none' | 'waiting' | 'elsewhere'; apply: () => void }

type AppProps = {
  /** null until the device's own part of the app is loaded; a board does not wait for it. */
  desk: Desk | null
  update: Update
  /** Opens a board of this device; `close` when it leaves the screen. */
  open: (id: string) => { board: OpenBoard; close: () => void }
  /** Boards that were joined just now, where a name is still to be asked. */
  joined: Set<string>
  inviteProblem: InviteProblem | undefined
}

const { Lazy: Home } = lazy(async () => (await import('./home.tsx')).Home)

export function App({ desk, update, open, joined, inviteProblem }: AppProps) {
  const at = route.value
  return (
    <DeskContext.Provider value={desk}>
      {at.at !== 'board' && desk && <Home at={at} problem={inviteProblem} />}
      {at.at === 'board' && <BoardPlace key={at.id} id={at.id} open={open} joined={joined} />}
      <Toast />
      <Announcer />
      {/* Stands there before there is anything to say, so that a screen reader says it. */}
      <div aria-live="polite">
        <UpdateNotice update={update} />
      </div>
    </DeskContext.Provider>
  )
}

function BoardPlace({ id, open, joined }: { id: string; open: AppProps['open']; joined: Set<string> }) {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  const [askName, setAskName] = useState(joined.has(id))
  // Before the first paint, which is empty: the disk can be read meanwhile.
  useLayoutEffect(() => {
    const opened = open(id)
    setBoard(opened.board)
    void preloadSurface()
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
function UpdateNotice({ update }: { update: Update }) {
  const t = words.value.update
  // Nothing may come between a team and its quarter of an hour.
  if (update.state === 'none' || sessionNow.value !== null) return null
  return (
    <div class="update-notice">
      <span>{update.state === 'waiting' ? t.available : t.elsewhere}</span>
      <Button look="chip" onPress={() => update.apply()}>
        {t.apply}
      </Button>
    </div>
  )
}
