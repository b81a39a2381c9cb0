// Which side of the board is turned to the room: the improvement board, or the organisational board behind it.
import { signal } from '@preact/signals'

export const boardSide = signal<'improvement' | 'tasks'>('improvement')
