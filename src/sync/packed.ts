// A whole document in as few bytes as it goes, to lay aside on this device. What comes out need not be what went in:
// a disk may have turned it around, so opening it can fail.
import { deflateSync, inflateSync } from 'fflate'
import * as Y from 'yjs'

/** The document as it is at this moment. */
export function packDocument(doc: Y.Doc): Uint8Array {
  return deflateSync(Y.encodeStateAsUpdateV2(doc))
}

/** The document that was packed; null when the bytes are damaged. Destroy it after use. */
export function unpackDocument(bytes: Uint8Array): Y.Doc | null {
  const doc = new Y.Doc()
  try {
    Y.applyUpdateV2(doc, inflateSync(bytes))
    return doc
  } catch {
    doc.destroy()
    return null
  }
}

/**
 * Whether two documents that were just loaded hold the same. One in which somebody worked may differ in its bytes alone:
 * it keeps what can still be undone.
 */
export function isSameState(a: Y.Doc, b: Y.Doc): boolean {
  const first = Y.encodeStateAsUpdateV2(a)
  const second = Y.encodeStateAsUpdateV2(b)
  return first.length === second.length && first.every((byte, index) => byte === second[index])
}
