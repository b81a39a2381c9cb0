// One board on the screen, from the moment it is asked for: nothing here waits for the network.
import { BoardContext } from './board-context.ts'
import type { OpenBoard } from './board-context.ts'
import { useContext } from 'preact/hooks'
import { DeskContext } from './desk.ts'
import { Button } from './kit/button.tsx'
import { lazy } from './kit/lazy.tsx'
import { words } from './language.ts'
import { go } from './route.ts'
import { openSheet } from './sheets.ts'
import { Status } from './status.tsx'
import { Wall } from './wall/wall.tsx'
import './boards/new-board.css'

const { Lazy: WhoAreYou } = lazy(async () => (await import('./home.tsx')).WhoAreYou)
const { Lazy: SheetHost, preload: preloadSheets } = lazy(
  async () => (await import('./sheet-host.tsx')).SheetHost,
)
/** Fetches the sheets ahead of the first tap. */
export { preloadSheets }

type BoardScreenProps = { board: OpenBoard; askName: boolean; onNamed: () => void }

export function BoardScreen({ board, askName, onNamed }: BoardScreenProps) {
  const view = board.view.value
  const loading = board.loading.value
  const desk = useContext(DeskContext)
  if (loading === 'loading' && view.id === '') return null
  return (
    <BoardContext.Provider value={board}>
      {askName && desk && !board.readOnly.value ? (
        <WhoAreYou onDone={onNamed} />
      ) : view.id === '' ? (
        <Arriving known={board.known.value} />
      ) : (
        <>
          <Wall />
          {openSheet.value && desk && <SheetHost />}
        </>
      )}
    </BoardContext.Provider>
  )
}

/** The board is not here yet: either it comes from the others, or this address is of no board on this device. */
function Arriving({ known }: { known: boolean }) {
  const t = words.value.arriving
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
