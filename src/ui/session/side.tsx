// Beside the part: the one clock of the whole session, who does what, and what came of today so far.
import { Check, Monitor, Plus, Star, TrendingUp, X } from 'lucide'
import type { MemberId } from '../../board/schema.ts'
import { progressOf } from '../../insights/progress.ts'
import type { Timing } from '../../session/budget.ts'
import { minutesOf } from '../../session/minutes.ts'
import { useBoard } from '../board-context.ts'
import { number, valueWithUnit } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Face } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { personOf, presentMembers } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { clockTime } from './clock-time.ts'
import { inSession } from './in-session.ts'
import type { PartProps } from './session-screen.tsx'
import './side.css'

const RADIUS = 150
const ROUND = 2 * Math.PI * RADIUS

export function Side({ conductor, running, timing }: PartProps & { timing: Timing }) {
  const t = sessionWords.value.session
  const leads = conductor.leads.value
  const closing = running.state.part === 'check-out'
  const canClose = leads && !closing && running.state.agenda.some(({ part }) => part === 'check-out')
  return (
    <aside class="session-side">
      <Ring timing={timing} paused={running.state.phase === 'paused'} />
      <RoleList running={running} conductor={conductor} />
      <TodayList running={running} conductor={conductor} />
      <p class="session-who-leads">
        <Icon of={Monitor} /> {leads ? t.leadsHere : conductor.leaderHere.value ? t.follows : t.leaderGone}
      </p>
      <div class="session-side-end">
        {leads && (
          <Button
            icon={Plus}
            label={t.minute}
            onPress={() => conductor.step({ do: 'minute', part: running.state.part })}
          >
            1<small> {t.min}</small>
          </Button>
        )}
        <Button onPress={() => (inSession.value = false)}>{t.toBoard}</Button>
        {canClose && (
          <Button icon={X} onPress={() => conductor.step({ do: 'show', part: 'check-out', item: null })}>
            {t.close}
          </Button>
        )}
      </div>
    </aside>
  )
}

function Ring({ timing, paused }: { timing: Timing; paused: boolean }) {
  const t = sessionWords.value.session
  const minutes = Math.round(timing.total / 60_000)
  const share = timing.total > 0 ? timing.left / timing.total : 0
  const time = clockTime(timing.over > 0 ? timing.over : timing.left)
  return (
    <div class="session-clock" role="timer" aria-label={t.clock(clockTime(timing.left), minutes)}>
      <svg viewBox="0 0 340 340" aria-hidden="true">
        <circle class="ring" cx="170" cy="170" r={RADIUS} />
        {share > 0 && (
          <circle
            class="left"
            cx="170"
            cy="170"
            r={RADIUS}
            stroke-dasharray={`${share * ROUND} ${ROUND}`}
            transform="rotate(-90 170 170)"
          />
        )}
      </svg>
      <p>
        <b>{timing.over > 0 ? `+${time}` : time}</b>
        <span>{paused ? t.paused : t.ofMinutes(minutes)}</span>
      </p>
    </div>
  )
}

function RoleList({ running, conductor }: PartProps) {
  const board = useBoard()
  const { card } = running
  const t = sessionWords.value.session
  const { members, kind } = board.view.value
  const here = presentMembers(members)
  // Only who is there can do it; where nobody was tapped (a class), anybody.
  const able = card.presentIds.length > 0 ? here.filter(({ id }) => card.presentIds.includes(id)) : here
  const set = board.session.change.editSession
  const roles = [
    {
      what: t.leads,
      id: card.facilitatorIds[0] ?? null,
      give: (id: MemberId) => set(card.id, { facilitatorIds: [id] }),
    },
    {
      what: t.watchesTime,
      id: card.timekeeperId,
      give: (id: MemberId) => set(card.id, { timekeeperId: id }),
    },
    { what: t.writes, id: card.scribeId, give: (id: MemberId) => set(card.id, { scribeId: id }) },
  ]
  if (here.length < 2 && kind === 'team') return null
  return (
    <ul class="session-roles">
      {roles.map(({ what, id, give }) => {
        const member = members.find((one) => one.id === id)
        const next = able[(able.findIndex((one) => one.id === id) + 1) % Math.max(1, able.length)]
        return (
          <li key={what}>
            <button
              type="button"
              disabled={!next || board.readOnly.value || conductor.running.value === null}
              onClick={() => next && give(next.id)}
            >
              {member && <Face {...personOf(member)} />}
              <span class="name">{member?.name || member?.sign || t.nobody}</span> <small>{what}</small>
              <span class="visually-hidden">. {t.swap(what)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function TodayList({ running }: PartProps) {
  const board = useBoard()
  const t = sessionWords.value
  const view = board.view.value
  const { successes, measured, answered, added } = minutesOf(
    view,
    running,
    (goal) => progressOf(goal, view.measurements).series,
  )
  const later = answered.later.length + answered.help.length
  const came = successes.length + measured.length + answered.done.length + later + added.length
  return (
    <div class="session-today">
      {came > 0 && <h2>{t.session.today}</h2>}
      <ul>
        {successes.length > 0 && (
          <li>
            <Icon of={Star} /> {t.report.successes(successes.length)}
          </li>
        )}
        {measured.slice(0, 3).map(({ goal, before, now }) => (
          <li key={goal.id}>
            <Icon of={TrendingUp} />
            {now.value === null
              ? t.goalPart.notMeasured
              : `${before === null ? '' : `${number(before)} → `}${valueWithUnit(now.value, goal.indicator)}`}
          </li>
        ))}
        {answered.done.length + later > 0 && (
          <li>
            <Icon of={Check} /> {t.report.actions(answered.done.length, later)}
          </li>
        )}
        {added.length > 0 && (
          <li>
            <Icon of={Plus} /> {t.report.added(added.length)}
          </li>
        )}
      </ul>
    </div>
  )
}
