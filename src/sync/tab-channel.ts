// Tells the other tabs of this device what changed here, so that they agree at once without a network.
// Only what is on disk is sent as `saved`: a tab that receives it does not write it again.
import * as broadcast from 'lib0/broadcastchannel'

const SAVED = 1
const UNSAVED = 2
const HELLO = 3

export type TabChannel = {
  post: (update: Uint8Array, saved: boolean) => void
  /** Asks the others for what they could not save. */
  hello: () => void
  close: () => void
}

/**
 * Joins the channel of a board. Old browsers have no BroadcastChannel; lib0 then goes by way of localStorage, where nothing of
 * a board may stay: the others hear of it as it is put there.
 */
export function joinTabs(
  name: string,
  onUpdate: (update: Uint8Array, saved: boolean) => void,
  onHello: () => void,
): TabChannel {
  const channel = `board:${name}`
  const me = {}
  const listen = (data: unknown, origin: unknown) => {
    if (origin === me || !(data instanceof Uint8Array)) return
    if (data[0] === HELLO) onHello()
    if (data[0] === SAVED || data[0] === UNSAVED) onUpdate(data.slice(1), data[0] === SAVED)
  }
  const send = (type: number, body: Uint8Array) => {
    const message = new Uint8Array(1 + body.length)
    message[0] = type
    message.set(body, 1)
    unlessRefused(() => broadcast.publish(channel, message, me))
    clean()
  }
  const clean = () => {
    if (typeof BroadcastChannel === 'undefined') unlessRefused(() => localStorage.removeItem(channel))
  }
  broadcast.subscribe(channel, listen)
  return {
    post: (update, saved) => send(saved ? SAVED : UNSAVED, update),
    hello: () => send(HELLO, new Uint8Array(0)),
    close: () => {
      broadcast.unsubscribe(channel, listen)
      clean()
    },
  }
}

/** A localStorage that is full or forbidden. The others read it from the disk, and what brought it there must go on. */
function unlessRefused(work: () => void) {
  try {
    work()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
