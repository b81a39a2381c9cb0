// Secured habits whose check is due, among the planning: one tap says that the team looked.
import { Check, ShieldCheck } from 'lucide'
import type { SecuredHabit } from '../../board/schema.ts'
import { dueHabits } from '../../insights/habits-due.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { rhythmWords } from '../rhythm-language.ts'
import { undoToast } from '../undo-toast.ts'
import './rhythm.css'

export function DueHabits() {
  const board = useBoard()
  const t = rhythmWords.value.habits
  const due = dueHabits(board.view.value, board.today.value)
  if (due.length === 0) return null
  const check = ({ id }: SecuredHabit) => {
    board.change.checkHabit(id, board.today.peek())
    undoToast(board, t.checked)
  }
  return (
    <ul class="due-habits" aria-label={t.due}>
      {due.map(({ habit }) => (
        <li key={habit.id}>
          <Icon of={ShieldCheck} />
          <span>{habit.text}</span>
          {!board.readOnly.value && (
            <Button look="chip" icon={Check} label={t.checkOf(habit.text)} onPress={() => check(habit)} />
          )}
        </li>
      ))}
    </ul>
  )
}
