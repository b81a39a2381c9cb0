// An action and a success of a class: large words, a sign for who, and a ring to tick off without opening anything.
import { Check } from 'lucide'
import type { Action, Member, Success } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { classWords } from '../class-language.ts'
import { Icon } from '../kit/icon.tsx'
import { memo } from '../kit/memo.tsx'
import { show } from '../sheets.ts'
import { cardName } from '../ink/card-name.ts'
import { Said } from '../written.tsx'
import { undoToast } from '../undo-toast.ts'
import { Signs } from './signs.tsx'
import './class-cards.css'

type ClassActionProps = { action: Action; members: readonly Member[]; readOnly: boolean }

export const ClassAction = memo(({ action, members, readOnly }: ClassActionProps) => {
  const board = useBoard()
  const t = classWords.value
  const done = action.status === 'done'
  const tick = () => {
    if (done) board.change.reopenAction(action.id)
    else board.change.completeAction(action.id)
    undoToast(board, done ? t.reopened : t.completed)
  }
  return (
    <li class={`class-card${done ? ' done' : ''}`}>
      <button
        type="button"
        class="class-tick"
        disabled={readOnly}
        aria-pressed={done}
        aria-label={t.complete(cardName(action))}
        onClick={tick}
      >
        <i>{done && <Icon of={Check} />}</i>
      </button>
      <button
        type="button"
        class="class-open"
        data-card={action.id}
        onClick={() => show({ sheet: 'action', id: action.id })}
      >
        <span class="card-text">
          <Said card={action} />
        </span>
        <Signs members={members} ids={action.ownerIds} text={action.ownerText} />
      </button>
    </li>
  )
})

type ClassSuccessProps = { success: Success; members: readonly Member[] }

export const ClassSuccess = memo(({ success, members }: ClassSuccessProps) => (
  <li class="class-card">
    <button
      type="button"
      class="class-open"
      data-success={success.id}
      onClick={() => show({ sheet: 'success', id: success.id })}
    >
      <span class="card-text">
        <Said card={success} />
      </span>
      <Signs members={members} ids={success.byId ? [success.byId] : []} text={success.byText} />
    </button>
  </li>
))
