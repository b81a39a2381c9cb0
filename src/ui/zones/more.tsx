// How many cards lie below what is seen of a list, as a button that goes there. It has the browser watch the cards and
// never measures, so that scrolling and dragging stay free of layout.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import { words } from '../language.ts'
import './more.css'

/** A card counts as seen when this much of it has come above the edge (pixels). */
const SEEN_PX = 24
/** So many cards hang ready below the edge, and so many are drawn when there are fewer. */
const READY = 8
const STEP = 12

type MoreProps = {
  list: RefObject<HTMLElement | null>
  /** Cards there are, drawn or not. */
  total?: number
  /** Draws so many more. */
  onMore?: (by: number) => void
}

export function More({ list, total = 0, onMore }: MoreProps) {
  const [below, setBelow] = useState(0)
  const [seen, setSeen] = useState(false)
  const watch = useRef<{ observer: IntersectionObserver; hidden: Set<Element> }>(null)

  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    const hidden = new Set<Element>()
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting || target.parentNode !== element) hidden.delete(target)
          else hidden.add(target)
        }
        setBelow(hidden.size)
        setSeen(true)
      },
      { root: scrollerOf(element), rootMargin: `99999px 0px -${SEEN_PX}px` },
    )
    watch.current = { observer, hidden }
    return () => observer.disconnect()
  }, [])

  const drawn = list.current?.childElementCount ?? 0
  useEffect(() => {
    const element = list.current
    if (!element || !watch.current) return
    const { observer, hidden } = watch.current
    for (const card of element.children) observer.observe(card)
    for (const card of hidden) if (card.parentNode !== element) hidden.delete(card)
    setBelow(hidden.size)
    if (seen && hidden.size < READY && element.childElementCount < total) onMore?.(STEP)
  })

  useEffect(() => {
    // Paper and the browser's own search see only what is drawn.
    const drawAll = () => onMore?.(Infinity)
    const onKey = ({ ctrlKey, metaKey, code }: KeyboardEvent) => {
      if ((ctrlKey || metaKey) && code === 'KeyF') drawAll()
    }
    addEventListener('beforeprint', drawAll)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('beforeprint', drawAll)
      removeEventListener('keydown', onKey)
    }
  }, [])

  const more = below + Math.max(0, total - drawn)
  if (below === 0) return null
  const text = words.value.common.more(more)
  const name = list.current?.closest('[aria-label]')?.getAttribute('aria-label')
  return (
    <div class="more">
      <button
        type="button"
        aria-label={`${text}, ${name}`}
        onClick={(event) => goOn(list.current, watch.current?.hidden, event.detail === 0)}
      >
        <span>{text}</span>
      </button>
    </div>
  )
}

/** By finger or mouse the list scrolls; who came by keyboard or screen reader goes to the first card not seen yet. */
function goOn(list: HTMLElement | null, hidden: ReadonlySet<Element> | undefined, byKey: boolean) {
  if (!list) return
  const next = Array.from(list.children).find((card) => hidden?.has(card))
  const control = next?.querySelector('button')
  if (byKey && control) return control.focus()
  const scroller = scrollerOf(list)
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  scroller.scrollBy({ top: scroller.clientHeight * 0.8, behavior: calm ? 'auto' : 'smooth' })
}

function scrollerOf(list: HTMLElement): HTMLElement {
  return list.closest<HTMLElement>('.zone-body') ?? list
}
