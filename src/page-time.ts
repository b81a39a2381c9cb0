// When a page may go on: the next frame on its screen, and the next day. Both come about although nobody looks at it.
import { dayOf } from './board/day.ts'

/** A page that draws no frames goes on after this (milliseconds). */
const LATEST_PAINT_MS = 1000

/** Resolves when the next frame is on the screen, as it is when one more begins; a page in the background draws none. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LATEST_PAINT_MS)
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  })
}

/** Tells when a new day begins, also after the device has slept. */
export function followDays(onDay: (day: string) => void): () => void {
  const look = () => onDay(dayOf(new Date()))
  const timer = setInterval(look, 60_000)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
