// The browser's offer to put the app on the device, kept for the moment at which it makes sense to a person.
import { signal } from '@preact/signals'

/** What Chromium gives; no standard type describes it. */
type InstallPrompt = Event & { prompt: () => Promise<unknown> }

export const installPrompt = signal<InstallPrompt | null>(null)

/** The event comes once, and on a slow phone before anything that loads later listens. */
export function keepInstallPrompt() {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    if (isPrompt(event)) installPrompt.value = event
  })
}

function isPrompt(event: Event): event is InstallPrompt {
  return 'prompt' in event
}
