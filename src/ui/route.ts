// Where the app is: the start screen or one board. The address never holds a key: an invite's fragment is taken out at once.
import { signal } from '@preact/signals'
import { closeSheet } from './sheets.ts'

export type Route = { at: 'start' } | { at: 'new'; kind: 'team' | 'class' } | { at: 'board'; id: string }

export const route = signal<Route>(readRoute(location.pathname))

/** The address of a place in the app. */
function pathOf(to: Route): string {
  if (to.at === 'board') return `/bord/${encodeURIComponent(to.id)}`
  return to.at === 'new' ? `/nieuw/${to.kind}` : '/'
}

export function go(to: Route) {
  if (pathOf(to) !== location.pathname) history.pushState(null, '', pathOf(to))
  moveTo(to)
}

function moveTo(to: Route) {
  // A sheet of one board must not lie over the next; whoever opens one there does so after this.
  if (pathOf(to) !== pathOf(route.peek())) closeSheet()
  route.value = to
}

/** Follows the browser's back and forward buttons. */
export function followHistory() {
  addEventListener('popstate', () => {
    moveTo(readRoute(location.pathname))
  })
}

function readRoute(path: string): Route {
  const [, place, name] = path.split('/')
  if (place === 'bord' && name) return { at: 'board', id: decode(name) }
  if (place === 'nieuw') return { at: 'new', kind: name === 'class' ? 'class' : 'team' }
  return { at: 'start' }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A mistyped address such as /bord/%E0 is an unknown board, not a crash.
    return part
  }
}
