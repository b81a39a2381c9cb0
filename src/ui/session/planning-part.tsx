// Planning: the coming week, in words short enough to read from the circle.
import { CalendarPlus, Lightbulb } from 'lucide'
import { addDays } from '../../board/day.ts'
import { useBoard } from '../board-context.ts'
import { laggingInstrument } from '../../insights/instruments.ts'
import { weekdayAndDay } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Faces } from '../kit/face.tsx'
import { lazy } from '../kit/lazy.tsx'
import { peopleOf } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { show } from '../sheets.ts'
import { Said } from '../written.tsx'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import './lines.css'

const { Lazy: DueHabits } = lazy(async () => (await import('../rhythm/with-words.ts')).dueHabits())

const DAYS = 8
const SHOWN = 7

export function PlanningPart(props: PartProps) {
  const board = useBoard()
  const t = sessionWords.value.planningPart
  const view = board.view.value
  const today = board.today.value
  const until = addDays(today, DAYS)
  const items = view.planning.filter(
    ({ date, done, archivedAt }) => !done && !archivedAt && date !== null && date >= today && date <= until,
  )
  const lagging = view.kind === 'team' ? laggingInstrument(view.planning, view.holidays, today) : null
  return (
    <Stage {...props} ask={sessionWords.value.says.planning} title={t.title}>
      <DueHabits />
      {items.length === 0 && <p class="session-empty">{view.kind === 'class' ? t.noneOfClass : t.none}</p>}
      <ul class="session-plan">
        {items.slice(0, SHOWN).map((item) => (
          <li key={item.id}>
            <time>
              {item.date && weekdayAndDay(item.date)} {item.time}
            </time>
            <span>
              {item.text ? null : item.kind}
              <Said card={item} />
            </span>
            <Faces people={peopleOf(view.members, item.participantIds)} />
          </li>
        ))}
      </ul>
      {items.length > SHOWN && (
        <p class="session-more">{sessionWords.value.successPart.more(items.length - SHOWN)}</p>
      )}
      {!board.readOnly.value && (
        <div class="session-low">
          {lagging && <p class="session-more">{t.ago[lagging.instrument](lagging.weeks)}</p>}
          <div class="session-row">
            {lagging && (
              <Button
                icon={Lightbulb}
                onPress={() => show({ sheet: 'new-planning', text: `${t.instrument[lagging.instrument]} ` })}
              >
                {t.plan[lagging.instrument]}
              </Button>
            )}
            <Button icon={CalendarPlus} onPress={() => show({ sheet: 'new-planning' })}>
              {t.add}
            </Button>
          </div>
        </div>
      )}
    </Stage>
  )
}
