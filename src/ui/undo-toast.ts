// After something left the board: say so, with the way back. Undo rather than a question (ux.md 2.4).
import type { OpenBoard } from './board-context.ts'
import { announce } from './kit/announce.tsx'
import { hideToast, toast } from './kit/toast.tsx'
import { words } from './language.ts'

/** Shows `text` with a button that undoes the last change of this device, for as long as it is the last. */
export function undoToast(board: Pick<OpenBoard, 'undo'>, text: string) {
  const { state } = board.undo
  const steps = state.peek().steps
  toast(text, { label: words.value.common.undo, onPress: () => undoLast(board) })
  const stop = state.subscribe((now) => {
    if (now.steps === steps) return
    // Another change came after it: this button would take back the wrong one.
    hideToast()
    queueMicrotask(() => stop())
  })
}

/** Does `work` and shows the words it gives; with the way back, unless it turned out to change nothing. */
export function withWayBack(board: Pick<OpenBoard, 'undo'>, work: () => string) {
  const { state } = board.undo
  const { steps } = state.peek()
  const text = work()
  if (state.peek().steps === steps) toast(text)
  else undoToast(board, text)
}

/** Takes back the last change of this device, and says so. */
export function undoLast(board: Pick<OpenBoard, 'undo'>) {
  if (!board.undo.state.peek().canUndo) return
  board.undo.undo()
  announce(words.value.common.undone)
}
