// The goals with their actions in three columns. Actions stand under the goal they serve; what serves no goal stands last.
import { useRef } from 'preact/hooks'
import { Plus, Target } from 'lucide'
import { addDays, isoWeek } from '../../board/day.ts'
import type { Action, Goal, GoalId, YearGoal } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { progressOf } from '../../insights/progress.ts'
import { useBoard, usePart } from '../board-context.ts'
import { difference, valueWithUnit } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { lazy } from '../kit/lazy.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { More } from './card-list.tsx'
import { GoalIdeas } from './goal-ideas.tsx'
import { Lanes } from './lanes.tsx'
import { Sparkline } from './sparkline.tsx'
import './goals.css'

const { Lazy: SmallPicture } = lazy(async () => (await import('../goals/small-picture.tsx')).SmallPicture)

/** What is counted out of a few reads better as a strip or a bar than as a line; on a class board everything does. */
const SMALL: readonly string[] = ['days-of-five', 'of-pupils', 'yes-no']

const NONE: readonly Action[] = []

/** How long a finished action keeps hanging before it is history. */
const DONE_DAYS = 14

export function Goals() {
  const board = useBoard()
  const list = useRef<HTMLElement>(null)
  const t = words.value
  const parts = { goals: usePart('goals'), actions: usePart('actions') }
  const yearGoals = usePart('yearGoals')
  const readOnly = board.readOnly.value
  const goals = activeGoals(parts)
  const before = useRef<ActionsByGoal>(new Map())
  const byGoal = (before.current = actionsByGoal(parts, board.today.value, before.current))
  const loose = byGoal.get(null) ?? NONE

  return (
    <section class="goals" aria-label={t.zones.goals}>
      <section class="goals-actions" aria-label={t.zones.actions} ref={list}>
        {goals.length === 0 && (
          <div class="goals-empty">
            <Icon of={Target} />
            <p>{readOnly ? t.goal.noneReader : t.goal.none}</p>
            {!readOnly && (
              <Button look="main" icon={Plus} onPress={() => show({ sheet: 'new-goal' })}>
                {t.goal.newTitle}
              </Button>
            )}
          </div>
        )}
        {goals.map((goal) => (
          <article key={goal.id} class="goal">
            <GoalHead goal={goal} yearGoals={yearGoals} />
            <Lanes goalId={goal.id} goalText={goal.text} actions={byGoal.get(goal.id) ?? NONE} />
          </article>
        ))}
        {(loose.length > 0 || goals.length === 0) && (
          <article class="goal loose">
            {loose.length > 0 && goals.length > 0 && <h3 class="loose-title">{t.goal.withoutGoal}</h3>}
            <Lanes goalId={null} goalText={goals.length > 0 ? t.goal.withoutGoal : ''} actions={loose} />
          </article>
        )}
        <GoalIdeas />
      </section>
      <More list={list} />
    </section>
  )
}

function GoalHead({ goal, yearGoals }: { goal: Goal; yearGoals: readonly YearGoal[] }) {
  const t = words.value.goal
  const isClass = usePart('kind') === 'class'
  const yearGoal = yearGoals.find((one) => one.id === goal.yearGoalId)
  const { series, latest, difference: change } = progressOf(goal, usePart('measurements'))
  const value = latest?.value ?? null
  return (
    <header class="goal-head">
      <div class="goal-words">
        <h2>
          <button type="button" class="goal-title" onClick={() => show({ sheet: 'goal', id: goal.id })}>
            {goal.text}
          </button>
        </h2>
        {(yearGoal ?? goal.teamGoal) && <p class="goal-why">{t.yearGoal(yearGoal?.text ?? goal.teamGoal)}</p>}
      </div>
      <button type="button" class="goal-now" onClick={() => show({ sheet: 'measurement', goalId: goal.id })}>
        <span class="visually-hidden">
          {words.value.measurement.add}: {goal.text}
        </span>
        {isClass || SMALL.includes(goal.indicator.measure) ? (
          <SmallPicture series={series} indicator={goal.indicator} />
        ) : (
          <Sparkline series={series} indicator={goal.indicator} />
        )}
        {value === null ? (
          <span class="goal-not-measured">{t.noMeasure}</span>
        ) : (
          <span class="goal-value">
            <b class={valueWithUnit(value, goal.indicator).length > 5 ? 'long' : undefined}>
              {valueWithUnit(value, goal.indicator)}
            </b>
            <span>
              {latest && words.value.common.weekShort(isoWeek(latest.date))}
              {change !== null && ` · ${difference(change)}`}
            </span>
          </span>
        )}
      </button>
    </header>
  )
}

type ActionsByGoal = ReadonlyMap<GoalId | null, readonly Action[]>

/** The actions on the board now, per goal that is on it; the rest under null. A list as it was `before` is the same object. */
function actionsByGoal(
  view: Pick<BoardView, 'goals' | 'actions'>,
  today: string,
  before: ActionsByGoal,
): ActionsByGoal {
  const active = new Set<GoalId>(activeGoals(view).map((goal) => goal.id))
  const since = addDays(today, -DONE_DAYS)
  const lists = new Map<GoalId | null, Action[]>()
  for (const action of view.actions) {
    if (action.archivedAt || action.status === 'stopped' || action.list !== 'improvement') continue
    if (action.status === 'done' && (action.closedOn ?? '') < since) continue
    const goalId = action.goalId && active.has(action.goalId) ? action.goalId : null
    // A finished action of a goal that is closed is history too.
    if (goalId === null && action.goalId !== null && action.status === 'done') continue
    const own = lists.get(goalId)
    if (own) own.push(action)
    else lists.set(goalId, [action])
  }
  return new Map(
    Array.from(lists, ([goal, own]) => {
      const was = before.get(goal)
      return [goal, was?.length === own.length && own.every((one, nth) => one === was[nth]) ? was : own]
    }),
  )
}
