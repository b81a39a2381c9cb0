// Which stored fields of a card this version knows, so that restoring leaves alone what only a newer app understands.
import type { Collection } from './schema.ts'
import { LEARNED_PREFIX } from './finish-period.ts'
import * as shape from './shapes.ts'

type Known = { fields: object; prefix?: string; list?: string }

const KNOWN: { readonly [C in Collection]: Known } = {
  members: { fields: shape.MEMBER },
  periods: { fields: shape.PERIOD, prefix: LEARNED_PREFIX },
  holidays: { fields: shape.HOLIDAY },
  yearGoals: { fields: shape.YEAR_GOAL, prefix: shape.INDICATOR_PREFIX },
  goals: { fields: shape.GOAL, prefix: shape.INDICATOR_PREFIX },
  measurements: { fields: shape.MEASUREMENT },
  actions: { fields: shape.ACTION, list: 'ink' },
  successes: { fields: shape.SUCCESS, list: 'ink' },
  planning: { fields: shape.PLANNING_ITEM, list: 'ink' },
  agreements: { fields: shape.AGREEMENT },
  secured: { fields: shape.SECURED, prefix: shape.CHECKED_PREFIX },
  parking: { fields: shape.PARKING_ITEM, list: 'ink' },
  sessions: { fields: shape.SESSION, prefix: shape.CHECK_IN_PREFIX, list: 'log' },
  skippedWeeks: { fields: shape.SKIPPED_WEEK },
}

/** Whether a field of a card is one of ours. */
export function isKnownField(collection: Collection, key: string): boolean {
  const { fields, prefix, list } = KNOWN[collection]
  return (
    Object.keys(fields).includes(key) ||
    // Also on cards whose own table has none: there it takes the card out of sight.
    key === 'archivedAt' ||
    key === list ||
    (prefix !== undefined && key.startsWith(prefix))
  )
}
