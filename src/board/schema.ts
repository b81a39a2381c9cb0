// The names and shapes of everything that is stored in a board's document.
// Never change the meaning of a stored field: add a field, or write a migration (migrate.ts).

/** Version of the stored shape. A document with a higher number is shown read-only and never rewritten. */
export const SCHEMA_VERSION = 1

/** Name of the top-level Y.Map that describes the board itself. */
export const BOARD_MAP = 'board'

/**
 * Name of the top-level flat Y.Map with the running check-in counts. Keys are `date|mood|writer`, values whole
 * numbers: every writer counts for itself and the view adds up, so two fingers at two devices never lose a tap.
 * No key holds a person: privacy by counting (domain.md 5.3).
 */
export const CHECK_INS_MAP = 'checkIns'

/** Top-level Y.Maps from id to a Y.Map per card. */
export const COLLECTIONS = [
  'members',
  'periods',
  'holidays',
  'yearGoals',
  'goals',
  'measurements',
  'actions',
  'successes',
  'planning',
  'agreements',
  'secured',
  'parking',
  'sessions',
  'skippedWeeks',
] as const
export type Collection = (typeof COLLECTIONS)[number]

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }
export type MemberId = Id<'member'>
export type PeriodId = Id<'period'>
export type GoalId = Id<'goal'>
export type MeasurementId = Id<'measurement'>
export type ActionId = Id<'action'>
export type SuccessId = Id<'success'>
export type PlanningId = Id<'planning'>
export type SessionId = Id<'session'>
export type AgreementId = Id<'agreement'>
export type SecuredId = Id<'secured'>
export type ParkingId = Id<'parking'>

/** A calendar day in local time, `2026-11-22`. */
export type Day = string
/** A moment as ISO 8601 in UTC, `2026-11-22T08:15:00.000Z`. */
export type Moment = string

export type BoardKind = 'team' | 'class'
/** After its school year a class board asks to be erased, or may stay (domain.md 5.3). Means nothing on a team board. */
export type Retention = 'ask' | 'keep'
export const ZONES = [
  'check-in',
  'successes',
  'goals',
  'actions',
  'planning',
  'agreements',
  'secured',
  'parking',
] as const
export type Zone = (typeof ZONES)[number]
export type ZoneSetting = { zone: Zone; shown: boolean; size: number }

export const AGENDA_PARTS = ['check-in', 'successes', 'goals', 'actions', 'planning', 'check-out'] as const
export type AgendaPart = (typeof AGENDA_PARTS)[number]
export type AgendaItem = { part: AgendaPart; seconds: number; on: boolean }
/** The fixed moment of the board session; weekday 1 = Monday ... 7 = Sunday (ISO 8601), time `15:15`. */
export type SessionPlan = { weekday: number | null; time: string; minutes: number; agenda: AgendaItem[] }

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri'
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri']

export type Member = {
  id: MemberId
  /** First name or nickname, never more (domain.md 5.3). */
  name: string
  /** `pupil` only on a class board. */
  kind: 'adult' | 'pupil'
  role: string
  group: string
  /** An animal sign instead of a name, for pupils. */
  sign: string
  color: string
  /** Working days; empty = not known. */
  days: Weekday[]
  left: boolean
  order: string
}

export type Period = {
  id: PeriodId
  name: string
  from: Day
  to: Day
  memberIds: MemberId[]
  closedAt: Moment | null
  /** The last words when it was closed; `wordsLearned` (finish-period.ts) gives those of everybody. */
  learned: string
}
export type Holiday = { id: string; name: string; from: Day; to: Day }

export const MEASURES = [
  'number',
  'percentage',
  'days-of-five',
  'of-pupils',
  'yes-no',
  'tally',
  'smiley',
] as const
export type Measure = (typeof MEASURES)[number]
export type Direction = 'up' | 'down'
export type Indicator = {
  label: string
  measure: Measure
  /** Printed behind the value: `%`, `min`, `van 5`. */
  unit: string
  direction: Direction
  baseline: number | null
  target: number | null
  howMeasured: string
  measuredBy: string
  firstMeasureOn: Day | null
}

export const GOAL_STATUSES = ['idea', 'active', 'reached', 'almost', 'missed', 'stopped'] as const
export type GoalStatus = (typeof GOAL_STATUSES)[number]

export type YearGoal = {
  id: GoalId
  text: string
  why: string
  indicator: Indicator
  status: GoalStatus
  /** Free words about how it ended, such as why it stopped. */
  outcome: string
  /** On which day it ended; null of what ended before this was kept, and without meaning while it goes on. */
  endedOn: Day | null
  /** Targets of before, one plain object each (adjust-goal.ts). */
  earlierTargets: readonly unknown[]
  order: string
  archivedAt: Moment | null
}

export type GoalKind = 'pupil' | 'organisation' | 'class'
export type Goal = YearGoal & {
  kind: GoalKind
  periodId: PeriodId | null
  yearGoalId: GoalId | null
  /** Words naming the team goal that a class goal serves (the boards are separate documents). */
  teamGoal: string
  from: Day | null
  to: Day | null
  learned: string
  evidenceUrl: string
}

/** A period goal, or a year goal: that one has no kind. */
export type AnyGoal = YearGoal & Partial<Goal>

export type Measurement = {
  id: MeasurementId
  /** A period goal or a year goal. */
  goalId: GoalId
  sessionId: SessionId | null
  date: Day
  /** null = "niet gemeten", a real value. */
  value: number | null
  /** For "x van 5 dagen": on which days; empty when only the number is known. */
  days: Weekday[]
  note: string
  /** The measurement that this one corrects; the old one stays in history. */
  corrects: MeasurementId | null
  createdAt: Moment
}

/** A day, the next board session, or nothing agreed yet. */
export type Due = { on: Day } | 'next-session' | null
export const ACTION_STATUSES = ['todo', 'doing', 'done', 'stopped'] as const
export type ActionStatus = (typeof ACTION_STATUSES)[number]

export type Action = {
  id: ActionId
  text: string
  goalId: GoalId | null
  ownerIds: MemberId[]
  /** An owner that is no member: "Iedereen", "Tafelgroep 1". */
  ownerText: string
  due: Due
  status: ActionStatus
  /** Day on which it was done or stopped. */
  closedOn: Day | null
  stopReason: string
  needsHelp: boolean
  /** How many sessions it was carried over to the next. */
  carriedOver: number
  /** lesbezoek, lesontwerp, borgen, ...: the instrument it belongs to, or empty. */
  instrument: string
  /** On which list it stands: this board or the organisational list beside it. */
  list: 'improvement' | 'organisation'
  movedTo: string
  createdOn: Day | null
  createdInSession: SessionId | null
  order: string
  archivedAt: Moment | null
  ink: readonly Uint8Array[]
}

export type Success = {
  id: SuccessId
  text: string
  date: Day | null
  byId: MemberId | null
  /** Who said it when it is no member: "klas". */
  byText: string
  /** Of the whole team. */
  team: boolean
  goalId: GoalId | null
  actionId: ActionId | null
  sessionId: SessionId | null
  celebrated: boolean
  /** Hidden by the teacher on a class board. */
  hidden: boolean
  order: string
  archivedAt: Moment | null
  ink: readonly Uint8Array[]
}

export type PlanningItem = {
  id: PlanningId
  kind: string
  date: Day | null
  time: string
  participantIds: MemberId[]
  text: string
  minutes: number | null
  actionId: ActionId | null
  goalId: GoalId | null
  done: boolean
  archivedAt: Moment | null
  ink: readonly Uint8Array[]
}

export type Agreement = {
  id: AgreementId
  text: string
  since: Day | null
  order: string
  archivedAt: Moment | null
}
export type SecuredHabit = {
  id: SecuredId
  goalId: GoalId | null
  text: string
  checkEveryWeeks: number
  /** Days on which the team checked that the habit is alive. */
  checkedOn: Day[]
  order: string
  archivedAt: Moment | null
}
export type ParkingItem = {
  id: ParkingId
  date: Day | null
  byId: MemberId | null
  text: string
  outcome: string
  order: string
  archivedAt: Moment | null
  ink: readonly Uint8Array[]
}

export const MOODS = ['happy', 'neutral', 'unhappy'] as const
export type Mood = (typeof MOODS)[number]
export type MoodCounts = Record<Mood, number>

export const SESSION_KINDS = ['board', 'work', 'retrospective', 'pupil-arena', 'connection'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]
export type SessionPart = { part: string; plannedSeconds: number; actualSeconds: number | null }
export type Session = {
  id: SessionId
  kind: SessionKind
  periodId: PeriodId | null
  date: Day | null
  plannedStart: string
  startedAt: Moment | null
  endedAt: Moment | null
  durationMinutes: number | null
  facilitatorIds: MemberId[]
  timekeeperId: MemberId | null
  scribeId: MemberId | null
  presentIds: MemberId[]
  absentIds: MemberId[]
  /** For a class: how many were there. */
  presentCount: number | null
  checkInForm: string
  /** Counts only, never names (domain.md 5.3). */
  checkIn: MoodCounts
  parts: SessionPart[]
  note: string
  score: number | null
  tip: string
  /** What the conductor did, one plain object a step, in the order of the team. */
  log: readonly unknown[]
}
export type SkippedWeek = { id: string; date: Day; reason: string }

export type SchoolYear = { label: string; start: Day; end: Day }
