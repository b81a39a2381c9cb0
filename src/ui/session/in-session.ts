// Whether this screen shows a session, and whether one goes on. All of a session that the first load knows.
import { signal } from '@preact/signals'
import type { SessionId } from '../../board/schema.ts'

/** This screen is in the session; else it shows the board. */
export const inSession = signal(false)
/**
 * The session that goes on, here or elsewhere. What is added meanwhile belongs to it, and no message about a new version may
 * disturb it.
 */
export const sessionNow = signal<SessionId | null>(null)
/** The held session whose minutes this screen shows; null shows those of the one that ended here. */
export const reportShown = signal<SessionId | null>(null)

/** Shows the minutes of a session that was held. */
export function readReport(id: SessionId): void {
  reportShown.value = id
  inSession.value = true
}
