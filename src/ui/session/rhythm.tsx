// The weekly rhythm: a neutral dot for every week, when the next session is and whose turn it is to lead.
import { isoWeek, mondayOf } from '../../board/day.ts'
import { nextSessionDay, weeklyRhythm } from '../../insights/rhythm.ts'
import { expectedPresent, mayLead, proposeRoles } from '../../session/rotation.ts'
import { useState } from 'preact/hooks'
import { useBoard } from '../board-context.ts'
import type { OpenBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { sessionWords } from '../session-language.ts'
import { Why } from './why.tsx'

/** `di 25 nov · Chaima leidt`; empty when no day was agreed. */
export function nextSession(board: OpenBoard): string {
  const view = board.view.value
  const day = nextSessionDay(view, board.today.value)
  if (!day) return ''
  const { leader } = proposeRoles(expectedPresent(mayLead(view), day), view.sessions)
  const member = view.members.find(({ id }) => id === leader)
  const date = dayAndMonth(day)
  return member ? sessionWords.value.rhythm.next(date, member.name || member.sign) : date
}

/** @param most how many weeks, the last ones; all of this year unless told otherwise */
export function Weeks({ most }: { most?: number }) {
  const board = useBoard()
  const t = sessionWords.value.rhythm
  return (
    <ol class="session-weeks" aria-label={t.weeks}>
      {weeklyRhythm(board.view.value, board.today.value, most).map(({ monday, state, reason }) => {
        const said = `${words.value.common.week(isoWeek(monday))}: ${reason || t.states[state]}`
        return (
          <li key={monday} class={state} title={said}>
            <span class="visually-hidden">{said}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** Skips this week with a reason, or takes that back. */
export function ThisWeek() {
  const board = useBoard()
  const [asking, setAsking] = useState(false)
  const t = sessionWords.value.rhythm
  const today = board.today.value
  const skipped = board.view.value.skippedWeeks.find(({ date }) => mondayOf(date) === mondayOf(today))
  if (board.readOnly.value) return <p>{skipped && t.skipped(skipped.reason)}</p>
  if (skipped) {
    return (
      <p>
        {t.skipped(skipped.reason)}{' '}
        <Button look="chip" onPress={() => board.change.unskipWeek(skipped.id)}>
          {t.unskip}
        </Button>
      </p>
    )
  }
  if (!asking) return <Button onPress={() => setAsking(true)}>{t.skip}</Button>
  return (
    <Why
      of={mondayOf(today)}
      label={t.why}
      action={t.skip}
      onCancel={() => setAsking(false)}
      onWhy={(reason) => {
        board.change.skipWeek({ date: today, reason })
        setAsking(false)
      }}
    />
  )
}
