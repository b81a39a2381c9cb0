// Reads a board's document into plain objects in screen order. Total: whatever the document holds, it reads as something
// harmless; it never throws and never writes.
import * as Y from 'yjs'
import { BOARD, sessionPlan } from './board-fields.ts'
import { readCheckIns } from './check-in-counts.ts'
import { isPutAway } from './editor.ts'
import { readFields } from './fields.ts'
import { READ_CARD, SHOWN_ORDER, type Cards } from './read-cards.ts'
import { BOARD_MAP, CHECK_INS_MAP, COLLECTIONS, SCHEMA_VERSION } from './schema.ts'
import type {
  Action,
  Agreement,
  BoardKind,
  Collection,
  Day,
  Goal,
  Holiday,
  Measurement,
  Member,
  MoodCounts,
  ParkingItem,
  Period,
  PlanningItem,
  Retention,
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
  retention: Retention
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

/** The board as it is now. To follow a board that changes, keep a reader instead. */
export function readBoard(doc: Y.Doc): BoardView {
  const reader = createBoardReader(doc)
  const view = reader.read()
  reader.close()
  return view
}

export type BoardReader = {
  /**
   * The board as it is now. Cards and lists that did not change since the last call are the same objects.
   * @param archiveLater leaves cards that were put away to the next call: a board is on the screen before its history is read
   */
  read(archiveLater?: boolean): BoardView
  close(): void
}

/** Follows a document and re-reads only the cards that a change touched, so that only those have to be drawn again. */
export function createBoardReader(doc: Y.Doc): BoardReader {
  const lists = {
    members: follow(doc, 'members'),
    periods: follow(doc, 'periods'),
    holidays: follow(doc, 'holidays'),
    yearGoals: follow(doc, 'yearGoals'),
    goals: follow(doc, 'goals'),
    measurements: follow(doc, 'measurements'),
    actions: follow(doc, 'actions'),
    successes: follow(doc, 'successes'),
    planning: follow(doc, 'planning'),
    agreements: follow(doc, 'agreements'),
    secured: follow(doc, 'secured'),
    parking: follow(doc, 'parking'),
    sessions: follow(doc, 'sessions'),
    skippedWeeks: follow(doc, 'skippedWeeks'),
  }
  const board = followWhole(doc, BOARD_MAP, readHead)
  const checkIns = followWhole(doc, CHECK_INS_MAP, readCheckIns)
  let view: BoardView | null = null
  return {
    read(archiveLater = false) {
      const next: BoardView = {
        ...board.read(),
        members: lists.members.read(archiveLater),
        periods: lists.periods.read(archiveLater),
        holidays: lists.holidays.read(archiveLater),
        yearGoals: lists.yearGoals.read(archiveLater),
        goals: lists.goals.read(archiveLater),
        measurements: lists.measurements.read(archiveLater),
        actions: lists.actions.read(archiveLater),
        successes: lists.successes.read(archiveLater),
        planning: lists.planning.read(archiveLater),
        agreements: lists.agreements.read(archiveLater),
        secured: lists.secured.read(archiveLater),
        parking: lists.parking.read(archiveLater),
        sessions: lists.sessions.read(archiveLater),
        skippedWeeks: lists.skippedWeeks.read(archiveLater),
        checkIns: checkIns.read(),
      }
      if (view === null || !sameParts(view, next)) view = next
      return view
    },
    close() {
      for (const name of COLLECTIONS) lists[name].close()
      board.close()
      checkIns.close()
    },
  }
}

type Head = Omit<BoardView, Collection | 'checkIns'>

function readHead(map: Y.Map<unknown>, before: Head | null): Head {
  const read = readFields(BOARD, map)
  const head = {
    ...read,
    newer: read.schemaVersion > SCHEMA_VERSION,
    sessionPlan: sessionPlan(map.get('sessionPlan'), read.kind),
  }
  if (before === null) return head
  // A new name must not make the zones look new.
  return {
    ...head,
    zones: keep(before.zones, head.zones),
    sessionPlan: keep(before.sessionPlan, head.sessionPlan),
    schoolYear: keep(before.schoolYear, head.schoolYear),
  }
}

type Follower<T> = { read(archiveLater?: boolean): T; close(): void }

function followWhole<T>(
  doc: Y.Doc,
  name: string,
  readWhole: (map: Y.Map<unknown>, before: T | null) => T,
): Follower<T> {
  const map = doc.getMap<unknown>(name)
  let last: T | null = null
  let stale = true
  let following = false
  const changed = () => {
    stale = true
  }
  return {
    read() {
      if (last !== null && (following ? !stale : isEmpty(map))) return last
      if (!following && !isEmpty(map)) {
        following = true
        map.observeDeep(changed)
      }
      stale = false
      last = readWhole(map, last)
      return last
    },
    close: () => following && map.unobserveDeep(changed),
  }
}

function follow<C extends Collection>(doc: Y.Doc, name: C): Follower<Cards[C][]> {
  const map = doc.getMap<unknown>(name)
  const cards = new Map<string, Cards[C]>()
  const stale = new Set<string>()
  const later = new Set<string>()
  let shown: Cards[C][] = []
  let following = false
  const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const event of events) {
      const [id] = event.path
      if (typeof id === 'string') stale.add(id)
      else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) stale.add(String(key))
    }
  }
  return {
    read(archiveLater) {
      if (!following && !isEmpty(map)) {
        following = true
        map.observeDeep(changed)
        for (const id of map.keys()) stale.add(id)
      }
      if (!archiveLater) {
        for (const id of later) stale.add(id)
        later.clear()
      }
      if (stale.size === 0) return shown
      for (const id of stale) {
        const card = map.get(id)
        const waits = archiveLater && card instanceof Y.Map && isPutAway(card)
        if (waits) later.add(id)
        if (card instanceof Y.Map && !waits && !isOutOfSight(name, card)) {
          cards.set(id, READ_CARD[name](id, card))
        } else cards.delete(id)
      }
      stale.clear()
      shown = [...cards.values()].sort(SHOWN_ORDER[name])
      return shown
    },
    close: () => following && map.unobserveDeep(changed),
  }
}

/** Cards with no archive of their own on a screen: put away by going back to an earlier board, they are not shown. */
const WITHOUT_ARCHIVE: readonly Collection[] = [
  'periods',
  'holidays',
  'measurements',
  'sessions',
  'skippedWeeks',
]

function isOutOfSight(name: Collection, card: Y.Map<unknown>): boolean {
  return WITHOUT_ARCHIVE.includes(name) && isPutAway(card)
}

/** An empty map is not followed yet: filled from the disk, it would tell of every card in it, one by one. */
function isEmpty(map: Y.Map<unknown>): boolean {
  return map.keys().next().done === true
}

function keep<T>(before: T, after: T): T {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after
}

function sameParts<T extends object>(a: T, b: T): boolean {
  for (const key in b) if (a[key] !== b[key]) return false
  return true
}
