// The three moods: told apart by the mouth, never by colour alone.
import './smiley.css'

const MOUTHS = { happy: 'M11 23c3 7 15 7 18 0', neutral: 'M13 26h14', unhappy: 'M12 28c3-6 13-6 16 0' }

export function Smiley({ mood }: { mood: keyof typeof MOUTHS }) {
  return (
    <svg class={`smiley ${mood}`} viewBox="0 0 40 40" aria-hidden="true">
      <circle cx="20" cy="20" r="18" />
      <circle class="eye" cx="14" cy="16" r="2.4" />
      <circle class="eye" cx="26" cy="16" r="2.4" />
      <path d={MOUTHS[mood]} />
    </svg>
  )
}
