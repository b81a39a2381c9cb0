// Which goal a card serves, by tapping. Without goals on the board the question is not asked.
import type { AnyGoal, GoalId } from '../../board/schema.ts'
import { sayGoal } from '../goals/values.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'

type GoalFieldProps = {
  label: string
  goals: readonly AnyGoal[]
  value: GoalId | null
  /** The choice for no goal. */
  none?: string
  onChange: (id: GoalId | null) => void
  /** One of them it must be. */
  always?: boolean
}

export function GoalField({ label, goals, value, none, always, onChange }: GoalFieldProps) {
  const open = goals.filter((goal) => goal.id === value || (goal.status === 'active' && !goal.archivedAt))
  if (open.length === 0) return null
  return (
    <fieldset>
      <legend class="field-label">{label}</legend>
      <div class="chips">
        {open.map((goal) => (
          <Button key={goal.id} look="chip" pressed={goal.id === value} onPress={() => onChange(goal.id)}>
            {shorten(sayGoal(goal))}
          </Button>
        ))}
        {!always && (
          <Button look="chip" pressed={value === null} onPress={() => onChange(null)}>
            {none ?? words.value.goal.withoutGoal}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

const CHIP_LENGTH = 42

/** Cuts a long sentence at a word, for a chip. */
function shorten(text: string): string {
  if (text.length <= CHIP_LENGTH) return text
  const cut = text.slice(0, CHIP_LENGTH)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > 20 ? space : CHIP_LENGTH)}…`
}
