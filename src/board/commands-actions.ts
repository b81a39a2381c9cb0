// Actions: who does what, and when. A completed action remembers when; a stopped one remembers why.
import { dayOf } from './day.ts'
import { addCard, archive, editCard, lastOrder, restore, type Card, type Editor } from './editor.ts'
import { cleanFields, type Patch } from './fields.ts'
import { placeAfter } from './placing.ts'
import type { Action, ActionId, ActionStatus, GoalId } from './schema.ts'
import { ACTION } from './shapes.ts'

type Details = Patch<Pick<Action, 'text' | 'ownerIds' | 'ownerText' | 'due' | 'goalId' | 'instrument'>>
type NewAction = Details & Patch<Pick<Action, 'status' | 'createdInSession' | 'list'>> & { text: string }

export function addAction(editor: Editor, action: NewAction): ActionId | null {
  const today = dayOf(editor.now())
  const fields = cleanFields(ACTION, { status: 'todo', ...action, createdOn: today })
  const order = lastOrder(editor, 'actions')
  const closedOn = isClosed(fields.status) ? { closedOn: today } : {}
  return addCard(editor, 'actions', { ...fields, ...closedOn, order }, ['ink'])
}

export function editAction(editor: Editor, id: ActionId, details: Details): boolean {
  return editCard(editor, 'actions', id, cleanFields(ACTION, details))
}

/** Somebody is busy with it. */
export function startAction(editor: Editor, id: ActionId): boolean {
  return setStatus(editor, id, 'doing')
}

/** It is done, today. Done already, it keeps its day. */
export function completeAction(editor: Editor, id: ActionId): boolean {
  return setStatus(editor, id, 'done')
}

/** It was not done after all. */
export function reopenAction(editor: Editor, id: ActionId): boolean {
  return setStatus(editor, id, 'todo')
}

/** It will not be done, for a reason. */
export function stopAction(editor: Editor, id: ActionId, reason: string): boolean {
  return editCard(editor, 'actions', id, (card) => ({
    ...statusFields(editor, card, 'stopped'),
    stopReason: ACTION.stopReason(reason),
  }))
}

/** Not done this week: it comes back in the next board session, and counts how often that happened. */
export function carryActionOver(editor: Editor, id: ActionId): boolean {
  return editCard(editor, 'actions', id, (card) => ({
    due: 'next-session',
    carriedOver: ACTION.carriedOver(card.get('carriedOver')) + 1,
  }))
}

/** Raises or lowers the flag "help needed". */
export function askHelp(editor: Editor, id: ActionId, needsHelp: boolean): boolean {
  return editCard(editor, 'actions', id, { needsHelp })
}

/**
 * Moves an action to a place under a goal, in a column; what is left out stays. `after: null` puts it on top.
 * Moving to done or stopped writes down the day, moving away from there takes it off.
 */
export function moveAction(
  editor: Editor,
  id: ActionId,
  to: { goalId?: GoalId | null | undefined; status?: ActionStatus | undefined; after: ActionId | null },
): boolean {
  return editCard(editor, 'actions', id, (card) => {
    const goalId = to.goalId === undefined ? ACTION.goalId(card.get('goalId')) : to.goalId
    const status = to.status ?? ACTION.status(card.get('status'))
    placeAfter(editor, 'actions', id, to.after, (sibling) => {
      return (
        ACTION.goalId(sibling.get('goalId')) === goalId && ACTION.status(sibling.get('status')) === status
      )
    })
    return { ...cleanFields(ACTION, { goalId }), ...statusFields(editor, card, status) }
  })
}

/** Takes an action off the improvement board to the organisational list, or back. */
export function moveActionToList(editor: Editor, id: ActionId, list: Action['list']): boolean {
  return editCard(editor, 'actions', id, cleanFields(ACTION, { list }))
}

export function archiveAction(editor: Editor, id: ActionId): boolean {
  return archive(editor, 'actions', id)
}

export function restoreAction(editor: Editor, id: ActionId): boolean {
  return restore(editor, 'actions', id)
}

function setStatus(editor: Editor, id: ActionId, status: ActionStatus): boolean {
  return editCard(editor, 'actions', id, (card) => statusFields(editor, card, status))
}

function statusFields(editor: Editor, card: Card, status: ActionStatus): Record<string, unknown> {
  if (ACTION.status(card.get('status')) === status) return {}
  if (!isClosed(status)) return { status, closedOn: null, stopReason: '' }
  return { status, closedOn: dayOf(editor.now()), stopReason: '' }
}

function isClosed(status: unknown): boolean {
  return status === 'done' || status === 'stopped'
}
