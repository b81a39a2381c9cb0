// Keeps earlier versions of the board that is open, and looks at or goes back to one. Loaded when the board is on screen.
// A version is a courtesy: whatever goes wrong here, the board itself never waits for it and never hears of it.
import * as Y from 'yjs'
import type { Editor } from './board/editor.ts'
import { migrate } from './board/migrate.ts'
import { restoreBoardAs } from './board/restore.ts'
import { readBoard } from './board/view.ts'
import type { BoardView } from './board/view.ts'
import { BETWEEN_VERSIONS_MS } from './device/thinning.ts'
import { openVersions } from './device/versions.ts'
import type { Versions } from './device/versions.ts'
import { countCards } from './insights/on-the-board.ts'
import { isSameState, packDocument, unpackDocument } from './sync/packed.ts'
import type { BoardVersions, EarlierVersion } from './ui/board-context.ts'

type KeepOptions = {
  /** Name of the board on this device. */
  id: string
  editor: Editor
  view: () => BoardView
  /** Whether this person may change the board; who only watches keeps no versions. */
  mayChange: () => boolean
  /** Another name for the database, for tests. */
  database?: string
}

export type VersionKeeper = BoardVersions & {
  /** Keeps what changed and lets go. The document may be destroyed right after the call. */
  close(): Promise<void>
}

/** A busy page may put a version off this long (milliseconds). */
const IDLE_WITHIN_MS = 10_000

/** Starts keeping versions: now if the board differs from the last one, after that at most every five minutes. */
export function keepVersions({ id, editor, view, mayChange, database }: KeepOptions): VersionKeeper {
  const { doc } = editor
  const opening = openVersions(database).then((opened) => (opened.ok ? opened.versions : null))
  let changed = false
  let lastAt: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  doc.on('update', onUpdate)
  addEventListener('visibilitychange', onHide, true)
  addEventListener('pagehide', onLeave)
  void start()

  async function start() {
    const versions = await opening
    if (!versions || closed) return
    const last = await newest(versions, id)
    lastAt = last?.at ?? null
    // How the board was before today's changes is what people go back to, so it does not wait for the five minutes.
    if (!last?.doc || !isSameState(last.doc, doc)) {
      changed = true
      whenIdle(() => {
        if (!closed) void keepNow()
      })
    }
    last?.doc?.destroy()
  }

  function onUpdate() {
    changed = true
    if (timer !== undefined || closed) return
    // A clock that was set back must not make the next one wait for hours.
    const wait = lastAt === null ? 0 : lastAt + BETWEEN_VERSIONS_MS - Date.now()
    timer = setTimeout(
      () => {
        whenIdle(() => {
          timer = undefined
          void keepNow()
        })
      },
      Math.min(BETWEEN_VERSIONS_MS, Math.max(0, wait)),
    )
  }

  function onHide() {
    if (document.visibilityState === 'hidden') void keepNow()
  }

  function onLeave() {
    void keepNow()
  }

  async function keepNow() {
    if (changed) await keep(false)
  }

  /** The document is packed before the first wait: after it, the page or the document may be gone. */
  async function keep(beforeRestore: boolean) {
    const { id: known, newer } = view()
    if (known === '' || newer || !mayChange()) return
    const at = Date.now()
    changed = false
    lastAt = at
    const version = { board: id, at, beforeRestore, counts: countCards(view()), bytes: packDocument(doc) }
    const versions = await opening
    if (!(await versions?.keep(version))) changed = true
  }

  async function open(version: number): Promise<Y.Doc | null> {
    const bytes = await (await opening)?.read(version)
    const old = bytes ? unpackDocument(bytes) : null
    if (old) migrate(old)
    return old
  }

  return {
    async list() {
      const versions = await opening
      return versions && (await versions.list(id)).map(asEarlierVersion)
    },
    async look(version) {
      const old = await open(version)
      const then = old && readBoard(old)
      old?.destroy()
      return then
    },
    async restore(version) {
      const old = await open(version)
      if (!old || !mayChange()) return 'refused'
      await keep(true)
      const restored = restoreBoardAs(editor, old)
      old.destroy()
      if (!restored.ok) return 'refused'
      return restored.changed ? 'restored' : 'same'
    },
    async close() {
      closed = true
      clearTimeout(timer)
      doc.off('update', onUpdate)
      removeEventListener('visibilitychange', onHide, true)
      removeEventListener('pagehide', onLeave)
      await keepNow()
      const versions = await opening
      versions?.close()
    },
  }
}

/** Drops the versions of a board that leaves this device. */
export async function forgetVersions(id: string, database?: string): Promise<void> {
  const opened = await openVersions(database)
  if (!opened.ok) return
  await opened.versions.forget(id)
  opened.versions.close()
}

async function newest(versions: Versions, id: string): Promise<{ at: number; doc: Y.Doc | null } | null> {
  const [last] = await versions.list(id)
  if (!last) return null
  const bytes = await versions.read(last.id)
  return { at: last.at, doc: bytes ? unpackDocument(bytes) : null }
}

function asEarlierVersion({
  id,
  at,
  beforeRestore,
  counts,
}: Awaited<ReturnType<Versions['list']>>[number]): EarlierVersion {
  const { goals = 0, actions = 0, successes = 0 } = counts
  return { id, at, beforeRestore, counts: { goals, actions, successes } }
}

function whenIdle(work: () => void) {
  // Safari has none.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: IDLE_WITHIN_MS })
  else setTimeout(work, 200)
}
