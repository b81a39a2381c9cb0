// The page's side of sw/sw.ts: installs it, notices a new version, and lets it in when a person says so.
// Only the page whose person accepted reloads; no other page is ever reloaded under somebody's hands.

const CHECK_EVERY_MS = 60 * 60 * 1000
/**
 * How long after the opening a new version asks to come in (milliseconds). Asked while the old worker still hands out files,
 * Chromium leaves the new one waiting, for half a minute or longer, and asking again does not help.
 */
const ASK_AFTER_MS = 1500

export type UpdateHooks = {
  /** Once, after the first visit's install: every file is on the device, the board opens without a network. */
  onReady(): void
  /** A new version lies ready; `apply` lets it in and reloads this page only. May come again for a newer one. */
  onWaiting(apply: () => void): void
  /** Another page let a new version in, or a file of this version is gone: this page goes on, and does well to reload. */
  onUpdatedElsewhere(): void
  /** Whether somebody has begun to use this page. */
  touched(): boolean
}
export type Watching = { ok: true } | { ok: false; reason: 'not-supported' | 'not-installed' }

/**
 * Registers the service worker and calls the hooks for as long as the page lives. An update that was ignored is let in
 * here, when the page has just opened and no other page of this app is open; somebody who has begun already is only told.
 * @returns not-supported on plain http or in development, not-installed when sw.js could not be fetched
 */
export async function watchForUpdates(hooks: UpdateHooks): Promise<Watching> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return { ok: false, reason: 'not-supported' }
  window.addEventListener('vite:preloadError', () => {
    void serverAnswers().then((there) => there && hooks.onUpdatedElsewhere())
  })
  let registration: ServiceWorkerRegistration
  try {
    registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  } catch (error) {
    console.warn('The service worker could not be installed', error)
    return { ok: false, reason: 'not-installed' }
  }
  follow(registration, hooks)
  checkNowAndThen(registration)
  return { ok: true }
}

/** A file that did not come is one of an older version only when the server itself can be reached. */
async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok
  } catch {
    // No network: what is missing comes with it.
    return false
  }
}

function follow(registration: ServiceWorkerRegistration, hooks: UpdateHooks): void {
  let acceptedHere = false
  let alone = false

  const apply = () => {
    acceptedHere = true
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' })
  }
  // The worker's own state, not controllerchange: a page that was never controlled hears this too.
  const watch = (worker: ServiceWorker, isFirst: boolean) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && !isFirst) hooks.onWaiting(apply)
      if (worker.state !== 'activated') return
      if (isFirst) hooks.onReady()
      else if (acceptedHere || (alone && !hooks.touched())) window.location.reload()
      else hooks.onUpdatedElsewhere()
    })
  }

  const { active, installing, waiting } = registration
  if (installing) watch(installing, !active)
  if (waiting) {
    watch(waiting, false)
    const ask = () => {
      if (hooks.touched()) return hooks.onWaiting(apply)
      askToComeIn(waiting, (isAlone) => {
        alone = isAlone
        if (!alone) hooks.onWaiting(apply)
      })
    }
    setTimeout(ask, ASK_AFTER_MS)
  }
  registration.addEventListener('updatefound', () => {
    if (registration.installing) watch(registration.installing, !registration.active)
  })
}

/** @param answered hears true when this is the only page: the worker then takes over at once */
function askToComeIn(waiting: ServiceWorker, answered: (alone: boolean) => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', (event) => answered(event.data === true))
  port1.start()
  waiting.postMessage({ type: 'SKIP_WAITING_IF_ALONE' }, [port2])
}

function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  const check = () => {
    // Without a network the check fails; the next one comes within the hour or when the page is looked at again.
    registration.update().catch((error: unknown) => console.debug('No update check', error))
  }
  setInterval(check, CHECK_EVERY_MS)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') check()
  })
}
