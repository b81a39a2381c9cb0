// Goals that are kept for later: an idea has no lanes and no picture, only its words, which open it.
import { usePart } from '../board-context.ts'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import './goal-ideas.css'

export function GoalIdeas() {
  const ideas = [...usePart('goals'), ...usePart('yearGoals')].filter(
    (goal) => goal.status === 'idea' && !goal.archivedAt,
  )
  if (ideas.length === 0) return null
  return (
    <div class="goal-ideas">
      <h3>{words.value.goal.ideas}</h3>
      {ideas.map((goal) => (
        <button
          key={goal.id}
          type="button"
          class="goal-idea"
          onClick={() => show({ sheet: 'goal', id: goal.id })}
        >
          {goal.text}
        </button>
      ))}
    </div>
  )
}
