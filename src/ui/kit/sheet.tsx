// A dialog over the board. Escape and a tap beside it close it, Tab stays inside, and focus goes back where it came from.
// Own code because <dialog> is younger than the browser floor (Safari 15.4).
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { X } from 'lucide'
import { Button } from './button.tsx'
import { noteFocus } from './focus-back.ts'
import { followKeyboard } from './keyboard-room.ts'
import './sheet.css'

type SheetProps = {
  title: string
  closeLabel: string
  onClose: () => void
  wide?: boolean
  class?: string
  children: ComponentChildren
}

/** Where a sheet goes back to that is just being taken away: the one that takes its place goes back there. */
let leaving: (() => void) | null = null

const FOCUSABLE = 'button:not([disabled]), [href], input:not([disabled]), textarea, select, [tabindex="0"]'

export function Sheet({ title, closeLabel, onClose, wide, class: extra, children }: SheetProps) {
  const dialog = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  // Before anything inside can take the focus.
  const [back] = useState(() => leaving ?? noteFocus())
  const pressed = useRef(false)

  // At once: whoever is quicker than the first paint gets back as well.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.preventDefault()
        close.current()
      } else if (event.key === 'Tab') keepInside(event, dialog.current)
    }
    addEventListener('keydown', onKeyDown)
    return () => {
      removeEventListener('keydown', onKeyDown)
      leaving = back
      // After everything that this tap changes is drawn: taking the focus has the browser look at the whole page.
      queueMicrotask(() => {
        leaving = null
        // A sheet that took the place of this one may have it already.
        if (!document.activeElement?.closest('[role=dialog]')) back()
      })
    }
  }, [])

  useEffect(() => {
    const element = dialog.current
    const first = element?.querySelector<HTMLElement>('[data-autofocus]') ?? element
    first?.focus()
    return (element?.parentElement && followKeyboard(element.parentElement)) ?? undefined
  }, [])

  return (
    <div
      class="sheet-backdrop"
      role="presentation"
      onPointerDown={(event) => {
        pressed.current = event.target === event.currentTarget
      }}
      // Not before the click, which else lands on what lies under the sheet; nor where a selection of text only ends here.
      onClick={(event) => {
        if (pressed.current && event.target === event.currentTarget) onClose()
      }}
    >
      <div
        ref={dialog}
        class={`sheet${wide ? ' wide' : ''}${extra ? ` ${extra}` : ''}`}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
      >
        <div class="sheet-head">
          <h2>{title}</h2>
          <Button look="quiet" icon={X} label={closeLabel} onPress={onClose} class="close" />
        </div>
        <div class="sheet-body">{children}</div>
      </div>
    </div>
  )
}

function keepInside(event: KeyboardEvent, dialog: HTMLElement | null) {
  const stops = dialog ? Array.from(dialog.querySelectorAll<HTMLElement>(FOCUSABLE)) : []
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (!first || !last) return
  if (event.shiftKey && (document.activeElement === first || document.activeElement === dialog)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault()
    first.focus()
  }
}
