// The server's half of the page /diagnose: what reached the relay of a try the page just made. A try is a number the page
// made up; nothing else is kept of it, and only of the last ones.
import type { IncomingMessage } from 'node:http'
import { isProxied } from './address-book.ts'

const TRIES_KEPT = 500
const TRY = /^[0-9a-f]{8,32}$/

/** `upgrade`: as a browser sent it; `stripped`: something on the way took the upgrade off; `nothing`: it never came. */
export type Arrival = 'upgrade' | 'stripped' | 'nothing'

export type Diagnosis = {
  /** Notes that a request for the relay came in. Its try is in the query: ?try=0a1b2c3d. */
  note(request: IncomingMessage, arrival: Exclude<Arrival, 'nothing'>): void
  /**
   * What the page asks for: the server's clock (ms since 1970), the version of the app it serves, whether a proxy passed
   * the request on, and what came of the try in the query.
   */
  answer(request: IncomingMessage): { now: number; version: string; proxied: boolean; arrival: Arrival }
}

/** `now` gives ms since 1970. */
export function createDiagnosis(version: string, now: () => number = Date.now): Diagnosis {
  const arrivals = new Map<string, Arrival>()
  return {
    note(request, arrival) {
      const mark = tryOf(request)
      if (mark === null) return
      arrivals.set(mark, arrival)
      const [oldest] = arrivals.keys()
      if (arrivals.size > TRIES_KEPT && oldest !== undefined) arrivals.delete(oldest)
    },
    answer(request) {
      return {
        now: now(),
        version,
        proxied: isProxied(request),
        arrival: arrivals.get(tryOf(request) ?? '') ?? 'nothing',
      }
    },
  }
}

function tryOf(request: IncomingMessage): string | null {
  const query = request.url?.split('?')[1]
  const mark = new URLSearchParams(query).get('try')
  return mark !== null && TRY.test(mark) ? mark : null
}
