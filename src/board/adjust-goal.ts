// Changing a goal that is being worked on: a target that is adjusted stays known, with the day until which it stood.
import { editGoal, editYearGoal, type GoalDetails } from './commands-goals.ts'
import { dayOf } from './day.ts'
import { commit, findCard, type Editor } from './editor.ts'
import { isRecord } from './fields.ts'
import type { Day, GoalId, YearGoal } from './schema.ts'
import { INDICATOR, INDICATOR_PREFIX, YEAR_GOAL } from './shapes.ts'

/** A target, and the day on which another one took its place. */
export type EarlierTarget = { target: number; until: Day }

/** Edits a goal of the period or the year. @returns whether it was there */
export function adjustGoal(editor: Editor, id: GoalId, details: GoalDetails): boolean {
  const done = commit(editor, () => {
    const goal = findCard(editor, 'goals', id)
    const card = goal ?? findCard(editor, 'yearGoals', id)
    if (!card) return false
    const next = details.indicator?.target
    const target = INDICATOR.target(card.get(`${INDICATOR_PREFIX}target`))
    const earlier = YEAR_GOAL.earlierTargets(card.get('earlierTargets'))
    const until = dayOf(editor.now())
    // Of the targets of one day the first was the one that the team worked with.
    const isNew = readTargets(earlier).every((one) => one.until !== until)
    // In another measure or unit the old target would be told as something that it never was.
    const stays = (key: 'measure' | 'unit') =>
      details.indicator?.[key] === undefined ||
      INDICATOR[key](details.indicator[key]) === INDICATOR[key](card.get(INDICATOR_PREFIX + key))
    const changes = next !== undefined && target !== null && next !== target && isNew
    const adjusts = changes && stays('measure') && stays('unit')
    const edits = adjusts ? { ...details, earlierTargets: [...earlier, { target, until }] } : details
    return goal ? editGoal(editor, id, edits) : editYearGoal(editor, id, edits)
  })
  return done ?? false
}

/** What was aimed at before, the oldest first. */
export function readTargets(stored: YearGoal['earlierTargets']): EarlierTarget[] {
  return stored.filter(isRecord).flatMap(({ target, until }) => {
    const was = INDICATOR.target(target)
    return was !== null && typeof until === 'string' ? [{ target: was, until }] : []
  })
}
