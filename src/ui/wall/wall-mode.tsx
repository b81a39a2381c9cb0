// A board that hangs on the wall all day: it fills the screen, stays on, says how old it is, and dims when nobody is at school.
// The touch that wakes it does nothing else.
import { useEffect, useState } from 'preact/hooks'
import { daysBetween } from '../../board/day.ts'
import { lastHeld, lastMeasured } from '../../insights/ages.ts'
import { useBoard } from '../board-context.ts'
import { stayAwake } from '../session/stay-awake.ts'
import { wallWords } from '../wall-language.ts'
import { hung, touchedAt } from './reading.ts'
import { isSchoolTime, schoolHours } from './school-time.ts'
import './wall-mode.css'

/** After the last touch, outside school hours. */
const AWAKE_MS = 5 * 60_000
const LOOK_EVERY_MS = 20_000

export function WallMode() {
  return hung.value === useBoard().id ? <Hung /> : null
}

function Hung() {
  const board = useBoard()
  const view = board.view.value
  const t = wallWords.value
  const [now, look] = useState(Date.now)

  useEffect(stayAwake, [])
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), LOOK_EVERY_MS)
    const onTouch = () => {
      // A browser fills the screen only after a touch, so also after a power cut.
      if (!document.fullscreenElement) {
        document.documentElement.requestFullscreen?.().catch(() => {
          // Not allowed here, such as in an app that has no other windows: the board is as large as it can be.
        })
      }
    }
    addEventListener('click', onTouch, true)
    return () => {
      clearInterval(timer)
      removeEventListener('click', onTouch, true)
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
  return (
    <>
      <p class="wall-ages">{ages}</p>
      {asleep && (
        <button type="button" class="wall-asleep" ref={(button) => button?.focus()}>
          {ages}
          <b>{t.asleep}</b>
        </button>
      )}
    </>
  )
}
