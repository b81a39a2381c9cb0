// Who leads, keeps the time and writes today: those of the running or last session of today, else whose turn it is.
import { Crown, Pencil, Timer } from 'lucide'
import type { MemberId } from '../../board/schema.ts'
import { expectedPresent, proposeRoles } from '../../session/rotation.ts'
import { useBoard } from '../board-context.ts'
import { classWords } from '../class-language.ts'
import { Icon } from '../kit/icon.tsx'
import { personOf } from '../people.ts'
import './jobs.css'

export function Jobs() {
  const board = useBoard()
  const { members, sessions } = board.view.value
  const t = classWords.value
  const today = board.today.value
  const now = sessions.find(({ date, kind }) => date === today && kind === 'board')
  const proposed = proposeRoles(expectedPresent(members, today), sessions)
  const nameOf = (id: MemberId | null | undefined) => {
    const member = members.find((one) => one.id === id)
    return member && personOf(member).name
  }
  const leader = nameOf(now?.facilitatorIds[0] ?? proposed.leader)
  const timekeeper = nameOf(now?.timekeeperId ?? proposed.timekeeper)
  const scribe = nameOf(now?.scribeId ?? proposed.scribe)
  if (!leader) return null
  return (
    <ul class="jobs" aria-label={t.jobs}>
      <li>
        <Icon of={Crown} />
        {t.leads}
        <b> {leader}</b>
      </li>
      {timekeeper && (
        <li>
          <Icon of={Timer} />
          <b>{timekeeper} </b>
          {t.keepsTime}
        </li>
      )}
      {scribe && (
        <li>
          <Icon of={Pencil} />
          <b>{scribe} </b>
          {t.writes}
        </li>
      )}
    </ul>
  )
}
