// One board on the screen, from the moment it is asked for: nothing here waits for the network.
import { useEffect, useState } from 'preact/hooks'
import type { ComponentType } from 'preact'
import { BoardContext } from './board-context.ts'
import type { OpenBoard } from './board-context.ts'
import { WhoAreYou } from './boards/who-are-you.tsx'
import { Button } from './kit/button.tsx'
import { words } from './language.ts'
import { go } from './route.ts'
import { openSheet } from './sheets.ts'
import { Status } from './status.tsx'
import { Wall } from './wall/wall.tsx'
import './boards/new-board.css'

type BoardScreenProps = { board: OpenBoard; askName: boolean; onNamed: () => void }

export function BoardScreen({ board, askName, onNamed }: BoardScreenProps) {
  const view = board.view.value
  const loading = board.loading.value
  if (loading === 'loading' && view.id === '') return null
  return (
    <BoardContext.Provider value={board}>
      {askName && !board.readOnly.value ? (
        <WhoAreYou onDone={onNamed} />
      ) : view.id === '' ? (
        <Arriving known={board.known.value} />
      ) : (
        <>
          <Wall />
          {openSheet.value && <LazySheets />}
        </>
      )}
    </BoardContext.Provider>
  )
}

/** The board is not here yet: either it comes from the others, or this address is of no board on this device. */
function Arriving({ known }: { known: boolean }) {
  const t = words.value.join
  return (
    <main class="paper-page">
      <div class="paper">
        <h1>{words.value.appName}</h1>
        <p>{known ? t.arriving : t.unknown}</p>
        {known && <Status />}
        <div class="form-end">
          <Button look="main" onPress={() => go({ at: 'start' })}>
            {t.toStart}
          </Button>
        </div>
      </div>
    </main>
  )
}

let SheetHost: ComponentType | null = null

/** The sheets come after the board is on screen; the first tap may have to wait for the device's own disk, never a network. */
function LazySheets() {
  const [, redraw] = useState(0)
  useEffect(() => {
    if (!SheetHost) void loadSheets().then(() => redraw(1))
  }, [])
  return SheetHost && <SheetHost />
}

/** Fetches the sheets ahead of the first tap. */
export async function loadSheets(): Promise<void> {
  SheetHost = (await import('./sheet-host.tsx')).SheetHost
}
