// What the room looks at while hands work below it: how the goals stand, and the newest successes. Nothing here can be tapped;
// everything in it is also in the zones, so it is not read aloud twice.
import { activeGoals } from '../../insights/active-goals.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard } from '../board-context.ts'
import { valueWithUnit } from '../formats.ts'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { Said } from '../written.tsx'
import { Sparkline } from '../zones/sparkline.tsx'
import { NextSession } from './next-session.tsx'
import './far-zones.css'
import './low-zones.css'
import { Star } from 'lucide'

const SUCCESSES = 3

export function LowPicture() {
  const view = useBoard().view.value
  return (
    <div class="low-picture" aria-hidden="true">
      {activeGoals(view).map((goal) => {
        const { id, text, indicator } = goal
        const { series, latest } = progressOf(goal, view.measurements)
        const value = latest?.value ?? null
        return (
          <div key={id} class="goal">
            <p>{text}</p>
            <Sparkline series={series} indicator={indicator} />
            {value === null ? (
              <span class="goal-not-measured">{words.value.goal.noMeasure}</span>
            ) : (
              <b>{valueWithUnit(value, indicator)}</b>
            )}
          </div>
        )
      })}
      {newestSuccesses(view)
        .slice(0, SUCCESSES)
        .map((success) => (
          <p key={success.id} class="low-success">
            <Icon of={Star} />
            <Said card={success} />
          </p>
        ))}
      <NextSession />
    </div>
  )
}
