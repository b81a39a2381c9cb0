// Opens one board of this device: document, store, view, undo, and the connection once the board is on screen.
// The screen waits for IndexedDB only; everything that knows keys or sockets is loaded after it.
import { computed, signal } from '@preact/signals'
import { bindCommands } from './board/change.ts'
import { dayOf } from './board/day.ts'
import { asId } from './board/fields.ts'
import { migrate } from './board/migrate.ts'
import { createUndo } from './board/undo.ts'
import { createBoardReader, readBoard } from './board/view.ts'
import type { MemberId } from './board/schema.ts'
import type { DeviceBoard } from './device/device.ts'
import { permission } from './device/permission.ts'
import { newId, openNew } from './board-document.ts'
import type { BoardLink, Copies } from './board-link.ts'
import type { VersionKeeper } from './board-versions.ts'
import { entryBeside, keepEntryBeside } from './entry-note.ts'
import { leaveBoard, takeBack } from './left-boards.ts'
import { followDays, nextPaint } from './page-time.ts'
import type { Access } from './sync/access.ts'
import { countLeftEarly } from './sync/kept-notes.ts'
import { fetched } from './ui/kit/lazy.tsx'
import type { Drafts, KeyNotice, OpenBoard, ShareState } from './ui/board-context.ts'

export type OpenBoardOptions = {
  id: string
  /** What the device's list says of this board; null when it is not there or the list does not open. */
  entry: () => Promise<DeviceBoard | null>
  /** Resolves when the device has it. */
  keepEntry: (change: Partial<DeviceBoard>) => Promise<void>
  /** Somebody wrote on the board here. */
  onWritten: () => void
  /** The document's own note knows this board, the device's list does not. */
  adoptEntry: (entry: DeviceBoard) => void
  /** Opened for a list of another board: it keeps no versions. */
  beside: boolean
  copies: Copies
  drafts: Drafts
  /** Where the app and its relay live, such as `https://bord.school.nl/`. */
  appUrl: string
}

const OFFLINE: ShareState = {
  link: 'connecting',
  refused: null,
  notice: null,
  readOnly: false,
  everShared: false,
  unshared: 0,
  devices: 1,
  damaged: 0,
  newer: false,
}

/** Opens the board. It is usable at once; `close` writes what is left and lets go of everything. */
export function openBoard(options: OpenBoardOptions): { board: OpenBoard; close: () => void } {
  const { id } = options
  const { doc, store } = takeBack(id) ?? openNew(id)
  const reader = createBoardReader(doc)
  const mine = { person: id }
  const editor = { doc, origin: mine, now: () => new Date(), newId }
  const undo = createUndo(doc, mine)
  const view = signal(reader.read())
  const loading = signal<'loading' | 'loaded' | 'failed'>('loading')
  const saved = signal(store.state)
  const shared = signal<ShareState>(OFFLINE)
  const known = signal(true)
  const accessKind = signal<'write' | 'read' | null>(null)
  const me = signal<MemberId | null>(null)
  const today = signal(dayOf(new Date()))
  const undoState = signal({ canUndo: false, canRedo: false, steps: 0 })
  const keyNotice = signal<KeyNotice>(null)
  const heard = signal<readonly unknown[]>([])
  let access: Access | null = null
  let link: BoardLink | null = null
  let keeper: Promise<VersionKeeper> | null = null
  let started = false
  let closed = false
  let painted = false

  doc.on('afterTransaction', draw)
  undo.onChange(() => {
    options.onWritten()
    undoState.value = {
      canUndo: undo.canUndo(),
      canRedo: undo.canRedo(),
      steps: undoState.peek().steps + 1,
    }
  })
  const stopStates = store.onState((state) => {
    saved.value = state
    if (state.state === 'saved' && loading.peek() === 'failed') void start()
  })
  const stopDays = followDays((day) => {
    today.value = day
  })

  void start()

  function draw() {
    view.value = reader.read(!painted)
  }

  /** Once, and again when a database that did not open in time is there after all: what it held has been read by then. */
  async function start() {
    const loadedFromDisk = await store.loaded
    if (closed) return
    migrate(doc)
    const noted = entryBeside(store)
    if (noted && !started) know(noted)
    draw()
    // What was put away, the list of boards and the network can wait until the cards are on the screen.
    if (view.peek().id !== '') await nextPaint()
    if (closed) return
    painted = true
    loading.value = loadedFromDisk.ok || store.state.state !== 'failed' ? 'loaded' : 'failed'
    draw()
    if (!started) await join()
  }

  function know(entry: DeviceBoard) {
    accessKind.value = kindOfAccess(entry.access)
    me.value = entry.me ? asId<MemberId>(entry.me) : null
  }

  async function join() {
    const listed = await options.entry()
    const entry = listed ?? entryBeside(store)
    if (closed || started) return
    known.value = entry !== null || view.peek().id !== ''
    if (!entry) {
      shared.value = { ...OFFLINE, link: 'offline' }
      return
    }
    started = true
    know(entry)
    if (!listed) options.adoptEntry({ ...entry })
    me.subscribe((member) => {
      if (member === (entry.me || null)) return
      entry.me = member ?? ''
      void options.keepEntry({ me: entry.me })
      keepEntryBeside(store, entry)
    })
    view.subscribe(({ name, kind, schoolYear }) => {
      if (!name || (name === entry.name && kind === entry.kind && schoolYear.label === entry.schoolYear))
        return
      Object.assign(entry, { name, kind, schoolYear: schoolYear.label })
      void options.keepEntry({ name, kind, schoolYear: schoolYear.label })
    })
    if (JSON.stringify(entryBeside(store)?.access) !== JSON.stringify(entry.access)) {
      keepEntryBeside(store, entry)
    }
    await connect(entry)
    if (!closed && !options.beside) keeper = followVersions()
  }

  async function followVersions() {
    const { keepVersions } = await fetched(() => import('./board-versions.ts'))
    return keepVersions({
      id,
      editor,
      view: () => view.peek(),
      // A board that another window took off this device must not stay on it as a version.
      mayChange: () => {
        const disk = saved.peek()
        return !board.readOnly.peek() && (disk.state !== 'failed' || disk.reason !== 'removed')
      },
    })
  }

  async function connect(entry: DeviceBoard) {
    const { linkBoard } = await fetched(() => import('./board-link.ts'))
    if (closed) return
    link = linkBoard({
      doc,
      store,
      entry,
      appUrl: options.appUrl,
      createToken: permission(),
      readEntry: options.entry,
      keepEntry: options.keepEntry,
      copies: options.copies,
      boardId: (of) => readBoard(of).id,
      onAccess(next) {
        access = next
        accessKind.value = next.kind
      },
      onState(state) {
        shared.value = state
      },
      onNotice(notice) {
        keyNotice.value = notice
      },
      onMe(member) {
        me.value = asId<MemberId>(member)
      },
      onHeard(said) {
        heard.value = said
      },
    })
  }

  const board: OpenBoard = {
    id,
    view,
    loading,
    known,
    saved,
    shared,
    me,
    today,
    change: bindCommands(editor),
    run: (command) => command(editor),
    undo: { state: undoState, undo: () => void undo.undo(), redo: () => void undo.redo() },
    // A year that was closed is only read: what is written now belongs in its successor.
    readOnly: computed(() => accessKind.value === 'read' || view.value.newer || view.value.successor !== ''),
    writer: doc.clientID.toString(36),
    drafts: options.drafts,
    invite: {
      kinds: computed(() =>
        accessKind.value === 'read' ? (['watch'] as const) : (['join', 'watch'] as const),
      ),
      async link(kind) {
        const { inviteLink } = await import('./sync/invite.ts')
        return access ? inviteLink(options.appUrl, access, kind) : ''
      },
    },
    async exportText(wanted = {}) {
      const { writeKeepsake } = await import('./board/keepsake.ts')
      return JSON.stringify(writeKeepsake(doc, wanted), null, 1)
    },
    versions: async () => keeper,
    session: {
      // Where the session stands is of the whole team: one person's undo must not take it back.
      change: bindCommands({ ...editor, origin: { session: id } }),
      asOne: (work) => doc.transact(work, mine),
      say: (what) => link?.say(what),
      heard,
    },
    keys: {
      notice: keyNotice,
      renew: async () => (await link?.renew()) ?? { ok: false, reason: 'offline' },
      destroy: async () => (await link?.destroy()) ?? { ok: false, reason: 'offline' },
    },
  }

  return {
    board,
    close() {
      closed = true
      stopDays()
      stopStates()
      doc.off('afterTransaction', draw)
      link?.close()
      if (!link && painted && accessKind.peek() === 'write') countLeftEarly(store)
      void keeper?.then((versions) => versions.close())
      undo.close()
      reader.close()
      leaveBoard(id, { doc, store })
    },
  }
}

/** Told by the entry already: who only watches must not change anything while the keys are still being loaded. */
function kindOfAccess(access: unknown): 'write' | 'read' | null {
  if (typeof access !== 'object' || access === null || !('kind' in access)) return null
  return access.kind === 'read' || access.kind === 'write' ? access.kind : null
}
