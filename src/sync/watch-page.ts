// The moments at which a page should look at its network again: it came back, or it is about to go.
// Phones freeze a page without closing its socket, so only these events tell.

/** Calls `onWake` when the page is visible or online again, `onHide` when it goes. Gives the function that stops it. */
export function watchPage({ onWake, onHide }: { onWake: () => void; onHide: () => void }): () => void {
  if (typeof window === 'undefined') return () => {}
  const onVisibility = () => (document.visibilityState === 'visible' ? onWake() : onHide())
  window.addEventListener('online', onWake)
  window.addEventListener('offline', onWake)
  window.addEventListener('pageshow', onWake)
  window.addEventListener('pagehide', onHide)
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    window.removeEventListener('online', onWake)
    window.removeEventListener('offline', onWake)
    window.removeEventListener('pageshow', onWake)
    window.removeEventListener('pagehide', onHide)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
