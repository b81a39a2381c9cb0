// The right of the dock: writing by hand, bringing everything within reach of short arms, undo, and the way into a session. None of it can be
// needed before the board is there, so it comes after it.
import { ArrowDownToLine, PenLine, Redo2, Undo2 } from 'lucide'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { SessionButton } from '../session/door.tsx'
import { show } from '../sheets.ts'
import { undoLast } from '../undo-toast.ts'
import { plainAction } from '../zones/action-form.tsx'
import { density, reachLow } from './reading.ts'

export function WallTools() {
  const board = useBoard()
  const t = words.value.common
  const { canUndo, canRedo } = board.undo.state.value
  const low = density.value === 'low'
  return (
    <span class="dock-end">
      <Button
        icon={PenLine}
        onPress={() =>
          show({
            sheet: 'write',
            collection: 'actions',
            id: null,
            draftKey: 'new-action',
            make: (text) => board.change.addAction({ ...plainAction(board), text }),
          })
        }
      >
        {aroundWords.value.ink.write}
      </Button>
      <Button icon={ArrowDownToLine} pressed={low} onPress={() => reachLow(!low)}>
        {aroundWords.value.wall.lower}
      </Button>
      <Button icon={Undo2} disabled={!canUndo} label={t.undo} onPress={() => undoLast(board)} />
      <Button icon={Redo2} disabled={!canRedo} label={t.redo} onPress={() => board.undo.redo()} />
      <SessionButton />
    </span>
  )
}
