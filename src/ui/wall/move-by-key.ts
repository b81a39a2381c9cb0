// Moving a card with the keyboard: Alt with arrows, announced. The same move as dragging, without a pointer.
import type { Action } from '../../board/schema.ts'
import type { OpenBoard } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { words } from '../language.ts'
import { cardName } from '../ink/card-name.ts'
import { LANES, laneName } from '../zones/lane-name.ts'

/**
 * Handles Alt+arrow on the card that has focus.
 * @returns whether the key was a move, so that the caller stops there
 */
export function moveByKey(event: KeyboardEvent, board: OpenBoard): boolean {
  if (!event.altKey || board.readOnly.peek() || !(event.target instanceof HTMLElement)) return false
  const id = event.target.dataset['card']
  const action = board.view.peek().actions.find((one) => one.id === id)
  if (!action) return false
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (step !== undefined) moveSideways(action, step, board)
  else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    moveInLane(action, event.key === 'ArrowUp' ? -1 : 1, event.target, board)
  } else return false
  keepFocus(action.id)
  return true
}

function moveSideways(action: Action, step: number, board: OpenBoard) {
  const status = LANES[LANES.indexOf(action.status) + step]
  if (!status) return
  board.change.moveAction(action.id, { goalId: action.goalId, status, after: null })
  announce(words.value.action.moved(cardName(action), laneName(status)))
}

function moveInLane(action: Action, step: -1 | 1, card: HTMLElement, board: OpenBoard) {
  const lane = card.closest('[data-lane]')
  const ids = Array.from(
    lane?.querySelectorAll<HTMLElement>('[data-card]') ?? [],
    (one) => one.dataset['card'],
  )
  const { actions } = board.view.peek()
  const other = actions.find((one) => one.id === ids[ids.indexOf(action.id) + step])
  // What is done hangs by day: a card changes places only with another of its day.
  if (!other || (action.status === 'done' && other.closedOn !== action.closedOn)) return
  const rest = actions.filter((one) => one !== action && ids.includes(one.id))
  const after = step === 1 ? other.id : (rest[rest.indexOf(other) - 1]?.id ?? null)
  board.change.moveAction(action.id, { goalId: action.goalId, status: action.status, after })
  const { movedDown, movedUp } = words.value.action
  announce((step === 1 ? movedDown : movedUp)(cardName(action)))
}

/** In another lane the card is another element: focus goes along with the card. */
function keepFocus(id: string) {
  requestAnimationFrame(() => {
    const card = Array.from(document.querySelectorAll<HTMLElement>('[data-card]')).find(
      (one) => one.dataset['card'] === id,
    )
    card?.focus()
  })
}
