// What this screen does in a session and others need not: a soft sound at the next part, and celebrating. Kept per screen, in
// localStorage because it is known before anything else is.
import { signal } from '@preact/signals'

const STORED = 'verbeterbord-session'

/** A sound only where somebody asked for it; celebrating unless somebody asked not to. */
export const onThisScreen = signal({ sound: false, celebrate: true, ...stored() })

/** Changes one of the two, for this screen. */
export function setOnThisScreen(change: { sound?: boolean; celebrate?: boolean }): void {
  onThisScreen.value = { ...onThisScreen.value, ...change }
  try {
    localStorage.setItem(STORED, JSON.stringify(onThisScreen.value))
  } catch {
    // Storage is refused: the choice holds until the page is closed.
  }
}

function stored(): { sound?: boolean; celebrate?: boolean } {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    // Refused or damaged: as usual.
    return {}
  }
}

/** Two soft tones, a third of a second in all. Silent where the browser wants a touch first or has no sound. */
export function softSound(): void {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  const now = context.currentTime
  for (const [index, pitch] of [523, 659].entries()) {
    const tone = context.createOscillator()
    const loudness = context.createGain()
    const from = now + index * 0.15
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.08, from)
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.25)
    tone.connect(loudness).connect(context.destination)
    tone.start(from)
    tone.stop(from + 0.25)
  }
  setTimeout(() => void context.close(), 600)
}
