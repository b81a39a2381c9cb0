// A board that hangs on the wall all day: it fills the screen, stays on, says how old it is, shows one goal after another
// when nobody touches it, and dims when nobody is at school. The touch that wakes it does nothing else.
import { useEffect, useState } from 'preact/hooks'
import { daysBetween } from '../../board/day.ts'
import { lastHeld, lastMeasured } from '../../insights/ages.ts'
import { goalsToMeasure } from '../../insights/goals-to-measure.ts'
import { useBoard } from '../board-context.ts'
import { GoalChart } from '../goals/goal-chart.tsx'
import { sayGoal } from '../goals/values.ts'
import { stayAwake } from '../session/stay-awake.ts'
import { openSheet } from '../sheets.ts'
import { wallWords } from '../wall-language.ts'
import { goalInTurn, TURN_MS } from './goal-turn.ts'
import { hung, touchedAt } from './reading.ts'
import { isSchoolTime, schoolHours } from './school-time.ts'
import './wall-mode.css'

/** After the last touch, outside school hours. */
const AWAKE_MS = 5 * 60_000
/** What scrolls is being read. */
const TOUCHES = ['click', 'keydown', 'scroll']

export function WallMode() {
  return hung.value === useBoard().id ? <Hung /> : null
}

function Hung() {
  const board = useBoard()
  const view = board.view.value
  const t = wallWords.value
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

  const age = (day: string | null) => (day ? Math.max(0, daysBetween(day, board.today.value)) : null)
  const ages = (
    <>
      <span>{t.measured(age(lastMeasured(view)))}</span> <span>{t.held(age(lastHeld(view)))}</span>
    </>
  )
  const asleep =
    now - touchedAt.value > AWAKE_MS && !isSchoolTime(new Date(now), schoolHours.value, view.holidays)
  const idleMs = now - Math.max(touchedAt.value, openedAt)
  const goal = asleep || openSheet.value ? null : goalInTurn(goalsToMeasure(view), idleMs)
  return (
    <>
      <p class="wall-ages">{ages}</p>
      {goal && (
        <button type="button" class="wall-asleep wall-goal" ref={(button) => button?.focus()}>
          <b>{sayGoal(goal)}</b>
          <GoalChart goal={goal} still />
        </button>
      )}
      {asleep && (
        <button type="button" class="wall-asleep" ref={(button) => button?.focus()}>
          {ages}
          <b>{t.asleep}</b>
        </button>
      )}
    </>
  )
}
