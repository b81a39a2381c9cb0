// What this screen is called in a session, and whether it was in one: kept by the tab, so that a reload is no farewell.
// It is a random word that names no person and no device.
const NAME = 'verbeterbord-screen'
const WAS_IN = 'verbeterbord-in-session'
let own = ''

/** The name of this tab, the same after a reload. */
export function screenName(): string {
  own ||= read(NAME) || fresh()
  keep(NAME, own)
  return own
}

/** Notes whether this tab shows the session of a board. */
export function recallScreen(board: string, shown: boolean): void {
  keep(WAS_IN, shown ? board : '')
}

/** Whether this tab showed the session of this board before it was loaded again. */
export function wasInSession(board: string): boolean {
  return read(WAS_IN) === board
}

function fresh(): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  return a.toString(36) + b.toString(36)
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    // Storage is refused: the tab is a new screen after a reload, and one tap takes the lead back.
    return ''
  }
}

function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // As above.
  }
}
