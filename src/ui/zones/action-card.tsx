// One action on the board: what, who, when. The card opens on a tap or Enter; dragging it is one way to move it, never the only one.
import { Check, Hand } from 'lucide'
import type { Action, Day, Member } from '../../board/schema.ts'
import { isLate } from '../../insights/is-late.ts'
import { Faces } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { memo } from '../kit/memo.tsx'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { show } from '../sheets.ts'
import { Said } from '../written.tsx'
import { CARD_HELP, whenWords } from './card-words.ts'
import './action-card.css'

export { CARD_HELP }

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
          <span>
            <Said card={action} />
          </span>
        </span>
        {action.needsHelp && !done && (
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
