// A goal while it is being thought out: everything as it is typed, kept on this device until it is on the board.
import type { AnyGoal, Day, Direction, GoalId, Indicator, Measure } from '../../board/schema.ts'
import { addDays, isDay, mondayOf } from '../../board/day.ts'
import type { GoalExample } from '../../content/goal-example.ts'
import { number } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { readNumber } from '../read-number.ts'

/** Numbers and days are text until the goal is kept. */
export type Plan = {
  text: string
  organisation: boolean
  label: string
  measure: Measure
  unit: string
  pupils: string
  baseline: string
  target: string
  direction: Direction
  how: string
  by: string
  first: string
  asYearGoal: boolean
  yearGoalId: GoalId | null
  teamGoal: string
  evidenceUrl: string
}

const EMPTY: Plan = {
  text: '',
  organisation: false,
  label: '',
  measure: 'percentage',
  unit: '%',
  pupils: '',
  baseline: '',
  target: '',
  direction: 'up',
  how: '',
  by: '',
  first: '',
  asYearGoal: false,
  yearGoalId: null,
  teamGoal: '',
  evidenceUrl: '',
}

const typed = (value: number | null) => (value === null ? '' : number(value))

/** A plan as it starts: of a goal on the board, or new and first measured next Monday. */
export function planOf(goal: AnyGoal | null, yearGoalId: GoalId | null, today: Day): Plan {
  if (!goal) return { ...EMPTY, yearGoalId, first: addDays(mondayOf(today), 7) }
  const { indicator } = goal
  return {
    ...EMPTY,
    text: goal.text,
    organisation: goal.kind === 'organisation',
    label: indicator.label,
    measure: indicator.measure,
    unit: indicator.unit,
    pupils: /\d+$/.exec(indicator.unit)?.[0] ?? '',
    baseline: typed(indicator.baseline),
    target: typed(indicator.target),
    direction: indicator.direction,
    how: indicator.howMeasured,
    by: indicator.measuredBy,
    first: indicator.firstMeasureOn ?? '',
    asYearGoal: !goal.kind,
    yearGoalId: goal.yearGoalId ?? null,
    teamGoal: goal.teamGoal ?? '',
    evidenceUrl: goal.evidenceUrl ?? '',
  }
}

/** A plan that was kept while it was being typed, by this version or another. */
export function readPlan(kept: string, fresh: Plan): Plan {
  try {
    const read: unknown = JSON.parse(kept)
    if (typeof read !== 'object' || read === null) return { ...fresh, text: kept }
    const known = Object.entries(fresh).map(([key, value]): [string, unknown] => {
      const found: unknown = Reflect.get(read, key)
      return [key, fits(key, found, value) ? found : value]
    })
    // Every key of a plan, each of its own type; a measure that is none reads as a number on the board.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return Object.fromEntries(known) as Plan
  } catch {
    // A draft of before there were plans is the text of a goal.
    return kept ? { ...fresh, text: kept } : fresh
  }
}

/** Whether a value can stand in the place of another: of the same type, or no year goal. */
export function fits(key: string, found: unknown, value: unknown): boolean {
  return typeof found === typeof (value ?? '') || (key === 'yearGoalId' && found === null)
}

/** The example, as if it had been typed. */
export function planFrom(example: GoalExample, plan: Plan): Plan {
  const { text, label, measure, unit, direction, baseline, target, how, by } = example
  const pupils = /\d+$/.exec(unit)?.[0] ?? ''
  return {
    ...plan,
    text,
    label,
    measure,
    unit,
    pupils,
    direction,
    baseline: typed(baseline),
    target: typed(target),
    how,
    by,
  }
}

/** What was typed, as an indicator. A number that is none reads as not given. */
export function indicatorOf(plan: Plan): Indicator {
  const t = goalsWords.value.wizard
  const units: Partial<Record<Measure, string>> = {
    percentage: '%',
    'days-of-five': t.ofPupils('5'),
    'yes-no': '',
    smiley: '',
    'of-pupils': plan.pupils.trim() && t.ofPupils(plan.pupils.trim()),
  }
  return {
    label: plan.label,
    measure: plan.measure,
    unit: units[plan.measure] ?? (plan.unit === '%' ? '' : plan.unit),
    direction: plan.direction,
    baseline: readNumber(plan.baseline),
    target: readNumber(plan.target),
    howMeasured: plan.how,
    measuredBy: plan.by,
    firstMeasureOn: isDay(plan.first) ? plan.first : null,
  }
}
