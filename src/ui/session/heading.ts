// Where the keyboard stands in a session: at the heading of what is on the screen, as soon as what it stood on is gone or the
// session went on. Whoever is typing or reading elsewhere is left alone.
import { useEffect, useRef } from 'preact/hooks'

/** Puts the keyboard at the heading, unless it stands somewhere of its own. */
export function standAtHeading() {
  const at = document.activeElement
  if (at && at !== document.body && !at.closest('.session-controls')) return
  document.querySelector<HTMLElement>('.session-card h1')?.focus()
}

/** Watches what the keyboard stands on: a button that went away with its card leaves nobody behind. */
export function useStanding() {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? target : null
    }
    addEventListener('focusin', note)
    return () => removeEventListener('focusin', note)
  }, [])
  useEffect(() => {
    if (last.current && (!last.current.isConnected || last.current.matches(':disabled'))) standAtHeading()
  })
}
