// Says what happened to whoever cannot see it: one polite live region for the whole app.
import { signal } from '@preact/signals'

const said = signal('')

/** Reads `text` aloud for screen readers, after what they are saying now. */
export function announce(text: string) {
  // The same words twice are heard twice only if the text changes in between.
  said.value = said.peek() === text ? `${text}\u00a0` : text
}

export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite">
      {said.value}
    </div>
  )
}
