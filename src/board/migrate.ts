// Brings a document of an older app to the stored shape of this one, step by step.
// A step runs on several devices at once and more than once, so it must give the same result again: write values that
// follow from what is stored, never new ids, moments or random ones.
import type * as Y from 'yjs'
import { BOARD_MAP } from './schema.ts'

/** The step at index i makes version i + 2 out of version i + 1. */
export type Step = (doc: Y.Doc) => void
export type Migrated = { ok: true; from: number; to: number } | { ok: false; reason: 'newer' | 'no-board' }

export const STEPS: readonly Step[] = []

/** Origin of what a migration writes: no person did it, so no person can undo it. */
const MIGRATION = 'migration'

/**
 * Runs the steps that a document still needs, each in a transaction of its own together with its version, so that a
 * closed lid in between leaves a whole version. Nothing is written when nothing is needed.
 * @returns from and to which version, or why nothing was done
 */
export function migrate(doc: Y.Doc, steps: readonly Step[] = STEPS): Migrated {
  const board = doc.getMap<unknown>(BOARD_MAP)
  if (!board.has('id')) return { ok: false, reason: 'no-board' }
  const latest = steps.length + 1
  const stored = board.get('schemaVersion')
  const from = typeof stored === 'number' && stored >= 1 ? Math.floor(stored) : 1
  if (from > latest) return { ok: false, reason: 'newer' }
  for (const [index, step] of steps.entries()) {
    if (index + 1 < from) continue
    doc.transact(() => {
      step(doc)
      board.set('schemaVersion', index + 2)
    }, MIGRATION)
  }
  return { ok: true, from, to: latest }
}
