// Te doen, Mee bezig, Klaar: the actions of one goal. A lane is where a dragged card lands (data-lane) and where "+" adds one.
import { Plus } from 'lucide'
import type { Action, GoalId } from '../../board/schema.ts'
import { useBoard, usePart } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { lifted } from '../wall/lifted.ts'
import { ActionCard } from './action-card.tsx'
import { CardList } from './card-list.tsx'
import { LANES, laneName } from './lane-name.ts'
import './lanes.css'

type LanesProps = { goalId: GoalId | null; goalText: string; actions: readonly Action[] }

export function Lanes({ goalId, goalText, actions }: LanesProps) {
  const board = useBoard()
  const t = words.value.action
  const members = usePart('members')
  const today = board.today.value
  const readOnly = board.readOnly.value
  return (
    <div class="lanes">
      {LANES.map((status) => {
        const own = actions.filter((action) => action.status === status)
        const ordered = status === 'done' ? own.sort(latestFirst) : own
        return (
          <div key={status} class={`lane ${status}`} data-lane={status} data-goal={goalId ?? ''}>
            <div class="lane-head">
              <h3>
                {laneName(status)} <i>{own.length}</i>
              </h3>
              {!readOnly && status !== 'done' && (
                <Button
                  look="quiet"
                  icon={Plus}
                  class="lane-add"
                  label={t.addTo(laneName(status), goalText)}
                  onPress={() => show({ sheet: 'new-action', goalId, status })}
                />
              )}
            </div>
            <CardList
              of={ordered}
              look="cards"
              label={t.lane(laneName(status), goalText)}
              draw={(action) => (
                <ActionCard
                  key={action.id}
                  action={action}
                  members={members}
                  today={today}
                  lifted={lifted.value.has(action.id)}
                  readOnly={readOnly}
                />
              )}
            />
          </div>
        )
      })}
    </div>
  )
}

function latestFirst(a: Action, b: Action): number {
  const [dayA, dayB] = [a.closedOn ?? '', b.closedOn ?? '']
  return dayA === dayB ? 0 : dayA < dayB ? 1 : -1
}
