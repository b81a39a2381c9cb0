// One step back, and forward again: the last buttons of the dock.
import { Redo2, Undo2 } from 'lucide'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { undoLast } from '../undo-toast.ts'

export function UndoButtons() {
  const board = useBoard()
  const t = words.value.common
  const { canUndo, canRedo } = board.undo.state.value
  return (
    <>
      <Button icon={Undo2} disabled={!canUndo} label={t.undo} onPress={() => undoLast(board)} />
      <Button icon={Redo2} disabled={!canRedo} label={t.redo} onPress={() => board.undo.redo()} />
    </>
  )
}
