// Dragging cards with pointer events: each finger carries its own card, scrolling never becomes dragging, and what is cancelled
// goes back. A floating copy follows the finger, so a colleague's change to the same card cannot pull it away.
import { lifted } from './lifted.ts'

/** Where a card landed: the lane's `data-lane` and `data-goal`, and the card before it. */
export type Landing = { lane: string; goal: string; after: string | null }

/** Touch: hold this long to lift, so that a swipe scrolls (ux.md 1A: 250-300 ms). */
const HOLD_MS = 280
/** Movement before the hold is over that means scrolling (ux.md 1A: 8-12 px). */
const SLOP_PX = 10
/** Movement with mouse or pen that means dragging and not tapping. */
const MOUSE_SLOP_PX = 6
/** Width of the edge of a lane that scrolls it, and how far per frame. */
const EDGE_PX = 56
const SCROLL_PX = 10

type Drag = {
  card: HTMLElement
  id: string
  startX: number
  startY: number
  x: number
  y: number
  ghost: HTMLElement | null
  lane: HTMLElement | null
  hold: ReturnType<typeof setTimeout> | undefined
}

/**
 * Makes the cards ([data-draggable]) inside `root` movable between lanes ([data-lane]).
 * @returns a function that stops it and puts back what is in the air
 */
export function dragCards(root: HTMLElement, onLand: (id: string, landing: Landing) => void): () => void {
  const drags = new Map<number, Drag>()
  let frame = 0

  const onPointerDown = (event: PointerEvent) => {
    const target = event.target
    if (!(target instanceof Element) || event.button !== 0) return
    const card = target.closest<HTMLElement>('[data-draggable]')
    const id = card?.dataset['card']
    if (!card || !id || lifted.peek().has(id)) return
    const drag: Drag = {
      card,
      id,
      startX: event.clientX,
      startY: event.clientY,
      x: event.clientX,
      y: event.clientY,
      ghost: null,
      lane: null,
      hold: undefined,
    }
    drags.set(event.pointerId, drag)
    if (event.pointerType === 'touch') drag.hold = setTimeout(() => lift(drag), HOLD_MS)
  }

  const onPointerMove = (event: PointerEvent) => {
    const drag = drags.get(event.pointerId)
    if (!drag) return
    drag.x = event.clientX
    drag.y = event.clientY
    const moved = Math.hypot(drag.x - drag.startX, drag.y - drag.startY)
    if (drag.ghost) requestFrame()
    else if (event.pointerType === 'touch') {
      if (moved > SLOP_PX) drop(event.pointerId)
    } else if (moved > MOUSE_SLOP_PX) lift(drag)
  }

  const onPointerUp = (event: PointerEvent) => {
    const drag = drags.get(event.pointerId)
    if (!drag) return
    drag.x = event.clientX
    drag.y = event.clientY
    const landing = drag.ghost ? landingAt(drag) : null
    if (drag.ghost) swallowNextClick()
    drop(event.pointerId)
    if (landing) onLand(drag.id, landing)
  }

  const onPointerCancel = (event: PointerEvent) => drop(event.pointerId)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    for (const pointer of drags.keys()) drop(pointer)
  }

  // A finger that carries a card must not scroll the lane under it; only a non-passive listener may say so.
  const onTouchMove = (event: TouchEvent) => {
    if (event.cancelable && [...drags.values()].some((drag) => drag.ghost)) event.preventDefault()
  }

  const onContextMenu = (event: Event) => {
    if (drags.size > 0) event.preventDefault()
  }

  function lift(drag: Drag) {
    const box = drag.card.getBoundingClientRect()
    const ghost = document.createElement('div')
    ghost.className = 'drag-ghost'
    ghost.style.width = `${box.width}px`
    ghost.style.height = `${box.height}px`
    ghost.style.left = `${box.left}px`
    ghost.style.top = `${box.top}px`
    const copy = drag.card.cloneNode(true)
    if (copy instanceof HTMLElement) {
      copy.removeAttribute('data-card')
      copy.removeAttribute('data-draggable')
      copy.removeAttribute('tabindex')
    }
    ghost.append(copy)
    ghost.setAttribute('aria-hidden', 'true')
    // Among the zones it keeps the letters that the room reads.
    ;(drag.card.closest('main') ?? document.body).append(ghost)
    drag.ghost = ghost
    lifted.value = new Set([...lifted.peek(), drag.id])
    navigator.vibrate?.(15)
    requestFrame()
  }

  function requestFrame() {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }

  function draw() {
    frame = 0
    let scrolling = false
    // All questions about the layout come before the first change to it.
    const flying = [...drags.values()].flatMap((drag) => (drag.ghost ? [{ drag, ghost: drag.ghost }] : []))
    const lanes = flying.map(({ drag }) => laneAt(drag))
    for (const [nth, { drag }] of flying.entries()) {
      markLane(drag, lanes[nth] ?? null)
      scrolling = scrollAtEdge(drag) || scrolling
    }
    for (const { drag, ghost } of flying) {
      ghost.style.transform = `translate(${drag.x - drag.startX}px, ${drag.y - drag.startY}px)`
    }
    if (scrolling) requestFrame()
  }

  function markLane(drag: Drag, lane: HTMLElement | null) {
    if (lane === drag.lane) return
    drag.lane?.classList.remove('drop-here')
    lane?.classList.add('drop-here')
    drag.lane = lane
  }

  function drop(pointer: number) {
    const drag = drags.get(pointer)
    if (!drag) return
    clearTimeout(drag.hold)
    drag.ghost?.remove()
    drag.lane?.classList.remove('drop-here')
    drags.delete(pointer)
    if (drag.ghost) {
      const rest = new Set(lifted.peek())
      rest.delete(drag.id)
      lifted.value = rest
    }
  }

  root.addEventListener('pointerdown', onPointerDown)
  root.addEventListener('touchmove', onTouchMove, { passive: false })
  root.addEventListener('contextmenu', onContextMenu)
  window.addEventListener('pointermove', onPointerMove)
  window.addEventListener('pointerup', onPointerUp)
  window.addEventListener('pointercancel', onPointerCancel)
  window.addEventListener('keydown', onKeyDown)
  return () => {
    for (const pointer of drags.keys()) drop(pointer)
    cancelAnimationFrame(frame)
    root.removeEventListener('pointerdown', onPointerDown)
    root.removeEventListener('touchmove', onTouchMove)
    root.removeEventListener('contextmenu', onContextMenu)
    window.removeEventListener('pointermove', onPointerMove)
    window.removeEventListener('pointerup', onPointerUp)
    window.removeEventListener('pointercancel', onPointerCancel)
    window.removeEventListener('keydown', onKeyDown)
  }
}

function laneAt(drag: Drag): HTMLElement | null {
  const under = document.elementFromPoint(drag.x, drag.y)
  return under?.closest<HTMLElement>('[data-lane]') ?? null
}

/** Where the card lands: behind the last card that lies before the finger in reading order. */
function landingAt(drag: Drag): Landing | null {
  const lane = laneAt(drag)
  const status = lane?.dataset['lane']
  if (!lane || !status) return null
  let after: string | null = null
  for (const card of lane.querySelectorAll<HTMLElement>('[data-card]')) {
    const id = card.dataset['card']
    if (!id || id === drag.id) continue
    const box = card.getBoundingClientRect()
    const wholeRow = box.width > lane.clientWidth * 0.6
    const sameRow = drag.y >= box.top && drag.y <= box.bottom && !wholeRow
    const before = sameRow ? (box.left + box.right) / 2 < drag.x : (box.top + box.bottom) / 2 < drag.y
    if (before) after = id
  }
  return { lane: status, goal: lane.dataset['goal'] ?? '', after }
}

function scrollAtEdge(drag: Drag): boolean {
  const scroller = drag.lane?.querySelector<HTMLElement>('.cards')
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight) return false
  const box = scroller.getBoundingClientRect()
  if (drag.y < box.top + EDGE_PX) scroller.scrollTop -= SCROLL_PX
  else if (drag.y > box.bottom - EDGE_PX) scroller.scrollTop += SCROLL_PX
  else return false
  return true
}

/** The click that follows a drop would open the card. */
function swallowNextClick() {
  const swallow = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  const stop = () => window.removeEventListener('click', swallow, { capture: true })
  window.addEventListener('click', swallow, { capture: true, once: true })
  // Not every drop is followed by a click; the next press is somebody's own.
  window.addEventListener('pointerdown', stop, { capture: true, once: true })
  setTimeout(stop, 50)
}
