// The board's IndexedDB database, in y-indexeddb's layout ('updates' and 'custom'), with writes that are only called done when
// the disk has confirmed them. Never resolve a write on a request's success: only the transaction's end is a promise.
import { fetchUpdates, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'

const UPDATES = 'updates'
const NOTES = 'custom'

export type WriteFailure = 'full' | 'lost'
export type Note = { key: string; value: unknown }

/**
 * A y-indexeddb persistence that only reads: its database is ours, and it never listens to the document. It is the origin of
 * the transactions in which what was read is applied. `_dbref` is the first row not read yet; while `damaged` (rows that
 * could not be read) is above zero, no row is removed. `listen` says whether its owner wants to hear of updates: while rows
 * are applied it does not, because Yjs would first write all that was read as an update that nobody needs.
 */
export type DiskReader = IndexeddbPersistence & { damaged: number; listen: (on: boolean) => void }

export function createReader(doc: Y.Doc, listen: (on: boolean) => void): DiskReader {
  const fields = { doc, db: null, _dbref: 0, _dbsize: 0, _destroyed: false, damaged: 0, listen }
  return Object.assign(Object.create(IndexeddbPersistence.prototype), fields)
}

/** Opens or makes the database. Rejects when the browser does not give it. */
export function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true })
      request.result.createObjectStore(NOTES)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(errorOf(request.error)))
  })
}

/**
 * Applies every row that was not read before to the document, in one transaction with the reader as its origin. A row that
 * is no update is stepped over and counted: one damaged row must not keep the rest from the screen.
 */
export async function readUpdates(db: IDBDatabase, reader: DiskReader): Promise<void> {
  reader.db = db
  try {
    await fetchUpdates(
      reader,
      () => reader.listen(false),
      () => reader.listen(true),
    )
  } catch {
    reader.listen(true)
    const store = db.transaction([UPDATES], 'readonly').objectStore(UPDATES)
    const range = IDBKeyRange.lowerBound(reader._dbref)
    const [keys, rows] = await Promise.all([result(store.getAllKeys(range)), result(store.getAll(range))])
    applyRows(reader, rows)
    reader._dbref = Number(keys[keys.length - 1] ?? reader._dbref - 1) + 1
    reader._dbsize = rows.length
  }
}

/** Small values kept beside the document. */
export async function readNotes(db: IDBDatabase): Promise<Map<string, unknown>> {
  const store = db.transaction([NOTES], 'readonly').objectStore(NOTES)
  const [keys, values] = await Promise.all([result(store.getAllKeys()), result(store.getAll())])
  return new Map(keys.map((key, at) => [typeof key === 'string' ? key : '', values[at] as unknown]))
}

/** Appends updates and notes in one transaction. Resolves when the disk has them. */
export async function append(db: IDBDatabase, updates: readonly Uint8Array[], notes: readonly Note[]) {
  const transaction = write(db)
  const store = transaction.objectStore(UPDATES)
  for (const update of updates) store.add(update)
  putNotes(transaction, notes)
  await confirmed(transaction)
}

/**
 * Replaces all rows by one that holds the whole document. Rows that another tab wrote are read first, in the same
 * transaction, so none is lost. Resolves when the disk has it.
 */
export async function rewrite(db: IDBDatabase, reader: DiskReader, notes: readonly Note[]) {
  const transaction = write(db)
  const done = confirmed(transaction)
  const key = await replaceRows(transaction, reader, notes).catch((error: unknown) => {
    // The reason is the transaction's to tell.
    return done.then(() => Promise.reject(error))
  })
  await done
  reader._dbref = Number(key)
  reader._dbsize = 1
}

async function replaceRows(transaction: IDBTransaction, reader: DiskReader, notes: readonly Note[]) {
  const store = transaction.objectStore(UPDATES)
  putNotes(transaction, notes)
  applyRows(reader, await result<unknown[]>(store.getAll(IDBKeyRange.lowerBound(reader._dbref))))
  const key = await result(store.add(Y.encodeStateAsUpdate(reader.doc)))
  if (reader.damaged === 0) store.delete(IDBKeyRange.upperBound(key, true))
  return key
}

export function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(errorOf(request.error)))
  })
}

/** What to tell a person about a write that failed: a full disk is their business, a lost connection is ours. */
export function failureOf(error: unknown): WriteFailure {
  return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'lost'
}

function applyRows(reader: DiskReader, rows: readonly unknown[]) {
  Y.transact(
    reader.doc,
    () => {
      for (const row of rows) if (!applyRow(reader.doc, row)) reader.damaged++
    },
    reader,
    false,
  )
}

function applyRow(doc: Y.Doc, row: unknown) {
  try {
    if (!(row instanceof Uint8Array)) return false
    Y.applyUpdate(doc, row)
    return true
  } catch {
    // Yjs throws on bytes that are no update; the caller counts it.
    return false
  }
}

function write(db: IDBDatabase) {
  return db.transaction([UPDATES, NOTES], 'readwrite', { durability: 'strict' })
}

function putNotes(transaction: IDBTransaction, notes: readonly Note[]) {
  for (const { key, value } of notes) transaction.objectStore(NOTES).put(value, key)
}

function confirmed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(errorOf(transaction.error)))
    transaction.addEventListener('error', () => reject(errorOf(transaction.error)))
  })
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(errorOf(request.error)))
  })
}

function errorOf(error: DOMException | null): Error {
  return error ?? new Error('the database closed')
}
