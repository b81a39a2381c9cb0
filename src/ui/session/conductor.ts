// Conducts the session on this screen: finds the one that goes on, keeps its time and writes its steps. One for each board;
// it lives as long as the board is open, whether the screen shows the session or the board.
import { computed, effect, signal } from '@preact/signals'
import type { ReadonlySignal } from '@preact/signals'
import { dayOf } from '../../board/day.ts'
import type { Session, SessionKind } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { agendaFor } from '../../session/agenda.ts'
import { nextForm } from '../../session/check-in-form.ts'
import {
  ASK_FIRST_MS,
  BEAT_MS,
  isForgotten,
  keepTime,
  leaderIsHere,
  shouldSpeak,
} from '../../session/clock.ts'
import type { Beat, Clock } from '../../session/clock.ts'
import { agendaOf } from '../../session/kinds.ts'
import type { OtherKind, RetroFormat } from '../../session/kinds.ts'
import { partsOf } from '../../session/minutes.ts'
import { expectedPresent, mayLead, proposeRoles } from '../../session/rotation.ts'
import { findForgotten, findRunning, sameAs } from '../../session/running.ts'
import type { Running } from '../../session/running.ts'
import type { Doing, PlannedPart } from '../../session/steps.ts'
import type { OpenBoard } from '../board-context.ts'
import { hear } from './beats.ts'
import { inSession, sessionNow } from './in-session.ts'
import { screenName } from './screen-name.ts'

export type Conductor = {
  running: ReadonlySignal<Running | null>
  /** Session time in whole seconds. */
  elapsed: ReadonlySignal<number>
  leads: ReadonlySignal<boolean>
  /** The leading screen was heard within the last seconds. */
  leaderHere: ReadonlySignal<boolean>
  /** The session that this screen saw end, to show what came of it. */
  ended: ReadonlySignal<Session | null>
  start: () => void
  /** Begins a session of another kind, in so many minutes. */
  startOther: (kind: OtherKind, minutes: number, format: RetroFormat) => void
  /** Writes a step. With `also`, both are one step to undo. */
  step: (doing: Doing, also?: () => void) => void
  end: () => void
  close: () => void
}

const TICK_MS = 500

export function conduct(board: OpenBoard): Conductor {
  const me = screenName()
  const { change } = board.session
  const running = computed(() => findRunning(board.view.value.sessions, board.today.value, Date.now()))
  const elapsed = signal(0)
  const leaderHere = signal(true)
  const endedId = signal<string | null>(null)
  let beats: Beat[] = []
  let clock: Clock | null = null
  let slept = false
  let said = 0
  let saidAt = 0
  let timer: ReturnType<typeof setInterval> | undefined

  const now = () => ({ wall: Date.now(), mono: performance.now() })

  function tick() {
    const found = running.peek()
    if (!found) return
    const at = now()
    clock = keepTime(clock, found.state, beats, me, at, slept)
    slept = false
    elapsed.value = Math.floor(clock.elapsed / 1000)
    leaderHere.value = leaderIsHere(found.state, beats, me, at.mono) || at.mono - clock.since < BEAT_MS * 2
    if (board.readOnly.peek()) return
    speak(found, at.mono)
    if (isForgotten(found.state, clock, beats, me, at)) finish(found, clock.elapsed)
  }

  function speak({ state }: Running, mono: number) {
    if (mono - saidAt < BEAT_MS || !shouldSpeak(state, beats, me, mono)) return
    saidAt = mono
    said += 1
    board.session.say({ session: state.id, device: me, at: Math.round(clock?.elapsed ?? 0), n: said })
  }

  /** Session time to the millisecond, for a step. */
  function exact(found: Running): number {
    clock = keepTime(clock, found.state, beats, me, now())
    return Math.round(clock.elapsed)
  }

  function finish(found: Running, at: number) {
    const { card, doubles, state } = found
    const stamp = { at: Math.round(at), wall: Date.now(), by: me }
    const { checkIns, members, kind } = board.view.peek()
    const counts = checkIns[card.date ?? ''] ?? card.checkIn
    const away = members.filter(({ id, left }) => !left && !card.presentIds.includes(id)).map(({ id }) => id)
    for (const double of doubles) {
      if (!sameAs(double)) change.appendSessionLog(double.id, { do: 'same', as: card.id, ...stamp })
    }
    change.appendSessionLog(card.id, { do: 'end', ...stamp })
    change.editSession(card.id, {
      endedAt: new Date().toISOString(),
      durationMinutes: Math.max(1, Math.round(at / 60_000)),
      parts: partsOf(state, at),
      checkIn: counts,
      absentIds: kind === 'team' ? away : [],
    })
  }

  function start(kind: SessionKind, agendaNow: (view: BoardView) => PlannedPart[], format?: RetroFormat) {
    if (running.peek() || board.readOnly.peek()) return
    const view = board.view.peek()
    const today = board.today.peek()
    const held = view.sessions.filter(({ kind }) => kind === 'board')
    const present = view.kind === 'team' ? expectedPresent(view.members, today) : []
    const roles = proposeRoles(expectedPresent(mayLead(view), today), held)
    const period = view.periods.find(({ from, to }) => from <= today && today <= to)
    const id = change.addSession({
      kind,
      date: today,
      periodId: period?.id ?? null,
      startedAt: new Date().toISOString(),
      checkInForm: nextForm(held),
      presentIds: present,
      facilitatorIds: roles.leader ? [roles.leader] : [],
      timekeeperId: roles.timekeeper,
      scribeId: roles.scribe,
    })
    if (!id) return
    const agenda = agendaNow(view)
    change.appendSessionLog(id, { do: 'start', agenda, format, at: 0, wall: Date.now(), by: me })
    inSession.value = true
  }

  const stops = [
    effect(() => {
      beats = hear(beats, board.session.heard.value, performance.now())
      tick()
    }),
    effect(() => {
      const found = running.value
      sessionNow.value = found?.card.id ?? null
      clearInterval(timer)
      timer = found ? setInterval(tick, TICK_MS) : undefined
      if (found) {
        endedId.value = found.card.id
        tick()
        mergeDoubles(found)
      } else board.session.say(null)
    }),
    effect(() => {
      const left = findForgotten(board.view.value.sessions, board.today.value, Date.now())
      // Wait for what the others have: on this device it may only look as if nobody closed it.
      if (!left || board.readOnly.value || board.shared.value.link !== 'open') return undefined
      const asked = setTimeout(() => {
        // The clock of this device may be a day ahead of a session that goes on.
        if (!leaderIsHere(left.state, beats, me, performance.now())) finish(left, left.state.last.at)
      }, ASK_FIRST_MS)
      return () => clearTimeout(asked)
    }),
  ]
  const onSight = () => {
    slept = true
    tick()
  }
  document.addEventListener('visibilitychange', onSight)

  /** Of two sessions that began at once the leading screen writes down which one they are. */
  function mergeDoubles({ card, doubles, state }: Running) {
    if (state.leader !== me || board.readOnly.peek()) return
    for (const double of doubles) {
      if (sameAs(double)) continue
      const stamp = { at: state.last.at, wall: Date.now(), by: me }
      change.appendSessionLog(double.id, { do: 'same', as: card.id, ...stamp })
    }
  }

  return {
    running,
    elapsed,
    leads: computed(() => running.value?.state.leader === me && !board.readOnly.value),
    leaderHere,
    ended: computed(() => {
      const view = board.view.value
      const held = view.sessions.filter(({ endedAt, date }) => endedAt !== null && date === dayOf(new Date()))
      return (
        view.sessions.find(({ id, endedAt }) => id === endedId.value && endedAt !== null) ??
        held.pop() ??
        null
      )
    }),
    start: () => start('board', (view) => agendaFor(view.kind, view.sessionPlan, view.sessionPlan.minutes)),
    startOther: (kind, minutes, format) => start(kind, () => agendaOf(kind, minutes), format),
    step(doing, also) {
      const found = running.peek()
      if (!found || board.readOnly.peek()) return
      const entry = { ...doing, at: exact(found), wall: Date.now(), by: me }
      if (also) {
        board.session.asOne(() => {
          also()
          board.change.appendSessionLog(found.card.id, entry)
        })
      } else change.appendSessionLog(found.card.id, entry)
      tick()
    },
    end() {
      const found = running.peek()
      if (found) finish(found, exact(found))
    },
    close() {
      clearInterval(timer)
      for (const stop of stops) stop()
      document.removeEventListener('visibilitychange', onSight)
      board.session.say(null)
      sessionNow.value = null
    },
  }
}
