// Undo and redo of one person's own commands. What a colleague changed in the meantime stays.
import * as Y from 'yjs'
import { isNewer } from './editor.ts'
import { BOARD_MAP, CHECK_INS_MAP, COLLECTIONS } from './schema.ts'

export type Undo = {
  /** Takes the last command back. @returns false when there was none, or nothing of it was left to take back */
  undo(): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
  /** Calls `listener` after every change of what can be undone. @returns stops that */
  onChange(listener: () => void): () => void
  close(): void
}

/** @param origin the origin of this person's commands (Editor.origin): an object or text, never null */
export function createUndo(doc: Y.Doc, origin: unknown): Undo {
  const names = [BOARD_MAP, CHECK_INS_MAP, ...COLLECTIONS]
  const manager = new Y.UndoManager(
    names.map((name) => doc.getMap(name)),
    // One command is one step. Zero would do, but for a clock that is set back: then Yjs sees a negative time between two
    // commands and would take them for one.
    { trackedOrigins: new Set([origin]), captureTimeout: Number.NEGATIVE_INFINITY },
  )
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  manager.on('stack-item-added', tell)
  manager.on('stack-item-popped', tell)
  manager.on('stack-cleared', tell)
  // A document that a newer app rewrote in the meantime is not ours to change, by undo neither.
  const canUndo = () => manager.canUndo() && !isNewer(doc)
  const canRedo = () => manager.canRedo() && !isNewer(doc)
  return {
    undo: () => canUndo() && manager.undo() !== null,
    redo: () => canRedo() && manager.redo() !== null,
    canUndo,
    canRedo,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      listeners.clear()
      manager.destroy()
    },
  }
}
