// The permission to make new boards at a school's own relay. Its manager hands out a link with it, `/#toestemming=…`; a device
// that opened the link once keeps it.

const KEY = 'toestemming'

/** What a fragment permits; null when it is no such link. */
export function permissionIn(hash: string): string | null {
  const text = /^#toestemming=(.+)$/.exec(hash)?.[1]
  if (text === undefined) return null
  try {
    return decodeURIComponent(text).trim()
  } catch {
    // A password with a percent sign that somebody put in the link as it is.
    return text.trim()
  }
}

/** Keeps the permission in the address, and takes it out of there. Gives whether there was one. */
export function takePermission(): boolean {
  const given = permissionIn(location.hash)
  if (given === null) return false
  history.replaceState(null, '', location.pathname)
  try {
    localStorage.setItem(KEY, given)
    return true
  } catch {
    // A browser that keeps nothing goes on without; the board then says what is missing.
    return false
  }
}

/** What this device was given; else empty. */
export function permission(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}
