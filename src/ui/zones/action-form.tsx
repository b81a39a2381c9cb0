// A new action needs only its sentence; who and when are taps, and the next board session is the default.
import { useState } from 'preact/hooks'
import type { ActionStatus, Due, GoalId } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { useBoard } from '../board-context.ts'
import type { OpenBoard } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { aroundWords } from '../around-language.ts'
import { sessionNow } from '../session/in-session.ts'
import { GoalField } from './goal-field.tsx'
import { activeGoals } from '../../insights/active-goals.ts'
import { NewCard } from './new-card.tsx'
import { WhenField } from './when-field.tsx'
import { WhoField } from './who-field.tsx'
import type { Who } from './who-field.tsx'

function onlyGoal(view: BoardView): GoalId | null {
  const [first, second] = activeGoals(view)
  return first && !second ? first.id : null
}

/** What a new action is when nobody says otherwise. */
export function plainAction(board: OpenBoard) {
  const me = board.me.peek()
  const tasks = boardSide.peek() === 'tasks'
  return {
    // With one goal on the board an action is nearly always for that goal.
    goalId: tasks ? null : onlyGoal(board.view.peek()),
    ownerIds: me ? [me] : [],
    due: 'next-session',
    list: tasks ? 'organisation' : 'improvement',
    createdInSession: sessionNow.peek(),
  } as const
}

export function ActionForm({ goalId, status }: { goalId?: GoalId | null; status: ActionStatus }) {
  const board = useBoard()
  const view = board.view.value
  const t = aroundWords.value.action
  const [plain] = useState(() => plainAction(board))
  const [who, setWho] = useState<Who>({ ids: plain.ownerIds, text: '' })
  const [due, setDue] = useState<Due>(plain.due)
  const [goal, setGoal] = useState(goalId === undefined ? plain.goalId : goalId)

  const add = (text: string) => {
    return board.change.addAction({
      ...plain,
      text,
      goalId: goal,
      ownerIds: who.ids,
      ownerText: who.text,
      due,
      status,
    })
  }

  return (
    <NewCard
      title={t.newTitle}
      field={t.what}
      hint={t.whatHint}
      look="action"
      collection="actions"
      draftKey="new-action"
      add={add}
      beside={
        <>
          <WhenField value={due} onChange={setDue} today={board.today.value} holidays={view.holidays} />
          <GoalField label={t.forGoal} goals={view.goals} value={goal} onChange={setGoal} />
        </>
      }
    >
      <WhoField label={t.who} hint={t.whoHint} members={view.members} value={who} onChange={setWho} />
    </NewCard>
  )
}
