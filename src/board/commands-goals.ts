// Year goals and period goals. How a goal ended is said in words; "stopped" is an outcome and no failure.
import { dayOf } from './day.ts'
import { addCard, archive, editCard, lastOrder, restore, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import type { Goal, GoalId, GoalStatus, Indicator, YearGoal } from './schema.ts'
import { GOAL, INDICATOR, INDICATOR_PREFIX, YEAR_GOAL } from './shapes.ts'

type WithIndicator<T> = Patch<Omit<T, 'id' | 'indicator' | 'order' | 'archivedAt'>> & {
  indicator?: Patch<Indicator> | undefined
}
export type YearGoalDetails = WithIndicator<YearGoal>
export type GoalDetails = WithIndicator<Goal>

export function addYearGoal(editor: Editor, goal: YearGoalDetails & { text: string }): GoalId | null {
  const order = lastOrder(editor, 'yearGoals')
  return addCard(editor, 'yearGoals', yearGoalFields({ status: 'active', ...goal }, order))
}

export function editYearGoal(editor: Editor, id: GoalId, details: YearGoalDetails): boolean {
  return editCard(editor, 'yearGoals', id, yearGoalFields(details))
}

/** Says how a year goal ended. */
export function concludeYearGoal(editor: Editor, id: GoalId, status: GoalStatus, outcome: string): boolean {
  return editYearGoal(editor, id, { status, outcome, endedOn: dayOf(editor.now()) })
}

export function archiveYearGoal(editor: Editor, id: GoalId): boolean {
  return archive(editor, 'yearGoals', id)
}

export function restoreYearGoal(editor: Editor, id: GoalId): boolean {
  return restore(editor, 'yearGoals', id)
}

/** Adds a goal for the coming weeks, active unless told otherwise. */
export function addGoal(editor: Editor, goal: GoalDetails & { text: string }): GoalId | null {
  const order = lastOrder(editor, 'goals')
  return addCard(editor, 'goals', goalFields({ status: 'active', ...goal }, order))
}

/** Changes a goal; fields of the indicator that are not named stay as they are. */
export function editGoal(editor: Editor, id: GoalId, details: GoalDetails): boolean {
  return editCard(editor, 'goals', id, goalFields(details))
}

/** Says how a goal ended: the status, and in words what came of it. */
export function concludeGoal(editor: Editor, id: GoalId, status: GoalStatus, outcome: string): boolean {
  return editGoal(editor, id, { status, outcome, endedOn: dayOf(editor.now()) })
}

export function archiveGoal(editor: Editor, id: GoalId): boolean {
  return archive(editor, 'goals', id)
}

export function restoreGoal(editor: Editor, id: GoalId): boolean {
  return restore(editor, 'goals', id)
}

function yearGoalFields({ indicator, ...details }: YearGoalDetails, order?: string): Record<string, unknown> {
  return {
    ...cleanFields(YEAR_GOAL, { ...details, order }),
    ...cleanFields(INDICATOR, indicator ?? {}, INDICATOR_PREFIX),
  }
}

function goalFields({ indicator, ...details }: GoalDetails, order?: string): Record<string, unknown> {
  return {
    ...cleanFields(GOAL, { ...details, order }),
    ...cleanFields(INDICATOR, indicator ?? {}, INDICATOR_PREFIX),
  }
}
