// A board that hangs on the wall all day: it fills the screen, stays on, says how old it is, shows one goal after another
// when nobody touches it, and dims when nobody is at school. The touch that wakes it does nothing else. Whatever was left
// open, the board comes back; only a session that goes on is left alone.
import { useEffect, useRef, useState } from 'preact/hooks'
import { daysBetween } from '../../board/day.ts'
import { lastHeld, lastMeasured } from '../../insights/ages.ts'
import { goalsToMeasure } from '../../insights/goals-to-measure.ts'
import { useBoard } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { GoalChart } from '../goals/goal-chart.tsx'
import { sayGoal } from '../goals/values.ts'
import { inSession, reportShown, sessionNow } from '../session/in-session.ts'
import { stayAwake } from '../session/stay-awake.ts'
import { openSheet } from '../sheets.ts'
import { wallWords } from '../wall-language.ts'
import { goalInTurn, TURN_MS } from './goal-turn.ts'
import { hung, touchedAt } from './reading.ts'
import { isSchoolTime, schoolHours } from './school-time.ts'
import './wall-mode.css'

/** After the last touch, outside school hours. */
const AWAKE_MS = 5 * 60_000
/** So long untouched, minutes or tasks were left open by somebody who is gone. */
const LEFT_MS = 5 * 60_000
/** What scrolls is being read. */
const TOUCHES = ['click', 'keydown', 'scroll']

/** In the header of a board that hangs: how old it is. */
export function WallAges() {
  return hung.value === useBoard().id ? (
    <p class="wall-ages">
      <Ages />
    </p>
  ) : null
}

function Ages() {
  const { view, today } = useBoard()
  const t = wallWords.value
  const age = (day: string | null) => (day ? Math.max(0, daysBetween(day, today.value)) : null)
  return (
    <>
      <span>{t.measured(age(lastMeasured(view.value)))}</span>{' '}
      <span>{t.held(age(lastHeld(view.value)))}</span>
    </>
  )
}

export function WallMode() {
  const board = useBoard()
  const view = board.view.value
  const [now, look] = useState(Date.now)
  const [openedAt] = useState(now)

  useEffect(stayAwake, [])
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), TURN_MS)
    const onTouch = ({ type }: Event) => {
      touchedAt.value = Date.now()
      // A browser fills the screen only after a touch, so also after a power cut.
      if (type === 'click' && !document.fullscreenElement) {
        document.documentElement.requestFullscreen?.().catch(() => {
          // Not allowed here, such as in an app that has no other windows: the board is as large as it can be.
        })
      }
    }
    for (const touches of TOUCHES) addEventListener(touches, onTouch, true)
    return () => {
      clearInterval(timer)
      for (const touches of TOUCHES) removeEventListener(touches, onTouch, true)
    }
  }, [])

  // A session is talk: nobody touches the screen, and it goes on.
  const inUse = inSession.value && sessionNow.value !== null
  const lastUse = useRef(0)
  if (inUse) lastUse.current = now
  const touched = Math.max(touchedAt.value, lastUse.current)
  const asleep = now - touched > AWAKE_MS && !isSchoolTime(new Date(now), schoolHours.value, view.holidays)
  const idleMs = now - Math.max(touched, openedAt)
  const isLeft = idleMs > LEFT_MS
  useEffect(() => {
    if (!isLeft) return
    boardSide.value = 'improvement'
    reportShown.value = null
    inSession.value = false
  }, [isLeft])
  const isBoard = !inSession.value && boardSide.value === 'improvement' && !openSheet.value
  const goal = asleep || !isBoard ? null : goalInTurn(goalsToMeasure(view), idleMs)
  return (
    <>
      {goal && (
        <button type="button" class="wall-asleep wall-goal" ref={(button) => button?.focus()}>
          <b>{sayGoal(goal)}</b>
          <GoalChart goal={goal} still />
        </button>
      )}
      {asleep && (
        <button type="button" class="wall-asleep" ref={(button) => button?.focus()}>
          <Ages />
          <b>{wallWords.value.asleep}</b>
        </button>
      )}
    </>
  )
}
