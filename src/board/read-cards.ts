// Reads one stored card of each kind into a plain object. Total: a field that is missing or of another kind reads as
// something harmless.
import * as Y from 'yjs'
import { isDay } from './day.ts'
import { asId, isRecord, readFields } from './fields.ts'
import { compare } from './order.ts'
import * as shape from './shapes.ts'
import type * as schema from './schema.ts'

/** The plain object of each collection. */
export type Cards = {
  members: schema.Member
  periods: schema.Period
  holidays: schema.Holiday
  yearGoals: schema.YearGoal
  goals: schema.Goal
  measurements: schema.Measurement
  actions: schema.Action
  successes: schema.Success
  planning: schema.PlanningItem
  agreements: schema.Agreement
  secured: schema.SecuredHabit
  parking: schema.ParkingItem
  sessions: schema.Session
  skippedWeeks: schema.SkippedWeek
}

type Stored = Y.Map<unknown>
export type ReadCard<T> = (id: string, card: Stored) => T

/** How to read a card of each collection. The key of a card is its id; the brand is put on here and nowhere else. */
export const READ_CARD: { readonly [C in schema.Collection]: ReadCard<Cards[C]> } = {
  members: (id, card) => ({ id: asId<schema.MemberId>(id), ...readFields(shape.MEMBER, card) }),
  periods: (id, card) => ({ id: asId<schema.PeriodId>(id), ...readFields(shape.PERIOD, card) }),
  holidays: (id, card) => ({ id, ...readFields(shape.HOLIDAY, card) }),
  yearGoals: (id, card) => ({
    id: asId<schema.GoalId>(id),
    ...readFields(shape.YEAR_GOAL, card),
    indicator: readFields(shape.INDICATOR, card, shape.INDICATOR_PREFIX),
  }),
  goals: (id, card) => ({
    id: asId<schema.GoalId>(id),
    ...readFields(shape.GOAL, card),
    indicator: readFields(shape.INDICATOR, card, shape.INDICATOR_PREFIX),
  }),
  measurements: (id, card) => ({
    id: asId<schema.MeasurementId>(id),
    ...readFields(shape.MEASUREMENT, card),
  }),
  actions: (id, card) => ({
    id: asId<schema.ActionId>(id),
    ...readFields(shape.ACTION, card),
    ink: ink(card),
  }),
  successes: (id, card) => ({
    id: asId<schema.SuccessId>(id),
    ...readFields(shape.SUCCESS, card),
    ink: ink(card),
  }),
  planning: (id, card) => ({
    id: asId<schema.PlanningId>(id),
    ...readFields(shape.PLANNING_ITEM, card),
    ink: ink(card),
  }),
  agreements: (id, card) => ({ id: asId<schema.AgreementId>(id), ...readFields(shape.AGREEMENT, card) }),
  secured: (id, card) => ({
    id: asId<schema.SecuredId>(id),
    ...readFields(shape.SECURED, card),
    checkedOn: checkedOn(card),
  }),
  parking: (id, card) => ({
    id: asId<schema.ParkingId>(id),
    ...readFields(shape.PARKING_ITEM, card),
    ink: ink(card),
  }),
  sessions: (id, card) => ({
    id: asId<schema.SessionId>(id),
    ...readFields(shape.SESSION, card),
    checkIn: readFields(shape.CHECK_IN, card, shape.CHECK_IN_PREFIX),
    log: list(card, 'log').filter(isStep),
  }),
  skippedWeeks: (id, card) => ({ id, ...readFields(shape.SKIPPED_WEEK, card) }),
}

type Compare<T> = (a: T, b: T) => number

/** The order in which each collection is shown; the id decides a tie, so every device shows the same. */
export const SHOWN_ORDER: { readonly [C in schema.Collection]: Compare<Cards[C]> } = {
  members: by((card) => [card.order]),
  periods: by((card) => [card.from]),
  holidays: by((card) => [card.from]),
  yearGoals: by((card) => [card.order]),
  goals: by((card) => [card.order]),
  measurements: by((card) => [card.date, card.createdAt]),
  actions: by((card) => [card.order]),
  successes: by((card) => [card.order]),
  planning: by((card) => [card.date ?? LAST, card.time === '' ? LAST : card.time]),
  agreements: by((card) => [card.order]),
  secured: by((card) => [card.order]),
  parking: by((card) => [card.order]),
  sessions: by((card) => [card.date ?? LAST]),
  skippedWeeks: by((card) => [card.date]),
}

/** Sorts after every day and every time. */
const LAST = '\uffff'

function by<T extends { id: string }>(keys: (card: T) => readonly string[]): Compare<T> {
  return (a, b) => {
    const other = keys(b)
    for (const [index, key] of keys(a).entries()) {
      const order = compare(key, other[index] ?? '')
      if (order !== 0) return order
    }
    return compare(a.id, b.id)
  }
}

function list(card: Stored, key: string): unknown[] {
  const value = card.get(key)
  return value instanceof Y.Array ? value.toArray() : []
}

// A Yjs type in the log is none of ours, and nothing that a screen could show.
function isStep(entry: unknown): boolean {
  return isRecord(entry) && !(entry instanceof Y.AbstractType)
}

function ink(card: Stored): Uint8Array[] {
  return list(card, 'ink').filter((stroke) => stroke instanceof Uint8Array)
}

function checkedOn(card: Stored): schema.Day[] {
  const days: schema.Day[] = []
  card.forEach((checked, key) => {
    const day = key.slice(shape.CHECKED_PREFIX.length)
    if (checked === true && key.startsWith(shape.CHECKED_PREFIX) && isDay(day)) days.push(day)
  })
  return days.sort(compare)
}
