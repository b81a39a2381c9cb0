// Whether this screen shows a session, and whether one goes on. All of a session that the first load knows.
import { signal } from '@preact/signals'

/** This screen is in the session; else it shows the board. */
export const inSession = signal(false)
/** A session goes on, here or elsewhere: no message about a new version may disturb it. */
export const sessionGoesOn = signal(false)
