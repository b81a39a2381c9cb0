// One board on the screen, from the moment it is asked for: nothing here waits for the network.
import { BoardContext } from './board-context.ts'
import type { OpenBoard } from './board-context.ts'
import { useComputed } from '@preact/signals'
import { useContext, useEffect } from 'preact/hooks'
import { DeskContext } from './desk.ts'
import { sharedTablet } from './boards/shared-tablet.ts'
import { boardSide } from './board-side.ts'
import { lazy } from './kit/lazy.tsx'
import { inSession } from './session/in-session.ts'
import { openSheet, show } from './sheets.ts'
import { surface } from './surface.ts'
import { hung } from './wall/reading.ts'

const { Lazy: Wall, preload: preloadWall } = lazy(async () => (await import('./wall/wall.tsx')).Wall)
const { Lazy: Hand, preload: preloadHand } = lazy(async () => (await import('./hand/hand.tsx')).Hand)
const { Lazy: ClassBoard } = lazy(async () => (await import('./class/class-board.tsx')).ClassBoard)
const { Lazy: TaskBoard } = lazy(async () => (await import('./tasks/task-board.tsx')).TaskBoard)
const { Lazy: WallMode } = lazy(async () => (await import('./wall/wall-mode.tsx')).WallMode)
const { Lazy: WhoAreYou } = lazy(async () => (await import('./home.tsx')).WhoAreYou)
const { Lazy: Arriving } = lazy(async () => (await import('./home.tsx')).Arriving)
const { Lazy: SheetHost, preload: preloadSheets } = lazy(
  async () => (await import('./sheet-host.tsx')).SheetHost,
)
const { Lazy: BoardNotices } = lazy(async () => (await import('./board-notices.tsx')).BoardNotices)
const { Lazy: SessionDoor } = lazy(async () => (await import('./session/door.tsx')).SessionDoor)

/** Fetches the surface of this screen while the board is still being read from the disk. */
export function preloadSurface(): Promise<void> {
  return surface.peek() === 'hand' ? preloadHand() : preloadWall()
}

type BoardScreenProps = { board: OpenBoard; askName: boolean; onNamed: () => void }

export function BoardScreen({ board, askName, onNamed }: BoardScreenProps) {
  const id = useComputed(() => board.view.value.id).value
  const kind = useComputed(() => board.view.value.kind).value
  const loading = board.loading.value
  const desk = useContext(DeskContext)
  useEffect(() => {
    // Ahead of the first tap, but after the cards.
    if (desk) void preloadSheets()
  }, [desk])
  useEffect(() => {
    // Whoever takes up the tablet of the class finds the faces, whichever way it is held.
    if (kind === 'class' && sharedTablet.read() === board.id) show({ sheet: 'pupils' })
  }, [board.id, kind])
  // Whoever comes with a link that no longer counts is told so, and not asked for a name.
  const refused = id === '' && board.shared.value.link === 'refused'
  if (loading === 'loading' && id === '') return null
  return (
    <BoardContext.Provider value={board}>
      {askName && desk && !board.readOnly.value && !refused ? (
        <WhoAreYou onDone={onNamed} />
      ) : id === '' ? (
        <Arriving />
      ) : (
        <>
          {!inSession.value &&
            (boardSide.value === 'tasks' ? (
              <TaskBoard />
            ) : surface.value === 'hand' ? (
              <Hand />
            ) : kind === 'class' ? (
              <ClassBoard />
            ) : (
              <Wall />
            ))}
          {surface.value === 'wall' && hung.value === board.id && <WallMode />}
          {desk && <SessionDoor />}
          {openSheet.value && desk && <SheetHost />}
          {desk && <BoardNotices />}
        </>
      )}
    </BoardContext.Provider>
  )
}
