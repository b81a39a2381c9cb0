// The session on the screen: one part at a time, the clock beside it, controls low. What a part shows is in its own file.
import { useEffect, useRef } from 'preact/hooks'
import { useBoard } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { hideToast } from '../kit/toast.tsx'
import { sessionWords } from '../session-language.ts'
import { timingOf } from '../../session/budget.ts'
import { isAgendaPart } from '../../session/kinds.ts'
import type { Running } from '../../session/running.ts'
import { ActionsPart } from './actions-part.tsx'
import { CheckInPart } from './check-in-part.tsx'
import { ClosePart } from './close-part.tsx'
import type { Conductor } from './conductor.ts'
import { GoalsPart } from './goals-part.tsx'
import { useStanding } from './heading.ts'
import { inSession, reportShown } from './in-session.ts'
import { KindPart } from './kind-part.tsx'
import { onThisScreen, softSound } from './on-this-screen.ts'
import { partName, partSays } from './part-words.ts'
import { PlanningPart } from './planning-part.tsx'
import { Report } from './report.tsx'
import { Side } from './side.tsx'
import { Steps } from './steps.tsx'
import { SuccessesPart } from './successes-part.tsx'
import { stayAwake } from './stay-awake.ts'
import './session-screen.css'

export function SessionScreen({ conductor }: { conductor: Conductor }) {
  const running = conductor.running.value
  const board = useBoard()
  const chosen = reportShown.value
  const ended = board.view.value.sessions.find(({ id }) => id === chosen) ?? conductor.ended.value
  const shown = running !== null || ended !== null
  useEffect(() => {
    if (!shown) inSession.value = false
  }, [shown])
  if (running && !chosen) return <Live conductor={conductor} running={running} />
  return ended && <Report card={ended} />
}

/** What every part is given. */
export type PartProps = { conductor: Conductor; running: Running }

const PARTS = {
  'check-in': CheckInPart,
  successes: SuccessesPart,
  goals: GoalsPart,
  actions: ActionsPart,
  planning: PlanningPart,
  'check-out': ClosePart,
} as const

function Live({ conductor, running }: PartProps) {
  const board = useBoard()
  const { state } = running
  const t = sessionWords.value
  const Part = isAgendaPart(state.part) ? PARTS[state.part] : KindPart
  const { celebrate } = onThisScreen.value
  const before = useRef(state.part)
  useEffect(stayAwake, [])
  useStanding()
  useEffect(() => {
    if (before.current !== state.part && onThisScreen.peek().sound) softSound()
    before.current = state.part
  }, [state.part])
  useEffect(() => {
    // What was told before would lie over this part; undo has a button of its own here.
    hideToast()
    announce(`${partName(state.part)}. ${partSays(state.part)}`)
  }, [state.part])
  const timing = timingOf(state, conductor.elapsed.value * 1000)
  const minutes = Math.round(timing.total / 60_000)
  return (
    <div
      class={`session part-${state.part}${state.phase === 'paused' ? ' paused' : ''}${celebrate ? '' : ' calm'}`}
    >
      <main class="session-stage" aria-label={board.view.value.name}>
        {timing.over > 0 && (
          <p class="session-over" role="status">
            {t.session.over(minutes)}
          </p>
        )}
        <Steps running={running} timing={timing} view={board.view.value} />
        <Part key={state.part} conductor={conductor} running={running} />
      </main>
      <Side conductor={conductor} running={running} timing={timing} />
    </div>
  )
}
