// Session time as it stands in the ring.

/** `8:24` from milliseconds; what is left rounds up, so that 15:00 stands there for a second. */
export function clockTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
