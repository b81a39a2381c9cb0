// One action as a line in the hand: a ring to tick off, the words to open it, and when, which goal and with whom.
import { CalendarDays, Check, Hand } from 'lucide'
import type { Action, PlanningItem } from '../../board/schema.ts'
import { isLate } from '../../insights/is-late.ts'
import { useBoard } from '../board-context.ts'
import type { OpenBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { handWords } from '../hand-language.ts'
import { noteFocus } from '../kit/focus-back.ts'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { lifted } from '../wall/lifted.ts'
import { peopleOf } from '../people.ts'
import { go } from '../route.ts'
import { show } from '../sheets.ts'
import type { OpenSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { cardName } from '../ink/card-name.ts'
import { Said } from '../written.tsx'
import { CARD_HELP, whenWords } from '../zones/card-words.ts'
import { elsewhere } from './places.ts'
import './action-row.css'

export function ActionRow({ action }: { action: Action }) {
  const board = useBoard()
  const view = board.view.value
  const t = handWords.value.hand
  const done = action.status === 'done'
  const late = isLate(action, board.today.value)
  const readOnly = board.readOnly.value
  const there = elsewhere.value.includes(board)
  const others = action.ownerIds.filter((id) => id !== board.me.value)
  const people = peopleOf(view.members, others, action.ownerText)
  const goal = view.goals.find((one) => one.id === action.goalId)

  const tick = () => {
    const back = noteFocus()
    if (done) board.change.reopenAction(action.id)
    else board.change.completeAction(action.id)
    undoToast(board, done ? t.reopened : t.completed)
    queueMicrotask(back)
  }

  return (
    <li class={`hand-row${done ? ' done' : ''}${lifted.value.has(action.id) ? ' lifted' : ''}`}>
      <button
        type="button"
        class="hand-tick"
        disabled={readOnly}
        aria-label={done ? t.reopen(cardName(action)) : t.complete(cardName(action))}
        onClick={tick}
      >
        <i>{done && <Icon of={Check} />}</i>
      </button>
      <button
        type="button"
        class="hand-open"
        data-card={action.id}
        data-draggable={readOnly || there ? undefined : ''}
        aria-describedby={readOnly || there ? undefined : CARD_HELP}
        onClick={() => open(board, { sheet: 'action', id: action.id })}
      >
        <span class="hand-text">
          <Said card={action} />
        </span>
        <span class="hand-meta">
          {action.needsHelp && !done && (
            <span class="hand-help">
              <Icon of={Hand} />
              {words.value.action.askHelp}
            </span>
          )}
          {action.status === 'doing' && <span>{words.value.action.doing}</span>}
          <time class={late ? 'late' : undefined}>
            {done && action.closedOn === board.today.value ? words.value.common.today : whenWords(action)}
            {late && <span class="visually-hidden">, {words.value.action.late}</span>}
          </time>
          <BoardName board={board} />
          {action.list === 'organisation' && <span>{t.task}</span>}
          {goal && <span class="hand-goal">{goal.text}</span>}
          {people.length > 0 && (
            <span>{nameAlone(action, board.me.value) ? names(people) : t.together(names(people))}</span>
          )}
        </span>
      </button>
    </li>
  )
}

export function PlanRow({ item }: { item: PlanningItem }) {
  const board = useBoard()
  const goal = board.view.value.goals.find((one) => one.id === item.goalId)
  return (
    <li class="hand-row plan-row">
      <Icon of={CalendarDays} />
      <button type="button" class="hand-open" onClick={() => open(board, { sheet: 'planning', id: item.id })}>
        <span class="hand-text">
          <Said card={item} />
        </span>
        <span class="hand-meta">
          <time>
            {item.date && dayAndMonth(item.date)}
            {item.time && ` · ${item.time}`}
          </time>
          <BoardName board={board} />
          {goal && <span class="hand-goal">{goal.text}</span>}
        </span>
      </button>
    </li>
  )
}

/** Which board a line stands on, as soon as there are several. */
function BoardName({ board }: { board: OpenBoard }) {
  return elsewhere.value.length > 0 ? <b>{board.view.value.name}</b> : null
}

/** A card is opened on its own board. */
function open(board: OpenBoard, sheet: OpenSheet) {
  if (elsewhere.peek().includes(board)) go({ at: 'board', id: board.id })
  show(sheet)
}

/** Whoever is not me is named; "met" only where I am one of them. */
function nameAlone(action: Action, me: Action['ownerIds'][number] | null): boolean {
  return me === null || !action.ownerIds.includes(me)
}

function names(people: readonly { name: string }[]): string {
  return people.map(({ name }) => name).join(', ')
}
