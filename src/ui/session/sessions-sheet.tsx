// The sessions that were held, the last one first: five lines and the real minutes of each part.
import { useState } from 'preact/hooks'
import { ScrollText } from 'lucide'
import type { SessionId } from '../../board/schema.ts'
import { gather, sameAs } from '../../session/running.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'
import { closeSheet } from '../sheets.ts'
import { FiveLines } from './five-lines.tsx'
import { readReport } from './in-session.ts'
import { OtherSessions } from './other-sessions.tsx'
import { PartTable } from './report.tsx'
import { nextSession, ThisWeek, Weeks } from './rhythm.tsx'
import './sessions-sheet.css'

export function SessionsSheet() {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value.report
  const next = nextSession(board)
  const [open, setOpen] = useState<SessionId | null>(null)
  const held = view.sessions.filter((one) => one.durationMinutes !== null && !sameAs(one)).reverse()
  return (
    <Sheet
      title={aroundWords.value.settings.sessions}
      closeLabel={words.value.common.close}
      onClose={closeSheet}
      wide
    >
      <div class="sessions-rhythm">
        <Weeks />
        {next && <p>{sessionWords.value.rhythm.nextIs(next)}</p>}
        <ThisWeek />
      </div>
      {!board.readOnly.value && <OtherSessions />}
      {held.length === 0 && <p>{t.noHistory}</p>}
      <ul class="sessions-list">
        {held.map((card) => {
          const kind = card.kind === 'board' ? '' : sessionWords.value.kinds.names[card.kind]
          const facts = [
            kind,
            t.length(card.durationMinutes ?? 0),
            card.score === null ? t.noScore : t.score(card.score),
          ].filter(Boolean)
          return (
            <li key={card.id}>
              <button
                type="button"
                class="sessions-row"
                aria-expanded={open === card.id}
                aria-label={[t.open(dayAndMonth(card.date ?? '')), ...facts].join(', ')}
                onClick={() => setOpen(open === card.id ? null : card.id)}
              >
                <time>{dayAndMonth(card.date ?? '')}</time>
                {facts.map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
              </button>
              {open === card.id && (
                <div class="sessions-open">
                  <FiveLines running={gather(card, view.sessions)} />
                  {card.note && <p>{card.note}</p>}
                  <PartTable card={card} />
                  <Button
                    icon={ScrollText}
                    onPress={() => {
                      closeSheet()
                      readReport(card.id)
                    }}
                  >
                    {sessionWords.value.rhythm.read}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
