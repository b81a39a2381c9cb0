// Keeps a board's document on this device and says honestly whether it is there: "saved" is a write the disk confirmed.
// Trouble with the disk becomes a state, never an exception: the app goes on in memory and the writer keeps trying.
import * as Y from 'yjs'
import { createReader } from './database.ts'
import { createDiskWriter } from './disk-writer.ts'
import type { LoadResult, SaveFailure, SaveState, SettledState } from './save-state.ts'
import { joinTabs } from './tab-channel.ts'

export type BoardStore = {
  /** Settles always: with what went wrong when the database did not come in time. */
  readonly loaded: Promise<LoadResult>
  readonly state: SaveState
  /** Calls `listener` on every change of state. Gives the function that stops it. */
  onState: (listener: (state: SaveState) => void) => () => void
  /** Resolves when everything up to this call is confirmed; waits through failures. */
  saved: () => Promise<void>
  /**
   * Resolves when everything up to this call is confirmed (`saved`), or as soon as it is known that it is not there yet
   * (`failed`, with the reason; the writer keeps trying). For whoever must go on either way.
   */
  settled: () => Promise<SettledState>
  /** Who caused a transaction: what this store read from disk, another tab of this device, or somebody else. */
  cameFrom: (origin: unknown) => 'disk' | 'tab' | 'elsewhere'
  /** Changes from elsewhere since the store opened or was last asked: those that nobody has counted as unshared yet. */
  takeUncounted: () => number
  /** A small value beside the document, written along with the next change. */
  keep: (key: string, value: unknown) => void
  /** What was kept, once `loaded`. */
  kept: (key: string) => unknown
  /** Writes what is left and lets go of the database. The document stays usable in memory. */
  close: () => Promise<void>
  /** Removes the board from this device. Rejects when the browser refuses. */
  destroy: () => Promise<void>
}

export type StoreOptions = {
  /** Name of the database: one per board and school year. */
  name: string
  doc: Y.Doc
  indexedDB?: IDBFactory
  /** After this many milliseconds without a database the app goes on in memory. */
  timeoutMs?: number
  /** Milliseconds between attempts while nothing can be written. An edit tries at once. */
  retryMs?: number
}

/** Opens the store of one board and starts loading. Edits made before it has loaded are kept. */
export function openStore(options: StoreOptions): BoardStore {
  const { name, doc, indexedDB = globalThis.indexedDB, timeoutMs = 5000, retryMs = 10_000 } = options
  const reader = createReader(doc, listen)
  const savedByTab = {}
  const unsavedByTab = {}
  const listeners = new Set<(state: SaveState) => void>()
  let state: SaveState = { state: 'saved' }
  let closed = false
  let uncounted = 0
  let settleLoaded: (result: LoadResult) => void
  const loaded = new Promise<LoadResult>((resolve) => {
    settleLoaded = resolve
  })

  // Listening starts before the disk is read: what another tab saves after that reading comes by the channel.
  const tabs = joinTabs(name, receive, () => {
    if (disk.failure && disk.failure !== 'removed') tabs.post(Y.encodeStateAsUpdate(doc), false)
  })
  const disk = createDiskWriter({
    factory: indexedDB,
    name,
    reader,
    timeoutMs,
    retryMs,
    onBatch: tabs.post,
    onChange: show,
    onLoaded: (result) => settleLoaded(result),
  })
  listen(true)
  if (typeof window !== 'undefined') window.addEventListener('pageshow', onPageShow)
  tabs.hello()

  function listen(on: boolean) {
    if (on && !closed) doc.on('update', onUpdate)
    else doc.off('update', onUpdate)
  }

  function onUpdate(update: Uint8Array, origin: unknown) {
    if (origin === reader || origin === savedByTab) return
    if (origin !== unsavedByTab) uncounted++
    disk.write(update)
    show()
  }

  function receive(update: Uint8Array, saved: boolean) {
    if (saved) disk.rowElsewhere()
    Y.applyUpdate(doc, update, saved ? savedByTab : unsavedByTab)
  }

  /** A tab that was frozen missed what the others said; the disk did not. */
  function onPageShow(event: PageTransitionEvent) {
    if (event.persisted) disk.refresh()
  }

  function show() {
    const next = stateNow(disk.failure, disk.busy)
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of listeners) listener(state)
  }

  function settled(): Promise<SettledState> {
    return new Promise((resolve) => {
      const failedNow = () => {
        if (state.state !== 'failed') return
        listeners.delete(failedNow)
        resolve(state)
      }
      listeners.add(failedNow)
      failedNow()
      void disk.confirmed().then(() => {
        listeners.delete(failedNow)
        resolve({ state: 'saved' })
      })
    })
  }

  function letGo() {
    closed = true
    listen(false)
    if (typeof window !== 'undefined') window.removeEventListener('pageshow', onPageShow)
  }

  return {
    loaded,
    get state() {
      return state
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    saved: () => disk.confirmed(),
    settled,
    cameFrom(origin) {
      if (origin === reader) return 'disk'
      return origin === savedByTab || origin === unsavedByTab ? 'tab' : 'elsewhere'
    },
    takeUncounted() {
      const count = uncounted
      uncounted = 0
      return count
    },
    keep: (key, value) => disk.note(key, value),
    kept: (key) => disk.notes.get(key),
    async close() {
      letGo()
      await disk.close()
      tabs.close()
    },
    async destroy() {
      letGo()
      tabs.close()
      await disk.destroy()
    },
  }
}

function stateNow(failure: SaveFailure | null, busy: boolean): SaveState {
  if (failure) return { state: 'failed', reason: failure }
  return { state: busy ? 'saving' : 'saved' }
}
