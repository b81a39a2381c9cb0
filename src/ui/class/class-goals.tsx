// The goals of a class: what they want, and how far the whole class is.
import { useBoard } from '../board-context.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { progressOf } from '../../insights/progress.ts'
import { classWords } from '../class-language.ts'
import { valueWithUnit } from '../formats.ts'
import { SmallPicture } from '../goals/small-picture.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { GoalIdeas } from '../zones/goal-ideas.tsx'
import { Empty } from '../zones/zone.tsx'
import './class-goals.css'

export function ClassGoals() {
  const board = useBoard()
  const view = board.view.value
  const goals = activeGoals(view)
  return (
    <>
      {goals.length === 0 && <Empty>{classWords.value.noGoals}</Empty>}
      <ul class="stack">
        {goals.map((goal) => {
          const { latest, series } = progressOf(goal, view.measurements)
          const value = latest?.value ?? null
          return (
            <li key={goal.id} class="class-goal">
              <button
                type="button"
                class="class-goal-text"
                onClick={() => show({ sheet: 'goal', id: goal.id })}
              >
                {goal.text}
              </button>
              {goal.teamGoal && <p class="class-goal-why">{classWords.value.serves(goal.teamGoal)}</p>}
              <button
                type="button"
                class="class-goal-now"
                onClick={() => show({ sheet: 'measurement', goalId: goal.id })}
              >
                <span class="visually-hidden">
                  {words.value.measurement.add}: {goal.text}
                </span>
                <SmallPicture series={series} indicator={goal.indicator} />
                <b>{value === null ? words.value.goal.noMeasure : valueWithUnit(value, goal.indicator)}</b>
              </button>
            </li>
          )
        })}
      </ul>
      <GoalIdeas />
    </>
  )
}
