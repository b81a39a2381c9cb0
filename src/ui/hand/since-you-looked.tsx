// For whoever was away: what changed on the board since this device last showed it, in at most five lines.
// The look it compares with stays on this device, and what this device does itself is no news.
import { useEffect, useRef, useState } from 'preact/hooks'
import { changesSince, lookAt, lookWithOwn } from '../../insights/changed.ts'
import type { Look } from '../../insights/changed.ts'
import { useBoard } from '../board-context.ts'
import type { OpenBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { Button } from '../kit/button.tsx'

const LINES = 5
const KEY = 'last-look'

export function SinceYouLooked() {
  const board = useBoard()
  const t = handWords.value.since
  const [before, setBefore] = useState<Look | null>(null)
  const key = keyOf(board)

  useEffect(() => {
    let here = true
    void board.drafts.read(key).then((kept) => here && setBefore(readLook(kept)))
    return () => {
      here = false
    }
  }, [key])

  const now = lookAt(board.view.value)
  const steps = board.undo.state.value.steps
  const seen = useRef({ steps, now })
  useEffect(() => {
    const { steps: stepsThen, now: then } = seen.current
    seen.current = { steps, now }
    if (before && steps !== stepsThen) setBefore(lookWithOwn(before, then, now))
  })

  const changes = before ? changesSince(before, now) : []
  if (changes.length === 0) return null
  return (
    <section class="hand-since" aria-label={t.title}>
      <h2>{t.title}</h2>
      <ul>
        {changes.slice(0, LINES).map(({ change, count }) => (
          <li key={change}>{t[change](count)}</li>
        ))}
      </ul>
      <Button
        look="chip"
        onPress={() => {
          board.drafts.keep(key, JSON.stringify(now))
          setBefore(now)
        }}
      >
        {t.seen}
      </Button>
    </section>
  )
}

/** Keeps what was last seen here, at whatever place of the board that was, when the phone goes into a pocket or elsewhere. */
export function useKeptLook() {
  const board = useBoard()
  useEffect(() => {
    const keep = () => {
      const view = board.view.peek()
      if (view.id !== '') board.drafts.keep(keyOf(board), JSON.stringify(lookAt(view)))
    }
    const onHidden = () => {
      if (document.visibilityState === 'hidden') keep()
    }
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      keep()
    }
  }, [board])
}

function keyOf(board: OpenBoard): string {
  return `${board.id}/${KEY}`
}

/** null on the first visit, and for what cannot be read: then there is nothing honest to tell. */
function readLook(kept: string): Look | null {
  if (!kept) return null
  try {
    const look: unknown = JSON.parse(kept)
    return typeof look === 'object' && look !== null
      ? Object.fromEntries(Object.entries(look).map(([id, mark]) => [id, String(mark)]))
      : null
  } catch {
    return null
  }
}
