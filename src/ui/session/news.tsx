// The last board session in five lines, for whoever opens the board after one that this device has not seen the minutes of.
import { useEffect, useState } from 'preact/hooks'
import { addDays } from '../../board/day.ts'
import { gather, sameAs } from '../../session/running.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { sessionWords } from '../session-language.ts'
import { FiveLines } from './five-lines.tsx'
import { readReport } from './in-session.ts'

/** After two weeks it is no news any more. */
const NEWS_DAYS = 14

/** Under which name a device keeps which minutes it saw last. */
export function seenKey(board: string): string {
  return `${board}/seen-session`
}

export function SessionNews() {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value.rhythm
  const key = seenKey(board.id)
  // null until this device has looked what it saw.
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    let here = true
    void board.drafts.read(key).then((kept) => here && setSeen(kept))
    return () => {
      here = false
    }
  }, [key])
  const since = addDays(board.today.value, -NEWS_DAYS)
  const last = view.sessions
    .filter((one) => one.kind === 'board' && one.durationMinutes !== null && !sameAs(one))
    .pop()
  if (seen === null || !last || last.id === seen || (last.date ?? '') < since) return null
  const title = t.news(dayAndMonth(last.date ?? ''))
  return (
    <section class="hand-since" aria-label={title}>
      <h2>{title}</h2>
      <FiveLines running={gather(last, view.sessions)} />
      <div class="chips">
        <Button look="chip" onPress={() => readReport(last.id)}>
          {t.read}
        </Button>
        <Button
          look="chip"
          onPress={() => {
            board.drafts.keep(key, last.id)
            setSeen(last.id)
          }}
        >
          {t.seen}
        </Button>
      </div>
    </section>
  )
}
