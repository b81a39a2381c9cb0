// Moves a board to a room with a new secret: copy, wait until the new room holds everything, note it down, delete the old
// room. Each step may be the last one before the lid closes; never delete the old room before the new one is noted down.
import type * as Y from 'yjs'
import type { Access } from './access.ts'
import type { Connection } from './connection.ts'

/**
 * `renewed`: the old room is gone. `unfinished`: the new room counts, the old one must still be deleted (`deleteOldRoom`).
 * `gone`: the old room was deleted before it was our turn, by a colleague who renewed or destroyed the board: nothing
 * changed here. `refused`: the relay does not take the copy; nothing changed here.
 */
export type RenewalEnd = 'renewed' | 'unfinished' | 'gone' | 'refused'

export type RenewOptions = {
  doc: Y.Doc
  /** The same for every tab of this device, and for no other device. */
  claim: string
  /** The board's connection as it is, by the old secret. */
  from: Connection
  to: Access
  /** Opens another connection of the same document; it keeps nothing beside the document. */
  connect: (access: Access) => Connection
  /** Notes down that the new secret counts from now on. Resolves when that survives a closed lid. */
  commit: () => Promise<void>
  /** Whether that is noted down already, by another tab of this device that was first. */
  isCommitted: () => Promise<boolean>
  /** This device does not have the whole board, and what is under way waits until it has. */
  onHeldUp: () => void
  /** How long to wait after a colleague turned out to be renewing too (milliseconds). */
  pause?: () => number
}

/** Name of what this device says in presence while it is about to delete the old room. */
const CLAIM = 'renewing'
/** Somebody who only says to be renewing, and never does, must not keep the old key alive. */
const MOST_PAUSES = 8

/**
 * Copies the board to the room of `to` and deletes its old room. Goes on through lost connections until it ends or is
 * stopped; started again with the same `to` it goes on where it was.
 */
export function renew(options: RenewOptions): { ended: Promise<RenewalEnd>; stop: () => void } {
  const { doc, from, to } = options
  const copy = options.connect(to)
  const pause = options.pause ?? (() => 300 + Math.random() * 1200)
  let stopped = false
  let committing = false
  let pauses = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let settle: (end: RenewalEnd) => void
  const ended = new Promise<RenewalEnd>((resolve) => {
    settle = resolve
  })
  const whole = watchWhole(doc, from, look, options.onHeldUp)
  const stopListening = [from.onState(look), copy.onState(look), whole.stop]
  look()

  function look() {
    if (stopped || committing) return
    if (from.state.refused === 'gone') return void giveUp('gone')
    if (copy.state.link === 'refused' || copy.state.notice === 'too-large') return void giveUp('refused')
    if (from.state.link !== 'open' || copy.state.link !== 'open' || !whole.isSo()) return
    void copy.whenHeld().then(commit)
  }

  async function commit() {
    // The old room may have said something since: only what it said last counts.
    if (stopped || committing || from.state.link !== 'open' || copy.state.link !== 'open') return
    committing = true
    if (!(await isAlone()) || !whole.isSo()) {
      committing = false
      return look()
    }
    await options.commit()
    if (stopped) return
    // What came meanwhile may be just what this device cannot read.
    const isGone = whole.isSo() && (await from.forget()).ok
    end(isGone ? 'renewed' : 'unfinished')
  }

  /**
   * Two people renewing at once would each walk off with half of the team. Both say so in presence and wait until the relay
   * has passed it on: whoever hears another lets that one go first. At most one of them hears nobody.
   */
  async function isAlone(): Promise<boolean> {
    from.awareness.setLocalStateField(CLAIM, options.claim)
    const heard = await from.roundTrip()
    if (stopped) return false
    const mayGo = heard && (!hearsAnother() || pauses >= MOST_PAUSES)
    if (mayGo) return from.state.link === 'open'
    from.awareness.setLocalStateField(CLAIM, null)
    if (heard) pauses++
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, pause())
    })
    return false
  }

  function hearsAnother(): boolean {
    return [...from.awareness.getStates().values()].some((state) => {
      const claim: unknown = state[CLAIM]
      return typeof claim === 'string' && claim !== options.claim
    })
  }

  /** The copy is then a room whose secret nobody will ever get: it goes away again when it can. */
  async function giveUp(why: 'gone' | 'refused') {
    committing = true
    if (await options.isCommitted()) return end('unfinished')
    if (copy.state.link === 'open') await copy.forget()
    end(why)
  }

  function end(how: RenewalEnd) {
    if (stopped) return
    stop()
    settle(how)
  }

  function stop() {
    stopped = true
    clearTimeout(timer)
    for (const one of stopListening) one()
    if (from.awareness.getLocalState()?.[CLAIM]) from.awareness.setLocalStateField(CLAIM, null)
    copy.close()
  }

  return { ended, stop }
}

/**
 * Whether this device has everything that any device can read at the relay: a copy of half a board must not become the
 * board. A damaged change is no reason to wait: only who made it has it, and brings it when joining again. A snapshot that
 * does not open is one: the old room may still be mended, and is deleted with the old key.
 */
export function isWhole(doc: Y.Doc, connection: Connection): boolean {
  const { newer, lostSnapshot } = connection.state
  return !newer && !lostSnapshot && !doc.store.pendingStructs && !doc.store.pendingDs
}

/** `isSo` tells when it is not; then `look` is called again when a change came in. */
function watchWhole(doc: Y.Doc, connection: Connection, look: () => void, onHeldUp: () => void) {
  let heldUp = false
  const onUpdate = () => {
    if (heldUp) look()
  }
  doc.on('update', onUpdate)
  return {
    isSo() {
      const isSo = isWhole(doc, connection)
      if (!isSo && !heldUp) onHeldUp()
      heldUp = !isSo
      return isSo
    },
    stop: () => doc.off('update', onUpdate),
  }
}

export type DeleteOldRoomOptions = {
  doc: Y.Doc
  old: Access
  /** The board's connection, by the new secret. */
  current: Connection
  /** Opens another connection of the same document, that only listens: the old room must learn nothing new. */
  listen: (access: Access) => Connection
  /** The old room holds what this device cannot read or has not got yet: it waits until that is otherwise. */
  onHeldUp: () => void
}

/**
 * Deletes the room that a renewal left behind, after taking in what colleagues still put there. Keeps trying until it is
 * gone, also when it was gone already.
 */
export function deleteOldRoom({ doc, old, current, listen, onHeldUp }: DeleteOldRoomOptions): {
  ended: Promise<void>
  stop: () => void
} {
  const link = listen(old)
  const whole = watchWhole(doc, link, look, onHeldUp)
  let stopped = false
  let asking = false
  let settle: () => void
  const ended = new Promise<void>((resolve) => {
    settle = resolve
  })
  const stopListening = link.onState(look)
  look()

  function look() {
    if (stopped) return
    if (link.state.link === 'refused' && link.state.refused !== 'newer') return end()
    if (link.state.link === 'open' && !asking && whole.isSo()) void ask()
  }

  async function ask() {
    asking = true
    await current.whenHeld()
    // `gone` ends it by way of the state; without an answer the next open link tries again.
    if (!stopped && whole.isSo()) await link.forget()
    asking = false
  }

  function end() {
    stop()
    settle()
  }

  function stop() {
    stopped = true
    stopListening()
    whole.stop()
    link.close()
  }

  return { ended, stop }
}
