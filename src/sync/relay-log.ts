// Reads the relay's log into the document and remembers how far: cursor, known ranges, frames that did not open.
// The memory lasts over reconnects and is never written to disk: there a cursor could run ahead of the document.
import * as Y from 'yjs'
import { hasAll, learn, nothingKnown, rangesOf, type KnownRanges } from './known-ranges.ts'
import { EPOCH_BYTES, TAG_BYTES, tagOf, type Frame } from './protocol.ts'
import type { Kind, Sealer } from './seal.ts'

/** What a device remembers of the relay over reconnects. */
export type RelayMemory = {
  epoch: Uint8Array
  cursor: number
  tag: Uint8Array
  known: KnownRanges
  /** Frames since the last snapshot that opened, which no device with this key can read. */
  damaged: number
  /** Frames since then that only a later version can read. */
  newer: number
  /** The snapshot itself did not open: what it covered is not on a device that had nothing else. */
  lostSnapshot: boolean
}

export function noMemory(): RelayMemory {
  return {
    epoch: new Uint8Array(EPOCH_BYTES),
    cursor: 0,
    tag: new Uint8Array(TAG_BYTES),
    known: nothingKnown(),
    damaged: 0,
    newer: 0,
    lostSnapshot: false,
  }
}

export type RelayLogOptions = {
  doc: Y.Doc
  sealer: Sealer
  memory: RelayMemory
  /** Origin of the transactions in which frames are applied. */
  origin: () => unknown
  /** Applies one update to the document, within the transaction. */
  play: (update: Uint8Array) => void
  /** Cursor, known ranges or skipped frames changed. */
  onProgress: () => void
}

/** Plays what the relay sends on one socket. */
export function createRelayLog({ doc, sealer, memory, origin, play, onProgress }: RelayLogOptions) {
  return { snapshot, frames, acknowledged, makeSnapshot }

  function snapshot(covers: number, sealed: Uint8Array) {
    memory.cursor = covers
    memory.tag = wholeTag(sealed)
    const content = open('snapshot', sealed)
    memory.lostSnapshot = content === null
    if (content) memory.damaged = memory.newer = 0
    apply(content ? [content] : [])
  }

  function frames(list: readonly Frame[]) {
    const last = list[list.length - 1]
    if (!last) return
    memory.cursor = last.seq
    memory.tag = wholeTag(last.sealed)
    const contents: Uint8Array[] = []
    for (const { sealed } of list) {
      const content = open('update', sealed)
      if (content) contents.push(content)
    }
    apply(contents)
  }

  /** One damaged frame must not stop the log: it is stepped over, counted and told. */
  function open(kind: Kind, sealed: Uint8Array): Uint8Array | null {
    const opened = sealer.unseal(kind, sealed)
    const ranges = opened.ok ? rangesOf(opened.content) : null
    if (opened.ok && ranges) {
      learn(memory.known, ranges)
      return opened.content
    }
    if (!opened.ok && opened.reason === 'newer') memory.newer++
    else memory.damaged++
    return null
  }

  /** All in one transaction: every transaction walks all clients of the document, and the screen draws once. */
  function apply(contents: readonly Uint8Array[]) {
    const applyAll = () => {
      for (const content of contents) play(content)
    }
    if (contents.length > 0) Y.transact(doc, applyAll, origin(), false)
    onProgress()
  }

  /** A device that skipped a frame, or waits for one, would make a snapshot with a hole. */
  function makeSnapshot(): { covers: number; sealed: Uint8Array } | null {
    const { pendingStructs, pendingDs } = doc.store
    const skipped = memory.damaged + memory.newer
    if (skipped > 0 || memory.cursor === 0 || pendingStructs || pendingDs) return null
    // What can be read and yet did not come into the document would be gone with the frame it stands in.
    if (!hasAll(doc, memory.known)) return null
    return { covers: memory.cursor, sealed: sealer.seal('snapshot', Y.encodeStateAsUpdate(doc)) }
  }

  /** The relay does not repeat our own frames to us; with an acknowledgement comes its count of what we have. */
  function acknowledged(cursor: number, tag: Uint8Array) {
    memory.cursor = cursor
    memory.tag = tag.slice()
  }
}

/** A damaged frame may be shorter than a tag, and the next HELLO must still be one. */
function wholeTag(sealed: Uint8Array): Uint8Array {
  const tag = new Uint8Array(TAG_BYTES)
  tag.set(tagOf(sealed))
  return tag
}
