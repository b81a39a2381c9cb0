// The document of a board of this device and the database in which it stays. The id of a board names both, for ever.
import * as Y from 'yjs'
import { openStore } from './sync/store.ts'

/** Name of the database with a board's document. */
export function storeName(id: string): string {
  return `bord-${id}`
}

/** A random id: 80 bits, short enough for an address. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')
}

/** The document of a board of this device, still to be read from its database. */
export function openNew(id: string) {
  const doc = new Y.Doc()
  return { doc, store: openStore({ name: storeName(id), doc }) }
}
