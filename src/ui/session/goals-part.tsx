// Goals, one at a time: how it stands, this week's value in two taps, and what comes of it.
import { useState } from 'preact/hooks'
import { Flag, OctagonX, Plus, SlidersHorizontal, Target } from 'lucide'
import type { Goal } from '../../board/schema.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { GoalChart } from '../goals/goal-chart.tsx'
import { MeasureEntry } from '../goals/measure-entry.tsx'
import { sayGoal, sayLevel, sayValue } from '../goals/values.ts'
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'
import { show } from '../sheets.ts'
import { surface } from '../surface.ts'
import { Sparkline } from '../zones/sparkline.tsx'
import { goalNow, goalsOf } from './place.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import { Why } from './why.tsx'
import './goals-part.css'

/** As many as a team has at most (domain.md 1.1). */
const MOST_YEAR_GOALS = 2

export function GoalsPart(props: PartProps) {
  const board = useBoard()
  const { conductor, running } = props
  const view = board.view.value
  const t = sessionWords.value
  const goals = goalsOf(running, view)
  const goal = goalNow(running, view)
  const index = goals.findIndex(({ id }) => id === goal?.id)
  const to = (by: 1 | -1) => {
    const other = goals[index + by]
    return other && (() => conductor.step({ do: 'show', part: 'goals', item: other.id }))
  }
  if (!goal) {
    return (
      <Stage {...props} ask={t.says.goals} above={<YearGoals />} title={t.goalPart.none}>
        {!board.readOnly.value && (
          <div class="session-low">
            <Button icon={Target} onPress={() => show({ sheet: 'new-goal' })}>
              {t.goalPart.newGoal}
            </Button>
          </div>
        )}
      </Stage>
    )
  }
  return (
    <Stage
      {...props}
      ask={t.says.goals}
      above={<YearGoals of={goal} />}
      title={goal.text}
      subject={goal.text}
      onNext={to(1)}
      onBack={to(-1)}
    >
      <div class="session-goal">
        {surface.value === 'hand' ? (
          <Sparkline series={progressOf(goal, view.measurements).series} indicator={goal.indicator} />
        ) : (
          <GoalChart goal={goal} />
        )}
        {board.readOnly.value ? <p /> : <Measure key={goal.id} goal={goal} {...props} />}
      </div>
    </Stage>
  )
}

/** What the goals on the board are for, and how far that is; on a phone only what this goal is for. */
function YearGoals({ of }: { of?: Goal }) {
  const { yearGoals, measurements } = useBoard().view.value
  const all = surface.value !== 'hand' || !of
  const goals = yearGoals.filter(
    ({ id, status, archivedAt }) => status === 'active' && !archivedAt && (all || id === of.yearGoalId),
  )
  return (
    <>
      {goals.slice(0, MOST_YEAR_GOALS).map((goal) => {
        const { target } = goal.indicator
        const value = progressOf(goal, measurements).latest?.value ?? null
        const now = value === null ? '' : sayValue(value, goal.indicator)
        return (
          <p key={goal.id} class="session-year-goal">
            <span>{sayGoal(goal)}</span>{' '}
            <b>
              {now && target !== null
                ? goalsWords.value.measurement.way(now, sayLevel(target, goal.indicator))
                : now}
            </b>
          </p>
        )
      })}
    </>
  )
}

function Measure({ goal, running }: PartProps & { goal: Goal }) {
  const board = useBoard()
  const t = sessionWords.value.goalPart
  const { series } = progressOf(goal, board.view.value.measurements)
  const today = series.filter((one) => running.state.ids.some((id) => id === one.sessionId)).pop()
  const helped = useDraft(`session-helped/${running.card.id}/${goal.id}`, today?.note ?? '')
  const [stopping, setStopping] = useState(false)

  if (stopping) {
    return (
      <Why
        of={goal.id}
        label={t.why}
        action={t.stop}
        onCancel={() => setStopping(false)}
        onWhy={(why) => board.change.concludeGoal(goal.id, 'stopped', why)}
      />
    )
  }
  return (
    <div class="session-measure">
      <p class="session-label">{t.measure}</p>
      <MeasureEntry
        goal={goal}
        date={running.card.date ?? board.today.peek()}
        sessionId={running.card.id}
        current={today}
        note={helped.text}
        keepOnLeave
        onKept={helped.clear}
      />
      <TextField label={t.helped} value={helped.text} onInput={helped.change} />
      <div class="session-row">
        <Button icon={Flag} onPress={() => board.change.concludeGoal(goal.id, 'reached', '')}>
          {t.reached}
        </Button>
        <Button icon={SlidersHorizontal} onPress={() => show({ sheet: 'goal', id: goal.id })}>
          {t.adjust}
        </Button>
        <Button icon={OctagonX} onPress={() => setStopping(true)}>
          {t.stop}
        </Button>
      </div>
      <Button
        look="action"
        icon={Plus}
        onPress={() => show({ sheet: 'new-action', goalId: goal.id, status: 'todo' })}
      >
        {t.action}
      </Button>
    </div>
  )
}
