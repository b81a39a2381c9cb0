// Reads a board's document into plain objects in screen order. Total: whatever the document holds, it reads as something
// harmless; it never throws and never writes.
import type {
  Action,
  Agreement,
  BoardKind,
  Day,
  Goal,
  Holiday,
  Measurement,
  Member,
  MoodCounts,
  ParkingItem,
  Period,
  PlanningItem,
  SchoolYear,
  SecuredHabit,
  Session,
  SessionPlan,
  SkippedWeek,
  Success,
  YearGoal,
  ZoneSetting,
} from './schema.ts'

export type BoardView = {
  /** Empty when the document holds no board (yet). */
  id: string
  kind: BoardKind
  name: string
  place: string
  teacher: string
  schemaVersion: number
  /** The document was written by a newer app: show it, change nothing. */
  newer: boolean
  schoolYear: SchoolYear
  /** School year of the document that goes on after this one, or empty. */
  successor: string
  zones: ZoneSetting[]
  sessionPlan: SessionPlan
  members: Member[]
  periods: Period[]
  holidays: Holiday[]
  yearGoals: YearGoal[]
  goals: Goal[]
  /** By day, then by moment of entry; corrected ones included. */
  measurements: Measurement[]
  actions: Action[]
  successes: Success[]
  planning: PlanningItem[]
  agreements: Agreement[]
  secured: SecuredHabit[]
  parking: ParkingItem[]
  sessions: Session[]
  skippedWeeks: SkippedWeek[]
  /** Running check-in counts per day. */
  checkIns: Record<Day, MoodCounts>
}
