// Keeps a board connected by the key that counts now, and carries a new key, an older copy and the end of a board through.
// What was noted down in the device's entry decides: whatever is under way here may end at any line and go on tomorrow.
import type * as Y from 'yjs'
import type { DeviceBoard } from './device/device.ts'
import { fromStored, newAccess, toStored } from './sync/access.ts'
import type { Access } from './sync/access.ts'
import type { ConnectOptions } from './sync/connect-options.ts'
import { connectBoard } from './sync/connection.ts'
import type { Connection } from './sync/connection.ts'
import { createLookMoments } from './sync/look-moments.ts'
import { mergeOlderCopies } from './sync/older-copies.ts'
import { RELAY_PATH } from './sync/protocol.ts'
import { deleteOldRoom, isWhole, renew } from './sync/renew.ts'
import type { RenewalEnd } from './sync/renew.ts'
import type { BoardStore } from './sync/store.ts'
import type { DestroyResult, KeyNotice, RenewStart, ShareState } from './ui/board-context.ts'

/** The other boards of this device, for finding older copies of one that was joined again. */
export type Copies = {
  others: () => Promise<readonly (DeviceBoard & { store: string })[]>
  /** Takes a copy off this device whose content lives on in another. */
  retire: (id: string) => Promise<void>
}

export type BoardLinkOptions = {
  doc: Y.Doc
  store: BoardStore
  entry: DeviceBoard
  /** What the device's list says now; another tab may have changed it. Null when there is no list. */
  readEntry: () => Promise<DeviceBoard | null>
  /** Changes the entry. Resolves when that survives a closed lid. */
  keepEntry: (change: Partial<DeviceBoard>) => Promise<void>
  boardId: (doc: Y.Doc) => string
  copies: Copies
  /** Where the app and its relay live, such as `https://bord.school.nl/`. */
  appUrl: string
  /** For a relay that asks one of whoever makes a new board; else empty. */
  createToken: string
  onAccess: (access: Access) => void
  onState: (state: ShareState) => void
  onNotice: (notice: KeyNotice) => void
  /** An older copy knew which member holds this device. */
  onMe: (member: string) => void
  /** What the other devices on the board say of a session, each time that changes. */
  onHeard?: (said: readonly unknown[]) => void
  /** How to connect, where that differs from the usual. */
  connect?: Partial<ConnectOptions>
}

export type BoardLink = {
  /** Starts on a new key, or goes on with one that was begun; how it ends comes as a notice. */
  renew: () => Promise<RenewStart>
  /** Deletes the board at the relay, for everyone. */
  destroy: () => Promise<DestroyResult>
  /** Tells the devices that are here now; null says nothing any more. It is kept nowhere. */
  say: (what: unknown) => void
  close: () => void
}

/** Connects the board, and goes on with what was begun. Null when the entry holds no key that can be read. */
export function linkBoard(options: BoardLinkOptions): BoardLink | null {
  const { doc, store, entry, readEntry, boardId, copies } = options
  const first = fromStored(entry.access)
  if (!first) return null
  let access = first
  let connection: Connection | null = null
  let stopListening = () => {}
  let work: { stop: () => void } | null = null
  let committed = false
  let merging = false
  let closed = false
  let saying: unknown = null
  const copyLooks = createLookMoments()

  use(access)
  goOn()

  function connect(to: Access, extra: Partial<ConnectOptions> = {}): Connection {
    const relayUrl = `${options.appUrl.replace(/^http/, 'ws').replace(/\/$/, '')}${RELAY_PATH}`
    const { createToken } = options
    return connectBoard({ relayUrl, createToken, ...options.connect, doc, access: to, ...extra })
  }

  /** From now on the board travels by this key. Nothing is lost in between: the count and the document are beside it. */
  function use(next: Access): Connection {
    stopListening()
    connection?.close()
    access = next
    committed = false
    const opened = connect(next, { store })
    connection = opened
    options.onAccess(next)
    stopListening = opened.onState(follow)
    listenTo(opened)
    follow(opened.state)
    return opened
  }

  /** Awareness ends with its connection, so this needs no stop. */
  function listenTo({ awareness }: Connection) {
    awareness.setLocalStateField('session', saying)
    awareness.on('change', () => {
      const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID)
      options.onHeard?.(others.map(([, state]): unknown => state['session']))
    })
  }

  function follow(state: ShareState) {
    // The old room says farewell to us too.
    if (committed && state.refused === 'gone') return
    options.onState(state)
    if (state.refused === 'gone') void renewedElsewhere()
    if (copyLooks.isDue(state.link === 'open')) void bringOlderCopies()
  }

  async function keep(change: Partial<DeviceBoard>) {
    Object.assign(entry, change)
    store.keep('entry', { ...entry })
    await options.keepEntry(change)
  }

  /** Another tab of this device may have brought a new key. Gives whether it had. */
  async function renewedElsewhere(): Promise<boolean> {
    const noted = await readEntry()
    const next = noted && !same(noted.access, toStored(access)) ? fromStored(noted.access) : null
    if (!noted || !next || closed) return false
    Object.assign(entry, { access: noted.access, renewal: noted.renewal ?? null })
    if (!work) {
      use(next)
      goOn()
    }
    return true
  }

  /** Goes on with a renewal that was begun, in this page or in one that was closed. */
  function goOn() {
    const { renewal } = entry
    if (!renewal || work || closed || !connection) return
    const to = 'to' in renewal ? fromStored(renewal.to) : null
    const from = 'from' in renewal ? fromStored(renewal.from) : null
    if (to) void moveTo(to, connection)
    else if (from) void leaveRoom(from, connection)
  }

  async function moveTo(to: Access, from: Connection) {
    options.onNotice('copying')
    const moving = renew({
      doc,
      claim: entry.id,
      from,
      to,
      connect,
      commit: async () => {
        committed = true
        await keep({ access: toStored(to), renewal: { from: toStored(access) } })
      },
      isCommitted: async () => same((await readEntry())?.access, toStored(to)),
      onHeldUp: () => options.onNotice('heldUp'),
    })
    work = moving
    const end = await moving.ended
    work = null
    await settle(end, to)
  }

  async function settle(end: RenewalEnd, to: Access) {
    if (end === 'gone' || end === 'refused') {
      await keep({ renewal: null })
      return options.onNotice(end === 'gone' ? 'lost' : 'refused')
    }
    const left = toStored(access)
    use(to)
    if (end === 'renewed') {
      await keep({ renewal: null })
      return options.onNotice('renewed')
    }
    await keep({ access: toStored(to), renewal: { from: left } })
    goOn()
  }

  async function leaveRoom(old: Access, current: Connection) {
    options.onNotice('deleting')
    const leaving = deleteOldRoom({
      doc,
      old,
      current,
      listen: (to) => connect(to, { listenOnly: true }),
      onHeldUp: () => options.onNotice('heldUp'),
    })
    work = leaving
    await leaving.ended
    work = null
    await keep({ renewal: null })
    options.onNotice('renewed')
  }

  async function bringOlderCopies() {
    if (!entry.joining || merging || access.kind !== 'write' || boardId(doc) === '') return
    merging = true
    const all = (await copies.others()).filter(({ id }) => id !== entry.id)
    const others = all.flatMap((one) => {
      const key = fromStored(one.access)
      return key ? [{ id: one.id, store: one.store, access: key }] : []
    })
    const { merged, news, unsure } = await mergeOlderCopies({
      doc,
      access,
      others,
      boardId,
      listen: (old, key) => connect(key, { doc: old, listenOnly: true }),
      saved: () => store.saved(),
      left: () => closed,
    })
    // What is not known to be here must not be taken away there: the next visit looks again.
    if (closed) return
    const known = all.find(({ id, me }) => merged.includes(id) && me !== '')
    if (known && !entry.me) options.onMe(known.me)
    for (const id of merged) await copies.retire(id)
    copyLooks.looked(unsure)
    await keep({ joining: unsure })
    if (news) options.onNotice('merged')
    merging = false
  }

  return {
    async renew() {
      if (access.kind === 'read') return { ok: false, reason: 'read-only' }
      if (connection?.state.link !== 'open') return { ok: false, reason: 'offline' }
      if (!isWhole(doc, connection)) return { ok: false, reason: 'incomplete' }
      if (await renewedElsewhere()) return { ok: true }
      const noted = (await readEntry())?.renewal
      if (noted) entry.renewal = noted
      if (!entry.renewal) await keep({ renewal: { to: toStored(newAccess(access.year)) } })
      goOn()
      return { ok: true }
    },
    async destroy() {
      if (entry.renewal) return { ok: false, reason: 'renewing' }
      return (await connection?.forget()) ?? { ok: false, reason: 'offline' }
    },
    say(what) {
      saying = what
      connection?.awareness.setLocalStateField('session', what)
    },
    close() {
      closed = true
      work?.stop()
      stopListening()
      connection?.close()
    },
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
