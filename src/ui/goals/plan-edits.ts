// What is being changed of a goal that is on the board: only the fields that somebody touched, each with what it was changed over.
// The rest is the team's, as it stands there: it is never written back.
import type { GoalDetails } from '../../board/commands-goals.ts'
import { isRecord } from '../../board/fields.ts'
import type { Indicator } from '../../board/schema.ts'
import { hostOf } from './host.ts'
import { fits, indicatorOf, readPlan, type Plan } from './plan.ts'

type Key = keyof Plan
/** A changed field, the value that it was changed over (unknown in an older draft), and what a colleague's change kept out of it. */
type Edit = { typed: Plan[Key]; over?: Plan[Key] | undefined; lost?: Plan[Key] | undefined }
export type Edits = ReadonlyMap<Key, Edit>

/** Changes that were kept while they were being typed, by this version or an older one, which kept the whole plan. */
export function readEdits(kept: string, fresh: Plan): Edits {
  const keys = keysOf(fresh)
  const stored = storedEdits(kept)
  if (!stored) {
    const old = readPlan(kept, fresh)
    return new Map(keys.flatMap((key) => (old[key] === fresh[key] ? [] : [[key, { typed: old[key] }]])))
  }
  return new Map(
    keys.flatMap((key): [Key, Edit][] => {
      const edit = stored[key]
      if (!isRecord(edit) || !fits(key, edit['typed'], fresh[key])) return []
      // Kept by this screen: what was typed over and what was kept out are of the same type.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return [[key, edit as Edit]]
    }),
  )
}

function storedEdits(kept: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(kept)
    return isRecord(read) && isRecord(read['edits']) ? read['edits'] : null
  } catch {
    return null
  }
}

export function keepEdits(edits: Edits): string {
  return JSON.stringify({ edits: Object.fromEntries(edits) })
}

/** The goal as it stands on the board, with what was changed here; a field that a colleague changed since follows the board. */
export function planWith(fresh: Plan, edits: Edits): Plan {
  const plan = { ...fresh }
  for (const [key, { typed, over }] of edits) if (over === fresh[key]) Object.assign(plan, { [key]: typed })
  return plan
}

/** The fields whose change holds. */
export function editedKeys(fresh: Plan, edits: Edits): Key[] {
  return keysOf(fresh).filter((key) => {
    const edit = edits.get(key)
    return edit !== undefined && edit.over === fresh[key] && edit.typed !== fresh[key]
  })
}

/** The same changes with these as well. */
export function withChanges(fresh: Plan, edits: Edits, changes: Partial<Plan>): Edits {
  const plan = planWith(fresh, edits)
  const all = new Map(edits)
  for (const key of keysOf(plan)) {
    const typed = changes[key]
    if (typed === undefined || typed === plan[key]) continue
    all.set(key, { typed, over: fresh[key], lost: lostOf(fresh[key], edits.get(key)) })
  }
  return all
}

function lostOf(onBoard: Plan[Key], edit: Edit | undefined): Plan[Key] | undefined {
  return edit && edit.over !== onBoard ? edit.typed : edit?.lost
}

/** Words that were typed over something else than what stands on the board now, and are in no field. */
export function wordsKeptOut(fresh: Plan, edits: Edits): Partial<Plan> {
  const plan = planWith(fresh, edits)
  const out: Partial<Plan> = {}
  for (const key of TYPED) {
    const lost = lostOf(fresh[key], edits.get(key))
    if (typeof lost === 'string' && lost.trim() && lost !== plan[key]) out[key] = lost
  }
  return out
}

const TYPED = [
  'text',
  'label',
  'unit',
  'pupils',
  'baseline',
  'target',
  'how',
  'by',
  'teamGoal',
  'evidenceUrl',
] as const

const OF_INDICATOR: Partial<Record<Key, readonly (keyof Indicator)[]>> = {
  label: ['label'],
  measure: ['measure', 'unit'],
  unit: ['unit'],
  pupils: ['unit'],
  baseline: ['baseline'],
  target: ['target'],
  direction: ['direction'],
  how: ['howMeasured'],
  by: ['measuredBy'],
  first: ['firstMeasureOn'],
}

/** What of a goal on the board is to be changed, and nothing else of it. */
export function changesOf(plan: Plan, edited: readonly Key[]): GoalDetails {
  const { text, teamGoal, yearGoalId, organisation } = plan
  const of = <T>(key: Key, value: T) => (edited.includes(key) ? value : undefined)
  return {
    text: of('text', text),
    kind: of('organisation', organisation ? 'organisation' : 'pupil'),
    teamGoal: of('teamGoal', teamGoal),
    yearGoalId: of('yearGoalId', yearGoalId),
    evidenceUrl: of('evidenceUrl', hostOf(plan.evidenceUrl) ? plan.evidenceUrl : ''),
    indicator: pick(
      indicatorOf(plan),
      edited.flatMap((key) => OF_INDICATOR[key] ?? []),
    ),
  }
}

function pick<T>(all: T, keys: readonly (keyof T)[]): Partial<T> {
  const out: Partial<T> = {}
  for (const key of keys) out[key] = all[key]
  return out
}

function keysOf(plan: Plan): Key[] {
  // Every plan is made of EMPTY.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.keys(plan) as Key[]
}
