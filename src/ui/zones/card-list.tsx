// A list in a zone. What surely fits is drawn at once; the rest, and how many more there are, come when the board is on the
// screen. Whatever hangs on the board must stay reachable from here, also for the printer.
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { lazy } from '../kit/lazy.tsx'

/** As many as fill most lanes and zones (cards). */
const FIRST = 12

export const { Lazy: More } = lazy(async () => (await import('./more.tsx')).More)

type CardListProps<T> = {
  of: readonly T[]
  look: string
  label?: string
  draw: (item: T) => ComponentChildren
}

export function CardList<T>({ of, look, label, draw }: CardListProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const [most, setMost] = useState(FIRST)
  return (
    <>
      <ul class={look} aria-label={label} ref={list}>
        {of.slice(0, most).map(draw)}
      </ul>
      <More list={list} total={of.length} onMore={(by) => setMost((now) => now + by)} />
    </>
  )
}
