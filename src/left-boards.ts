// Boards that left the screen before the disk took them: they stay in this page and are tried again until they are saved or
// opened. Nobody may lose what they wrote by going back to the start screen on a full device.
import type * as Y from 'yjs'
import type { BoardStore } from './sync/store.ts'

export type LeftBoard = { doc: Y.Doc; store: BoardStore }

const left = new Map<string, LeftBoard>()

/** Closes the board as soon as everything of it is on the disk. */
export function leaveBoard(id: string, board: LeftBoard) {
  const { doc, store } = board
  left.set(id, board)
  const stop = store.onState(look)
  void store.settled().then(look)

  function look() {
    const { state } = store
    if (left.get(id) !== board) return stop()
    if (state.state === 'saving' || (state.state === 'failed' && state.reason !== 'removed')) return
    stop()
    left.delete(id)
    void store.close().then(() => doc.destroy())
  }
}

/** What of the board is only in this page; null when the disk has everything. */
export function docInPage(id: string): Y.Doc | null {
  return left.get(id)?.doc ?? null
}

/** Takes the board back, to open it or to remove it. Null when there is nothing of it in this page. */
export function takeBack(id: string): LeftBoard | null {
  const board = left.get(id) ?? null
  left.delete(id)
  return board
}
