// Brings changes to the disk, one transaction at a time, and keeps trying: after any trouble the whole document is written
// again, because nobody knows what arrived. Never throw into the code that edits, and never call done what is not confirmed.
import * as Y from 'yjs'
import {
  append,
  deleteDatabase,
  failureOf,
  openDatabase,
  readNotes,
  readUpdates,
  rewrite,
  type DiskReader,
} from './database.ts'
import type { LoadResult, SaveFailure } from './save-state.ts'

export type DiskWriterOptions = {
  factory: IDBFactory
  name: string
  reader: DiskReader
  timeoutMs: number
  retryMs: number
  /** An update reached the disk, or (`saved` false) could not be brought there. */
  onBatch: (update: Uint8Array, saved: boolean) => void
  /** `failure` or `busy` may have changed. */
  onChange: () => void
  onLoaded: (result: LoadResult) => void
}

/** y-indexeddb's own number: above this many rows they are replaced by one. */
const MOST_ROWS = 500

/** Opens the database, loads it into the reader's document, and writes from then on. */
export function createDiskWriter(options: DiskWriterOptions) {
  const { factory, name, reader, timeoutMs, retryMs, onBatch, onChange, onLoaded } = options
  const notes = new Map<string, unknown>()
  const freshNotes = new Map<string, unknown>()
  const waiting: { upTo: number; resolve: () => void }[] = []
  const steps: (() => void)[] = []
  let db: IDBDatabase | null = null
  let readOnce = false
  let rows = 0
  let pending: Uint8Array[] = []
  let made = 0
  let confirmed = 0
  /** The next write holds the whole document, because an earlier one may not have arrived. */
  let whole = false
  let failure: SaveFailure | null = null
  let secondTry = false
  let opening = false
  let scheduled = false
  let writing: Promise<void> | null = null
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined

  open()

  function schedule() {
    if (scheduled) return
    scheduled = true
    queueMicrotask(() => {
      scheduled = false
      if (failure) giveUp()
      open()
      flush()
    })
  }

  function flush() {
    if (writing || !db || closed) return
    if (pending.length === 0 && !whole && freshNotes.size === 0) return
    writing = writeBatch(db).finally(() => {
      writing = null
      flush()
      onChange()
      stepDone()
    })
  }

  async function writeBatch(database: IDBDatabase) {
    const upTo = made
    const batch = pending
    const batchNotes = [...freshNotes].map(([key, value]) => ({ key, value }))
    const replace = whole || rows + batch.length > MOST_ROWS
    pending = []
    whole = false
    freshNotes.clear()
    try {
      await (replace ? rewrite(database, reader, batchNotes) : append(database, batch, batchNotes))
    } catch (error) {
      for (const { key, value } of batchNotes) if (!freshNotes.has(key)) freshNotes.set(key, value)
      if (batch.length > 0) onBatch(Y.mergeUpdates(batch), false)
      whole = true
      if (db === database) lost(error)
      return
    }
    rows = replace ? 1 : rows + batch.length
    confirmed = upTo
    failure = null
    secondTry = false
    if (batch.length > 0) onBatch(Y.mergeUpdates(batch), true)
    onChange()
    while (waiting[0] && waiting[0].upTo <= confirmed) waiting.shift()?.resolve()
  }

  function open() {
    if (opening || db || closed || failure === 'removed') return
    opening = true
    clearTimeout(retry)
    let late = false
    const settled = (ok: boolean) => {
      clearTimeout(timer)
      if (!late) opening = false
      if (ok) flush()
      else failed(readOnce ? 'lost' : 'unavailable')
      onChange()
    }
    const timer = setTimeout(() => {
      settled(false)
      late = true
    }, timeoutMs)
    connect().then(
      () => settled(true),
      () => {
        if (!late) settled(false)
      },
    )
  }

  async function connect() {
    const database = await openDatabase(factory, name)
    // An earlier attempt may answer after a later one, or after the board was closed.
    if (closed || db) return database.close()
    database.addEventListener('close', () => {
      if (db === database) lost(new Error('the browser closed the database'))
    })
    database.addEventListener('versionchange', (event) => {
      database.close()
      if (db !== database || event.newVersion !== null) return
      db = null
      failed('removed')
    })
    await (readOnce ? refillNotes(database) : load(database))
    db = database
  }

  /** A database that was evicted and made anew lost the notes too. What another tab noted since is newer than ours. */
  async function refillNotes(database: IDBDatabase) {
    const there = await readNotes(database)
    for (const [key, value] of notes) if (!there.has(key) && !freshNotes.has(key)) freshNotes.set(key, value)
  }

  async function load(database: IDBDatabase) {
    // At once: each answer of the disk takes its time.
    const [there] = await Promise.all([readNotes(database), readUpdates(database, reader)])
    for (const [key, value] of there) if (!notes.has(key)) notes.set(key, value)
    rows = reader._dbsize
    readOnce = true
    onLoaded({ ok: true, damagedRows: reader.damaged })
  }

  /** A write or the connection failed: try once more at once with everything, then tell. */
  function lost(error: unknown) {
    db?.close()
    db = null
    whole = true
    if (secondTry) return failed(failureOf(error))
    secondTry = true
    open()
    onChange()
  }

  function failed(reason: SaveFailure) {
    failure = reason
    onLoaded({ ok: false, reason: 'unavailable' })
    giveUp()
    clearTimeout(retry)
    if (!closed && reason !== 'removed') retry = setTimeout(open, retryMs)
    onChange()
    stepDone()
  }

  /** What waits is in the document, which is written whole later; somebody else may be able to write it now. */
  function giveUp() {
    if (pending.length > 0 && failure !== 'removed') onBatch(Y.mergeUpdates(pending), false)
    pending = []
    whole = true
  }

  function isBusy() {
    return pending.length > 0 || whole || confirmed < made
  }

  function canFinish() {
    return !failure && (isBusy() || freshNotes.size > 0)
  }

  function step(): Promise<void> {
    return new Promise((resolve) => steps.push(resolve))
  }

  function stepDone() {
    for (const resolve of steps.splice(0)) resolve()
  }

  async function stop() {
    closed = true
    clearTimeout(retry)
    await writing
    db?.close()
    db = null
  }

  return {
    notes,
    get failure() {
      return failure
    },
    get busy() {
      return isBusy()
    },
    /** Takes a change to be written. */
    write(update: Uint8Array) {
      made++
      pending.push(update)
      schedule()
    },
    /** Another tab appended a row: it counts for when to tidy up. */
    rowElsewhere() {
      rows++
    },
    note(key: string, value: unknown) {
      notes.set(key, value)
      freshNotes.set(key, value)
      schedule()
    },
    /** Reads what other tabs wrote since. */
    refresh() {
      if (db) readUpdates(db, reader).catch(lost)
    },
    /** Resolves when everything up to this call is confirmed. */
    confirmed(): Promise<void> {
      if (confirmed >= made && !whole) return Promise.resolve()
      return new Promise((resolve) => waiting.push({ upTo: made, resolve }))
    },
    /** Writes what can be written now and lets go. */
    async close() {
      while (canFinish()) await step()
      await stop()
    },
    async destroy() {
      await stop()
      await deleteDatabase(factory, name)
    },
  }
}
