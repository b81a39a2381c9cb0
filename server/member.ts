// One device in one room, as the room sees it. Its cursor is the relay's own count: everything up to it was sent to this
// device or came from it.

import type { PackedMessage } from './packed-message.ts'

export type Member = {
  /** Names this connection to the others in the room; nothing outside it. */
  readonly connection: number
  readonly mayWrite: boolean
  cursor: number
  /** Recognises the frame (or snapshot) at the cursor. */
  tag: Uint8Array
  /** `behind`: reads from the log, at its own pace; `live`: receives each commit as it comes. */
  state: 'behind' | 'live' | 'left'
  caughtUpBefore: boolean
  reading: boolean
  presence: Uint8Array | null
  acks: number[]
  send(message: PackedMessage): void
  queuedBytes(): number
  close(code: number, reason: string): void
}
