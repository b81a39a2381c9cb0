// Draws a lucide icon. Icons stand beside a word or carry the button's aria-label; they never speak themselves.
import { h } from 'preact'
import type { IconNode } from 'lucide'

/** One icon, as tall as the text it stands in. */
export function Icon({ of }: { of: IconNode }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
