// A session in five lines: for who was there, and for who was not.
import { MOODS } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { progressOf } from '../../insights/progress.ts'
import { formOf } from '../../session/check-in-form.ts'
import { minutesOf } from '../../session/minutes.ts'
import type { Running } from '../../session/running.ts'
import { useBoard } from '../board-context.ts'
import { number, valueWithUnit } from '../formats.ts'
import { sessionWords } from '../session-language.ts'
import { moodWord } from './mood-words.ts'
import './lines.css'

export function FiveLines({ running }: { running: Running }) {
  const board = useBoard()
  return (
    <ul class="session-lines">
      {fiveLines(board.view.value, running).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The five lines, as text too. */
export function fiveLines(view: BoardView, running: Running): string[] {
  const t = sessionWords.value.report
  const { session, successes, measured, answered, added } = minutesOf(
    view,
    running,
    (goal) => progressOf(goal, view.measurements).series,
  )
  const live = session.endedAt === null ? view.checkIns[session.date ?? ''] : undefined
  const counts = live ?? session.checkIn
  const moods = MOODS.map((mood) => `${counts[mood]} ${moodWord(formOf(session), mood).toLowerCase()}`)
  const values = measured.map(({ goal, before, now }) =>
    now.value === null
      ? sessionWords.value.goalPart.notMeasured
      : `${before === null ? '' : `${number(before)} → `}${valueWithUnit(now.value, goal.indicator)}`,
  )
  const carried = answered.later.length + answered.help.length
  return [
    MOODS.some((mood) => counts[mood] > 0) ? t.checkIn(moods.join(', ')) : t.noCheckIn,
    t.successes(successes.length),
    values.length > 0 ? t.measured(values.join(', ')) : t.nothingMeasured,
    `${t.actions(answered.done.length, carried)} · ${t.added(added.length)}`,
    `${session.score === null ? t.noScore : t.score(session.score)}${session.tip ? ` · ${t.tip(session.tip)}` : ''}`,
  ]
}
