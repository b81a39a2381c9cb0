// The four places of the board in the hand, and what the first one needs to know of the other boards of this device.
import { signal } from '@preact/signals'
import type { OpenBoard } from '../board-context.ts'

export type Place = 'mine' | 'board' | 'successes' | 'more'

/** Where the hand opens. */
export const firstPlace = signal<Place>('mine')

/** The other boards of this device on which I have a name: my actions there stand in the same list. */
export const elsewhere = signal<readonly OpenBoard[]>([])
