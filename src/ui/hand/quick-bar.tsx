// One line at the height of the thumb that becomes an action, or a success. What is recognised shows as chips before it counts.
import { useState } from 'preact/hooks'
import { Plus, Star } from 'lucide'
import { CAPS } from '../../board/text.ts'
import { linesOf, readQuickAdd, shiftRanges } from '../../exchange/quick-add.ts'
import type { QuickCard, QuickContext, Range } from '../../exchange/quick-add.ts'
import { useBoard } from '../board-context.ts'
import type { OpenBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { handWords } from '../hand-language.ts'
import { Button } from '../kit/button.tsx'
import { language, words } from '../language.ts'
import { sessionNow } from '../session/in-session.ts'
import { presentMembers } from '../people.ts'
import { show } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { plainAction } from '../zones/action-form.tsx'
import { PastedLines } from './pasted-lines.tsx'
import { QuickChips, settled } from './quick-chips.tsx'
import type { Choices } from './quick-chips.tsx'
import './quick-bar.css'

export function QuickBar({ success }: { success: boolean }) {
  const board = useBoard()
  const t = handWords.value.quick
  const draft = useDraft(success ? 'quick-success' : 'quick-action')
  const [ignored, setIgnored] = useState<Range[]>([])
  const [choices, setChoices] = useState<Choices>({})
  const context = contextOf(board)
  const card = success ? null : readQuickAdd(draft.text, { ...context, ignored })
  const typed = draft.text.trim() !== ''

  const change = (text: string) => {
    setIgnored(shiftRanges(ignored, draft.text, text))
    draft.change(text)
  }
  const startAgain = () => {
    draft.clear()
    setIgnored([])
    setChoices({})
  }
  const submit = (event: Event) => {
    event.preventDefault()
    if (!typed) return
    if (card) putAction(board, settled(card, choices))
    else putSuccess(board, draft.text)
    startAgain()
    undoToast(board, success ? t.successAdded : t.actionAdded)
  }

  if (linesOf(draft.text).length > 1) {
    return (
      <PastedLines
        text={draft.text}
        context={success ? null : context}
        put={(one) => (success ? putSuccess(board, one.text) : putAction(board, one))}
        onChange={(rest) => (rest ? draft.change(rest) : startAgain())}
      />
    )
  }
  return (
    <form class="quick-bar" onSubmit={submit}>
      {card && card.chips.length > 0 && (
        <QuickChips
          chips={card.chips}
          choices={choices}
          members={context.members}
          goals={context.goals}
          onIgnore={(range) => setIgnored([...ignored, range])}
          onChoose={(key, id) => setChoices({ ...choices, [key]: id })}
        />
      )}
      <div class="quick-line">
        <label class="quick-field">
          <span class="visually-hidden">{success ? t.newSuccess : t.newAction}</span>
          <input
            value={draft.text}
            autoComplete="off"
            maxLength={CAPS.card}
            enterKeyHint="done"
            placeholder={success ? t.newSuccess : `${t.newAction}  ${t.example}`}
            onInput={(event) => change(event.currentTarget.value)}
            onPaste={(event) => {
              const pasted = event.clipboardData?.getData('text') ?? ''
              if (linesOf(pasted).length < 2) return
              // A field of one line would make one word salad of it.
              event.preventDefault()
              draft.change(typed ? `${draft.text}\n${pasted}` : pasted)
            }}
          />
        </label>
        {!typed && (
          <Button
            look="success"
            icon={Star}
            label={words.value.success.add}
            onPress={() => show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })}
          />
        )}
        {(typed || !success) && (
          <Button
            look={success ? 'success' : 'action'}
            icon={Plus}
            submit={typed}
            label={typed ? words.value.common.add : words.value.action.add}
            onPress={typed ? undefined : () => show({ sheet: 'new-action', status: 'todo' })}
          />
        )}
      </div>
    </form>
  )
}

function contextOf(board: OpenBoard): QuickContext {
  const view = board.view.value
  return {
    today: board.today.value,
    language: language.value,
    members: presentMembers(view.members).map(({ id, name, sign }) => ({ id, name: name || sign })),
    goals: activeGoals(view),
    holidays: view.holidays,
  }
}

function putAction(board: OpenBoard, card: Pick<QuickCard, 'text'> & Partial<QuickCard>) {
  const plain = plainAction(board)
  board.change.addAction({
    ...plain,
    text: card.text,
    goalId: card.goalId ?? plain.goalId,
    ownerIds: card.ownerIds?.length ? card.ownerIds : plain.ownerIds,
    due: card.due ?? plain.due,
    status: 'todo',
  })
}

function putSuccess(board: OpenBoard, text: string) {
  board.change.addSuccess({
    text,
    sessionId: sessionNow.peek(),
    byId: board.me.peek(),
    date: board.today.peek(),
  })
}
