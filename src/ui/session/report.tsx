// The minutes of a session that was held: five lines, the real time of each part, to read, copy and print.
import { useEffect } from 'preact/hooks'
import { Copy, Printer } from 'lucide'
import type { Session } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { partNamed } from '../../session/kinds.ts'
import { gather } from '../../session/running.ts'
import { useBoard } from '../board-context.ts'
import { copyText } from '../copy-text.ts'
import { dayAndMonth } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { toast } from '../kit/toast.tsx'
import { peopleOf } from '../people.ts'
import type { Note } from '../../session/state.ts'
import { partName } from './part-words.ts'
import { sessionWords } from '../session-language.ts'
import { clockTime } from './clock-time.ts'
import { fiveLines, FiveLines } from './five-lines.tsx'
import { standAtHeading } from './heading.ts'
import { inSession, reportShown } from './in-session.ts'
import { seenKey } from './news.tsx'
import './report.css'
import './stage.css'

export function Report({ card }: { card: Session }) {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value
  const running = gather(card, view.sessions)
  useEffect(standAtHeading, [])
  useEffect(() => board.drafts.keep(seenKey(board.id), card.id), [card.id])
  const names = peopleOf(view.members, card.presentIds).map(({ name }) => name)
  return (
    <div class="session report">
      <main class="session-stage">
        <section class="session-card">
          <p class="session-ask">
            {dayAndMonth(card.date ?? '')} · {t.report.length(card.durationMinutes ?? 0)}
          </p>
          <h1 tabIndex={-1}>{titleOf(card)}</h1>
          <div class="session-report">
            <div>
              <FiveLines running={running} />
              <WrittenNotes notes={running.state.notes} />
              {names.length > 0 && <p class="session-more">{t.report.present(names.join(', '))}</p>}
            </div>
            <PartTable card={card} />
          </div>
        </section>
        <nav class="session-controls">
          <Button icon={Copy} onPress={() => void copyReport(view, card)}>
            {t.report.copy}
          </Button>
          <Button icon={Printer} onPress={() => window.print()}>
            {t.report.print}
          </Button>
          <span class="session-controls-end">
            <Button look="main" onPress={leave}>
              {t.session.toBoard}
            </Button>
          </span>
        </nav>
      </main>
    </div>
  )
}

function leave() {
  reportShown.value = null
  inSession.value = false
}

/** Real minutes beside the planned ones. */
export function PartTable({ card }: { card: Session }) {
  const t = sessionWords.value.report
  if (card.parts.length === 0) return null
  return (
    <table class="session-parts">
      <thead>
        <tr>
          <th scope="col">{t.part}</th>
          <th scope="col">{t.planned}</th>
          <th scope="col">{t.actual}</th>
        </tr>
      </thead>
      <tbody>
        {card.parts.map(({ part, plannedSeconds, actualSeconds }) => (
          <tr key={part}>
            <th scope="row">{nameOf(part)}</th>
            <td>{clockTime(plannedSeconds * 1000)}</td>
            <td>{actualSeconds === null ? '–' : clockTime(actualSeconds * 1000)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(part: string): string {
  const known = partNamed(part)
  return known ? partName(known) : part
}

/** "Verslag van de bordsessie", or of what it was. */
function titleOf({ kind }: Session): string {
  const t = sessionWords.value
  return kind === 'board' ? t.report.title : t.kinds.report(t.kinds.names[kind].toLowerCase())
}

/** What was written on notes, by column. */
function WrittenNotes({ notes }: { notes: readonly Note[] }) {
  return (
    <>
      {byColumn(notes).map(([column, said]) => (
        <p key={column}>
          <b>{column}:</b> {said}
        </p>
      ))}
    </>
  )
}

function byColumn(notes: readonly Note[]): [column: string, said: string][] {
  const columns = [...new Set(notes.map(({ column }) => column))]
  const names: Partial<Record<string, string>> = sessionWords.value.kinds.columns
  return columns.map((column) => {
    const own = notes.filter((note) => note.column === column)
    return [names[column] ?? column, own.map(({ text }) => text).join(' · ')]
  })
}

/** The minutes as plain text, to paste in a letter. */
function reportText(view: BoardView, card: Session): string {
  const t = sessionWords.value.report
  const names = peopleOf(view.members, card.presentIds).map(({ name }) => name)
  const running = gather(card, view.sessions)
  return [
    `${titleOf(card)}, ${view.name}, ${dayAndMonth(card.date ?? '')} (${t.length(card.durationMinutes ?? 0)})`,
    ...fiveLines(view, running).map((line) => `- ${line}`),
    ...byColumn(running.state.notes).map(([column, said]) => `${column}: ${said}`),
    ...(names.length > 0 ? [t.present(names.join(', '))] : []),
    ...card.parts.map(
      ({ part, actualSeconds }) =>
        `${nameOf(part)}: ${actualSeconds === null ? '–' : clockTime(actualSeconds * 1000)}`,
    ),
  ].join('\n')
}

/** Copies the minutes, and says whether that worked. */
async function copyReport(view: BoardView, card: Session) {
  const t = sessionWords.value.report
  toast((await copyText(reportText(view, card))) ? t.copied : t.copyFailed)
}
