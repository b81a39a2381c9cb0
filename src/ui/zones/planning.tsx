// The coming weeks: who visits whom, who designs a lesson with whom, when the next session is.
import { CalendarDays } from 'lucide'
import { addDays } from '../../board/day.ts'
import type { Day, PlanningItem } from '../../board/schema.ts'
import { useBoard, usePart } from '../board-context.ts'
import { weekdayAndDay } from '../formats.ts'
import { lazy } from '../kit/lazy.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { Said } from '../written.tsx'
import { CardList } from './card-list.tsx'
import { Empty, Zone } from './zone.tsx'
import './planning.css'

const { Lazy: DueHabits } = lazy(async () => (await import('../rhythm/with-words.ts')).dueHabits())

/** What was yesterday may still be talked about today; older items are history. */
const DAYS_BACK = 1

/** Whether its day is so long ago that it hangs on the board no more. */
export function isOver({ date }: Pick<PlanningItem, 'date'>, today: Day): boolean {
  return date !== null && date < addDays(today, -DAYS_BACK)
}

export function Planning() {
  const board = useBoard()
  const t = words.value
  const today = board.today.value
  const items = usePart('planning').filter((item) => !item.archivedAt && !isOver(item, today))
  return (
    <Zone
      name={t.zones.planning}
      look="planning"
      icon={CalendarDays}
      addLabel={t.planning.addButton}
      onAdd={board.readOnly.value ? undefined : () => show({ sheet: 'new-planning' })}
    >
      <DueHabits />
      {items.length === 0 && <Empty>{t.planning.none}</Empty>}
      <CardList
        of={items}
        look="plan"
        draw={(item) => (
          <li key={item.id}>
            <button type="button" class="plan-item" onClick={() => show({ sheet: 'planning', id: item.id })}>
              <b>{item.date ? weekdayAndDay(item.date) : '–'}</b>
              <span>
                <Said card={item} />
                {item.time && ` · ${item.time}`}
              </span>
            </button>
          </li>
        )}
      />
    </Zone>
  )
}
