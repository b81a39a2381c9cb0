// What hands do on the wall: drag cards, move them by keyboard, single-key shortcuts. Loaded right after the first paint.
import type { OpenBoard } from '../board-context.ts'
import { words } from '../language.ts'
import { openSheet, show } from '../sheets.ts'
import { undoLast, undoToast } from '../undo-toast.ts'
import { cardName } from '../ink/card-name.ts'
import { LANES, laneName } from '../zones/lane-name.ts'
import { dragCards } from './card-drag.ts'
import type { Landing } from './card-drag.ts'
import { moveByKey } from './move-by-key.ts'

/** Makes the board inside `root` answer to drags and keys. @returns a function that stops it */
export function takeHands(root: HTMLElement, board: OpenBoard): () => void {
  const stopDragging = dragCards(root, (id, landing) => land(board, id, landing))
  const stopKeys = takeKeys((event) => moveByKey(event, board) || shortcut(event, board))
  return () => {
    stopDragging()
    stopKeys()
  }
}

/** Makes a board without lanes answer to the shortcuts: there is nowhere to move a card to. @returns a function that stops it */
export function takeShortcuts(board: OpenBoard): () => void {
  return takeKeys((event) => shortcut(event, board))
}

function takeKeys(answer: (event: KeyboardEvent) => boolean): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || openSheet.peek() || isTyping(event.target)) return
    if (answer(event)) event.preventDefault()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

function land(board: OpenBoard, id: string, landing: Landing) {
  const { actions, goals } = board.view.peek()
  const action = actions.find((one) => one.id === id)
  const status = LANES.find((one) => one === landing.lane)
  // A colleague may have taken the card away while it was in the air.
  if (!action || !status) return
  // What is organised keeps the goal that it came from.
  const goalId =
    action.list === 'organisation' ? undefined : (goals.find((one) => one.id === landing.goal)?.id ?? null)
  const after = actions.find((one) => one.id === landing.after)?.id ?? null
  board.change.moveAction(action.id, { goalId, status, after })
  if (action.status !== status) undoToast(board, words.value.action.moved(cardName(action), laneName(status)))
}

/** Single keys as in other boards (ux.md 2.1); `code` and not `key`, so that they work on every keyboard layout. */
function shortcut(event: KeyboardEvent, board: OpenBoard): boolean {
  if ((event.ctrlKey || event.metaKey) && event.code === 'KeyZ') {
    if (event.shiftKey) board.undo.redo()
    else undoLast(board)
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.code) {
    case 'KeyN':
      show({ sheet: 'new-action', status: 'todo' })
      return true
    case 'KeyS':
      show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })
      return true
    case 'KeyD':
      show({ sheet: 'new-goal' })
      return true
    default:
      return false
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
