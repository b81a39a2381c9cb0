// The planning of the coming weeks: who visits whom, who designs a lesson with whom.
import { addCard, archive, editCard, restore, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import type { PlanningId, PlanningItem } from './schema.ts'
import { PLANNING_ITEM } from './shapes.ts'

type Details = Patch<Omit<PlanningItem, 'id' | 'done' | 'archivedAt' | 'ink'>>

export function addPlanningItem(editor: Editor, item: Details & { text: string }): PlanningId | null {
  return addCard(editor, 'planning', cleanFields(PLANNING_ITEM, item), ['ink'])
}

export function editPlanningItem(editor: Editor, id: PlanningId, details: Details): boolean {
  return editCard(editor, 'planning', id, cleanFields(PLANNING_ITEM, details))
}

/** It took place, or not after all. */
export function finishPlanningItem(editor: Editor, id: PlanningId, done: boolean): boolean {
  return editCard(editor, 'planning', id, { done })
}

export function archivePlanningItem(editor: Editor, id: PlanningId): boolean {
  return archive(editor, 'planning', id)
}

export function restorePlanningItem(editor: Editor, id: PlanningId): boolean {
  return restore(editor, 'planning', id)
}
