// One action on the board: what, who, when. The card opens on a tap or Enter; dragging it is one way to move it, never the only one.
import { Check, Hand } from 'lucide'
import type { Action, Day, Member } from '../../board/schema.ts'
import { Faces } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { memo } from '../kit/memo.tsx'
import { dayAndMonth } from '../formats.ts'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { show } from '../sheets.ts'
import './action-card.css'

/** Id of the sentence that tells how to move a card with the keyboard; it stands once on the board. */
export const CARD_HELP = 'card-help'

type ActionCardProps = {
  action: Action
  members: readonly Member[]
  today: Day
  lifted: boolean
  readOnly: boolean
}

export const ActionCard = memo(({ action, members, today, lifted, readOnly }: ActionCardProps) => {
  const t = words.value.action
  const late = isLate(action, today)
  const done = action.status === 'done'
  return (
    <li>
      <button
        type="button"
        class={`card action-card${done ? ' done' : ''}${late ? ' late' : ''}${lifted ? ' lifted' : ''}`}
        data-card={action.id}
        data-draggable={readOnly ? undefined : ''}
        aria-describedby={readOnly ? undefined : CARD_HELP}
        onClick={() => show({ sheet: 'action', id: action.id })}
      >
        <span class="card-text">
          {done && <Icon of={Check} />}
          <span>{action.text}</span>
        </span>
        {action.needsHelp && (
          <span class="help-flag">
            <Icon of={Hand} />
            {t.askHelp}
          </span>
        )}
        <span class="card-foot">
          <Faces people={peopleOf(members, action.ownerIds, action.ownerText)} />
          <time>
            {whenWords(action)}
            {late && <span class="visually-hidden">, {t.late}</span>}
          </time>
        </span>
      </button>
    </li>
  )
})

/** Past its day and not closed. "Volgende bordsessie" is late only after that session carries it over. */
function isLate(action: Action, today: Day): boolean {
  if (action.status === 'done' || action.status === 'stopped') return false
  return action.due !== null && action.due !== 'next-session' && action.due.on < today
}

function whenWords(action: Action): string {
  const t = words.value.action
  if (action.status === 'done' && action.closedOn) return dayAndMonth(action.closedOn)
  if (action.due === 'next-session') {
    return action.carriedOver > 0 ? t.carriedOver(action.carriedOver) : t.nextSessionShort
  }
  return action.due ? dayAndMonth(action.due.on) : ''
}
