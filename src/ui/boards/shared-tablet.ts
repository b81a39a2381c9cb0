// Which board this screen is a shared tablet of, so that a reload comes back to the faces. The board, never a person.

const STORED = 'verbeterbord-pupils'

export const sharedTablet = {
  /** Id of the board; empty when this screen is nobody's tablet. */
  read(): string {
    try {
      return localStorage.getItem(STORED) ?? ''
    } catch {
      return ''
    }
  },
  keep(board: string) {
    try {
      localStorage.setItem(STORED, board)
    } catch {
      // Storage is refused: after a reload the board itself is on the screen.
    }
  },
}
