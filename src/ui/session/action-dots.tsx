// A dot for every action of the session, to go to one at once; when they are too many to count, the way past all of them.
import { Plus } from 'lucide'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { sessionWords } from '../session-language.ts'
import { actionNow, actionsOf, NEW_ACTION } from './place.ts'
import type { PartProps } from './session-screen.tsx'

/** More dots than this would be a row nobody counts. */
const DOTS = 8

export function ActionDots({ conductor, running }: PartProps) {
  const board = useBoard()
  const queue = actionsOf(running, board.view.value)
  const now = actionNow(running, board.view.value)
  const t = sessionWords.value.actionPart
  if (queue.length > DOTS && now && conductor.leads.value) {
    return (
      <Button icon={Plus} onPress={() => conductor.step({ do: 'show', part: 'actions', item: NEW_ACTION })}>
        {t.newAction}
      </Button>
    )
  }
  if (queue.length > DOTS || queue.length < 2) return null
  return (
    <span class="session-dots">
      {queue.map((action, index) => (
        <button
          key={action.id}
          type="button"
          aria-label={t.goTo(index + 1)}
          aria-current={action.id === now?.id ? 'step' : undefined}
          class={running.state.answers.has(action.id) ? 'answered' : undefined}
          disabled={!conductor.leads.value}
          onClick={() => conductor.step({ do: 'show', part: 'actions', item: action.id })}
        />
      ))}
    </span>
  )
}
