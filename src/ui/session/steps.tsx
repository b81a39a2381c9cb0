// The parts of the session as thin bars, as wide as the time they have. Calm: a bar fills, nothing ever alarms.
import type { BoardView } from '../../board/view.ts'
import type { Timing } from '../../session/budget.ts'
import type { Running } from '../../session/running.ts'
import { sessionWords } from '../session-language.ts'
import { partName } from './part-words.ts'
import { placeOf } from './place.ts'
import './steps.css'

type StepsProps = { running: Running; timing: Timing; view: BoardView }

export function Steps({ running, timing, view }: StepsProps) {
  const t = sessionWords.value.session
  const place = placeOf(running, view)
  return (
    <ol class="session-steps" aria-label={t.progress}>
      {timing.parts.map(({ part, guide, spent, rest, at }) => {
        const filled = at === 'now' ? spent / Math.max(1, spent + rest) : at === 'before' ? 1 : 0
        return (
          <li
            key={part}
            class={`${at}${at !== 'now' && running.state.seen.includes(part) ? ' seen' : ''}`}
            style={{ flexGrow: Math.max(0.6, guide / 120_000) }}
            aria-current={at === 'now' ? 'step' : undefined}
          >
            <span class="bar">
              <span style={{ width: `${Math.round(filled * 100)}%` }} />
            </span>
            <span class="word">
              {partName(part)}
              {at === 'now' && place && ` · ${t.place(place.n, place.of)}`}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
