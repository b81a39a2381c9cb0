// Keeps the screen on while a session is in sight, where the browser can. It is asked again after the page was away.

type Lock = { release: () => Promise<void> }

/** @returns lets the screen sleep again */
export function stayAwake(): () => void {
  let lock: Lock | null = null
  let over = false
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    navigator.wakeLock.request('screen').then(
      (held) => {
        if (over) void held.release()
        else lock = held
      },
      // Refused, such as by a battery that is nearly empty: the session goes on, the screen may dim.
      () => {},
    )
  }
  ask()
  document.addEventListener('visibilitychange', ask)
  return () => {
    over = true
    document.removeEventListener('visibilitychange', ask)
    void lock?.release()
  }
}
