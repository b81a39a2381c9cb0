// Which fields each card stores, one table a collection. Adding a field to a card starts here and in schema.ts.
import * as field from './fields.ts'
import type { Fields } from './fields.ts'
import {
  ACTION_STATUSES,
  GOAL_STATUSES,
  MEASURES,
  SESSION_KINDS,
  WEEKDAYS,
  type Action,
  type Agreement,
  type Goal,
  type GoalId,
  type Holiday,
  type Indicator,
  type Measurement,
  type Member,
  type MoodCounts,
  type ParkingItem,
  type Period,
  type PlanningItem,
  type SecuredHabit,
  type Session,
  type SessionPart,
  type SkippedWeek,
  type Success,
  type YearGoal,
} from './schema.ts'

/** What is stored as plain fields: not the id (that is the key), nor what a colleague may add to at the same time. */
type Plain<T, Apart extends string = never> = Fields<Omit<T, 'id' | Apart>>

export const MEMBER: Plain<Member> = {
  name: field.name,
  kind: field.oneOf(['adult', 'pupil'], 'adult'),
  role: field.name,
  group: field.name,
  sign: field.name,
  color: field.color,
  days: field.someOf(WEEKDAYS),
  left: field.yes,
  order: field.order,
}

export const PERIOD: Plain<Period> = {
  name: field.name,
  from: field.day,
  to: field.day,
  memberIds: field.ids,
  closedAt: field.momentOrNull,
  learned: field.note,
}

export const HOLIDAY: Plain<Holiday> = { name: field.name, from: field.day, to: field.day }

/** Stored flat as `indicator.label` and so on: two colleagues can fill in the same goal at once. */
export const INDICATOR: Fields<Indicator> = {
  label: field.line,
  measure: field.oneOf(MEASURES, 'number'),
  unit: field.name,
  direction: field.oneOf(['up', 'down'], 'up'),
  baseline: field.number,
  target: field.number,
  howMeasured: field.cardText,
  measuredBy: field.line,
  firstMeasureOn: field.dayOrNull,
}
export const INDICATOR_PREFIX = 'indicator.'

export const YEAR_GOAL: Plain<YearGoal, 'indicator'> = {
  text: field.cardText,
  why: field.note,
  status: field.oneOf(GOAL_STATUSES, 'active'),
  outcome: field.note,
  endedOn: field.dayOrNull,
  earlierTargets: (value) => (Array.isArray(value) ? value : []),
  order: field.order,
  archivedAt: field.momentOrNull,
}

export const GOAL: Plain<Goal, 'indicator'> = {
  ...YEAR_GOAL,
  kind: field.oneOf(['pupil', 'organisation', 'class'], 'pupil'),
  periodId: field.idOrNull,
  yearGoalId: field.idOrNull,
  teamGoal: field.cardText,
  from: field.dayOrNull,
  to: field.dayOrNull,
  learned: field.note,
  evidenceUrl: field.link,
}

export const MEASUREMENT: Plain<Measurement> = {
  goalId: (value) => field.idOrNull<GoalId>(value) ?? field.asId(''),
  sessionId: field.idOrNull,
  date: field.day,
  value: field.number,
  days: field.someOf(WEEKDAYS),
  note: field.note,
  corrects: field.idOrNull,
  createdAt: field.moment,
}

export const ACTION: Plain<Action, 'ink'> = {
  text: field.cardText,
  goalId: field.idOrNull,
  ownerIds: field.ids,
  ownerText: field.name,
  due: field.due,
  status: field.oneOf(ACTION_STATUSES, 'todo'),
  closedOn: field.dayOrNull,
  stopReason: field.note,
  needsHelp: field.yes,
  carriedOver: field.count,
  instrument: field.name,
  list: field.oneOf(['improvement', 'organisation'], 'improvement'),
  movedTo: field.line,
  createdOn: field.dayOrNull,
  createdInSession: field.idOrNull,
  order: field.order,
  archivedAt: field.momentOrNull,
}

export const SUCCESS: Plain<Success, 'ink'> = {
  text: field.cardText,
  date: field.dayOrNull,
  byId: field.idOrNull,
  byText: field.name,
  team: field.yes,
  goalId: field.idOrNull,
  actionId: field.idOrNull,
  sessionId: field.idOrNull,
  celebrated: field.yes,
  hidden: field.yes,
  order: field.order,
  archivedAt: field.momentOrNull,
}

export const PLANNING_ITEM: Plain<PlanningItem, 'ink'> = {
  kind: field.name,
  date: field.dayOrNull,
  time: field.time,
  participantIds: field.ids,
  text: field.cardText,
  minutes: field.countOrNull,
  actionId: field.idOrNull,
  goalId: field.idOrNull,
  done: field.yes,
  archivedAt: field.momentOrNull,
}

export const AGREEMENT: Plain<Agreement> = {
  text: field.cardText,
  since: field.dayOrNull,
  order: field.order,
  archivedAt: field.momentOrNull,
}

export const SECURED: Plain<SecuredHabit, 'checkedOn'> = {
  goalId: field.idOrNull,
  text: field.cardText,
  checkEveryWeeks: (value) => Math.min(52, Math.max(1, field.count(value ?? 6))),
  order: field.order,
  archivedAt: field.momentOrNull,
}
/** A field per checked day, `checked.2026-01-20`: two colleagues checking on two devices both count. */
export const CHECKED_PREFIX = 'checked.'

export const PARKING_ITEM: Plain<ParkingItem, 'ink'> = {
  date: field.dayOrNull,
  byId: field.idOrNull,
  text: field.cardText,
  outcome: field.note,
  order: field.order,
  archivedAt: field.momentOrNull,
}

/** Stored flat as `checkIn.happy` and so on. */
export const CHECK_IN: Fields<MoodCounts> = { happy: field.count, neutral: field.count, unhappy: field.count }
export const CHECK_IN_PREFIX = 'checkIn.'

export const SESSION: Plain<Session, 'checkIn' | 'log'> = {
  kind: field.oneOf(SESSION_KINDS, 'board'),
  periodId: field.idOrNull,
  date: field.dayOrNull,
  plannedStart: field.time,
  startedAt: field.momentOrNull,
  endedAt: field.momentOrNull,
  durationMinutes: field.countOrNull,
  facilitatorIds: field.ids,
  timekeeperId: field.idOrNull,
  scribeId: field.idOrNull,
  presentIds: field.ids,
  absentIds: field.ids,
  presentCount: field.countOrNull,
  checkInForm: field.name,
  parts: sessionParts,
  note: field.note,
  score: field.number,
  tip: field.cardText,
}

export const SKIPPED_WEEK: Plain<SkippedWeek> = { date: field.day, reason: field.line }

function sessionParts(value: unknown): SessionPart[] {
  if (!Array.isArray(value)) return []
  return value
    .slice(0, 30)
    .filter(field.isRecord)
    .map((part) => ({
      part: field.name(part.part),
      plannedSeconds: field.count(part.plannedSeconds),
      actualSeconds: field.countOrNull(part.actualSeconds),
    }))
}
