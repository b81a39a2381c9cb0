// Tells when the relay holds everything that a document holds, by what the relay itself said.
import * as Y from 'yjs'
import { covers, rangesOf, type KnownRanges } from './known-ranges.ts'

export type HeldWatch = {
  /** Resolves when everything in the document at that moment is held; stays open as long as it is not, also for ever. */
  when: () => Promise<void>
  /** The relay said something. */
  look: () => void
  stop: () => void
}

export function createHeldWatch(doc: Y.Doc, memory: { readonly known: KnownRanges }): HeldWatch {
  let waiting: (() => void)[] = []
  let stopped = false
  const look = () => {
    if (waiting.length === 0 || stopped) return
    const whole = rangesOf(Y.encodeStateAsUpdate(doc))
    if (!whole || !covers(memory.known, whole)) return
    const told = waiting
    waiting = []
    for (const resolve of told) resolve()
  }
  return {
    when: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        look()
      }),
    look,
    stop() {
      stopped = true
      waiting = []
    },
  }
}
