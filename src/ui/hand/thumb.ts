// A thumb on a card: held still it lifts the card for the bar of destinations, moved it scrolls, let go at once it opens.
// The card itself does not follow the finger: the place where it should go is mostly not on a small screen.
import type { OpenBoard } from '../board-context.ts'
import { lifted } from '../wall/lifted.ts'
import { moveByKey } from '../wall/move-by-key.ts'
import { openSheet } from '../sheets.ts'
import { undoLast } from '../undo-toast.ts'

/** ux.md 1A: 250-300 ms, and 8-12 px before it is a scroll. */
const HOLD_MS = 280
const SLOP_PX = 10
/** The click behind a hold comes at once or not at all. */
const CLICK_MS = 400

type Press = {
  pointer: number
  id: string
  x: number
  y: number
  timer: ReturnType<typeof setTimeout>
  armed: boolean
}

/** Makes the cards ([data-draggable]) inside `root` answer to holding and to keys. @returns a function that stops it */
export function holdCards(root: HTMLElement, board: OpenBoard): () => void {
  let press: Press | null = null

  const end = () => {
    if (press) clearTimeout(press.timer)
    press = null
  }
  const onPointerDown = (event: PointerEvent) => {
    const card = event.target instanceof Element && event.target.closest<HTMLElement>('[data-draggable]')
    const id = card ? card.dataset['card'] : undefined
    // A second finger neither steals the card nor lifts another.
    if (!id || event.button !== 0 || press) return
    const timer = setTimeout(() => {
      if (!press) return
      press.armed = true
      lifted.value = new Set([id])
      navigator.vibrate?.(15)
    }, HOLD_MS)
    press = { pointer: event.pointerId, id, x: event.clientX, y: event.clientY, timer, armed: false }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!press || press.pointer !== event.pointerId || press.armed) return
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLOP_PX) end()
  }
  const onPointerUp = (event: PointerEvent) => {
    if (!press || press.pointer !== event.pointerId) return
    const { armed } = press
    end()
    if (!armed) return
    swallowNextClick()
    // Sliding on to a destination without lifting the finger counts as tapping it.
    const under = document.elementFromPoint(event.clientX, event.clientY)
    under?.closest<HTMLElement>('[data-destination]')?.dispatchEvent(new CustomEvent('choose'))
  }
  const onPointerCancel = (event: PointerEvent) => {
    if (press?.pointer === event.pointerId) end()
  }
  // A finger that has lifted a card must not scroll the list under it; only a non-passive listener may say so.
  const onTouchMove = (event: TouchEvent) => {
    if (event.cancelable && press?.armed) event.preventDefault()
  }
  const onContextMenu = (event: Event) => {
    if (press) event.preventDefault()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') lifted.value = new Set()
    if (event.defaultPrevented || openSheet.peek()) return
    if (moveByKey(event, board)) event.preventDefault()
    else if (
      (event.ctrlKey || event.metaKey) &&
      event.code === 'KeyZ' &&
      !(event.target instanceof HTMLInputElement)
    ) {
      event.preventDefault()
      if (event.shiftKey) board.undo.redo()
      else undoLast(board)
    }
  }

  root.addEventListener('pointerdown', onPointerDown)
  root.addEventListener('touchmove', onTouchMove, { passive: false })
  root.addEventListener('contextmenu', onContextMenu)
  addEventListener('pointermove', onPointerMove)
  addEventListener('pointerup', onPointerUp)
  addEventListener('pointercancel', onPointerCancel)
  addEventListener('keydown', onKeyDown)
  return () => {
    end()
    lifted.value = new Set()
    root.removeEventListener('pointerdown', onPointerDown)
    root.removeEventListener('touchmove', onTouchMove)
    root.removeEventListener('contextmenu', onContextMenu)
    removeEventListener('pointermove', onPointerMove)
    removeEventListener('pointerup', onPointerUp)
    removeEventListener('pointercancel', onPointerCancel)
    removeEventListener('keydown', onKeyDown)
  }
}

/** The click that follows a hold would open the card. */
function swallowNextClick() {
  const swallow = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), CLICK_MS)
}
