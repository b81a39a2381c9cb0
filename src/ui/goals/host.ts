// Links that a person typed: only addresses of the web are ever opened.

/** Where a link leads, for people; null for what is no address of the web. */
export function hostOf(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address)
    return /^https?:$/.test(protocol) ? hostname.replace(/^www\./, '') : null
  } catch {
    // Half typed, or nothing at all.
    return null
  }
}
