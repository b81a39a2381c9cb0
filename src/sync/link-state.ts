// How the link with the relay stands, in words the screen can use. Each value is something a person may need to know.
import { CLOSE, REFUSAL } from './protocol.ts'

/** Why the relay does not want this device, for good: trying again by itself would not help. */
export type RefusedReason = 'no-permission' | 'no-access' | 'gone' | 'newer' | 'misunderstood'
/** Something to tell while the device tries: why changes stay unshared, or why the link is not open. */
export type Notice = 'read-only' | 'snapshot-needed' | 'too-large' | 'storage-full' | 'not-accepted' | 'busy'

export type LinkState = {
  /** `open` only when this device holds everything the relay has. `offline` while it keeps trying in the background. */
  link: 'connecting' | 'open' | 'offline' | 'refused'
  /** Set when `link` is `refused`. */
  refused: RefusedReason | null
  readOnly: boolean
  /** False: nothing of this board was ever at the relay; it is only on this device. */
  everShared: boolean
  /** Changes made on this device, in any tab, that the relay has not acknowledged. */
  unshared: number
  /** Open boards, this one included; 1 when not connected. */
  devices: number
  /** Frames at the relay that no device can read. While they are there its log cannot be tidied up: a new key cures that. */
  damaged: number
  /** A later version of the app wrote part of this board, which is not to be seen here. */
  newer: boolean
  /** The relay's snapshot does not open here: this device may hold less than the others. */
  lostSnapshot: boolean
  notice: Notice | null
  /** How the relay is reached: plain requests where the network lets no websockets through. The person need not know. */
  transport: 'socket' | 'requests'
}

export const INITIAL_LINK: LinkState = {
  link: 'connecting',
  refused: null,
  readOnly: false,
  everShared: false,
  unshared: 0,
  devices: 1,
  damaged: 0,
  newer: false,
  lostSnapshot: false,
  notice: null,
  transport: 'socket',
}

const FOR_GOOD = new Map<number, RefusedReason>([
  [CLOSE.noPermission, 'no-permission'],
  [CLOSE.noAccess, 'no-access'],
  [CLOSE.gone, 'gone'],
  [CLOSE.unknownVersion, 'newer'],
  [CLOSE.badMessage, 'misunderstood'],
])

/** What a close code means for good; null when trying again later is right. */
export function refusedFor(code: number): RefusedReason | null {
  return FOR_GOOD.get(code) ?? null
}

/** As websockets call a message that is longer than the relay reads. */
const TOO_LONG = 1009
const NOT_NOW = new Map<number, Notice>([
  [CLOSE.tooMany, 'busy'],
  [CLOSE.busy, 'busy'],
  [TOO_LONG, 'too-large'],
])

/** What a close code means for a while: the device comes back, but not at once. Null when it may do so at once. */
export function notNowFor(code: number): Notice | null {
  return NOT_NOW.get(code) ?? null
}

/** What the refusal of a change means. */
export function noticeFor(reason: number): Notice {
  switch (reason) {
    case REFUSAL.readOnly:
      return 'read-only'
    case REFUSAL.snapshotNeeded:
      return 'snapshot-needed'
    case REFUSAL.tooLarge:
      return 'too-large'
    case REFUSAL.storageFull:
      return 'storage-full'
    default:
      return 'not-accepted'
  }
}
