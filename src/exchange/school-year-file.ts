// Reads a school year written in Dutch words, such as the example year, as archives of its boards.
// Nothing of the file is lost: what a board has no field for stays with its card, or with the board, under `fromFile`.
import type { BoardArchive, CardArchive } from '../board/archive.ts'
import { isRecord } from '../board/fields.ts'
import type { JsonObject } from '../board/plain.ts'
import { MOST_BOARDS } from '../board/read-archive.ts'
import { SCHEMA_VERSION, ZONES } from '../board/schema.ts'
import { KIND_WORDS, PART_WORDS, WEEKDAY_WORDS, ZONE_WORDS, lookUp, wordIn, wordsIn } from './dutch-words.ts'
import { numbered, sourceOf, type Source } from './leftovers.ts'
import * as cards from './school-year-cards.ts'
import { goals, yearGoals } from './school-year-goals.ts'
import { session } from './school-year-sessions.ts'

export type ReadSchoolYear =
  | { ok: true; boards: BoardArchive[] }
  | { ok: false; reason: 'wrong-shape' | 'empty' | 'too-large' }

/** Whether this looks like a school-year file and not like an archive. */
export function isSchoolYearFile(json: unknown): boolean {
  return isRecord(json) && isRecord(json.schoolYear) && Array.isArray(json.boards)
}

/** @param json parsed JSON; of a file from outside, only after parseArchive has bounded its size and depth */
export function readSchoolYearFile(json: unknown): ReadSchoolYear {
  if (!isSchoolYearFile(json)) return { ok: false, reason: 'wrong-shape' }
  const count = sourceOf(json).list('boards').length
  if (count === 0) return { ok: false, reason: 'empty' }
  if (count > MOST_BOARDS) return { ok: false, reason: 'too-large' }
  const team = teamOf(json)
  return { ok: true, boards: Array.from({ length: count }, (_, index) => readBoardAt(json, index, team)) }
}

/** What a class board needs to know of the team boards in the same file: whether there are any, and their goals. */
type Team = { there: boolean; goals: ReadonlyMap<string, string> }

// Every board reads the file afresh: periods and holidays belong to all of them, and reading uses them up.
function readBoardAt(json: unknown, index: number, team: Team): BoardArchive {
  const file = sourceOf(json)
  const board = file.list('boards')[index] ?? sourceOf({})
  const year = file.object('schoolYear')
  const list = (name: string, one: string) => numbered(one, board.list(name))
  const kind = wordIn(board, 'kind', KIND_WORDS) ?? 'team'
  const colleagues = numbered('member', file.list('members')).map(cards.colleague)
  const pupils = list('pupils', 'pupil').map(cards.pupil)
  // Colleagues stand on the team's board; in a file with class boards only they would be lost.
  const adults = kind === 'team' || !team.there ? colleagues : []
  const people = cards.peopleOf(adults, pupils)
  const forYear = yearGoals(list('yearGoals', 'year-goal'), people.pupils)
  const forPeriods = goals(list('goals', 'goal'), people.pupils, team.goals)
  return {
    members: cards.inOrder([...adults, ...pupils]),
    periods: numbered('period', year.list('periods')).map((period) => cards.period(period, adults)),
    holidays: numbered('holiday', year.list('holidays')).map(cards.holiday),
    yearGoals: cards.inOrder(forYear.goals),
    goals: cards.inOrder(forPeriods.goals),
    measurements: [...forYear.measurements, ...forPeriods.measurements],
    actions: cards.inOrder(list('actions', 'action').map((action) => cards.action(action, people))),
    successes: cards.inOrder(list('successes', 'success').map((success) => cards.success(success, people))),
    planning: list('planning', 'planning').map(cards.planningItem),
    agreements: cards.inOrder(list('agreements', 'agreement').map(cards.agreement)),
    secured: cards.inOrder(list('secured', 'secured').map(cards.securedHabit)),
    parking: cards.inOrder(list('parking', 'parking').map(cards.parkingItem)),
    sessions: list('sessions', 'session').map(session),
    skippedWeeks: list('skippedWeeks', 'skipped').map(cards.skippedWeek),
    checkIns: {},
    other: {},
    board: {
      id: board.text('id'),
      schemaVersion: SCHEMA_VERSION,
      kind,
      name: board.text('name'),
      place: board.text('place'),
      ...teacherOf(board, colleagues),
      schoolYear: { label: year.text('label'), start: year.text('start'), end: year.text('end') },
      zones: zonesOf(board),
      sessionPlan: sessionPlanOf(board.object('sessionPlan')),
      ...keptOf(file, board, year),
    },
  }
}

// The file names the teacher by id, a board in words.
function teacherOf(board: Source, colleagues: readonly CardArchive[]): JsonObject {
  const id = board.peek('teacher')
  return { teacher: colleagues.find((member) => member.id === id)?.name ?? id }
}

function keptOf(file: Source, board: Source, year: Source): JsonObject {
  const ofYear = rest(year)
  const kept = {
    ...rest(file),
    ...rest(board),
    ...(Object.keys(ofYear).length > 0 ? { schoolYear: ofYear } : {}),
  }
  return Object.keys(kept).length === 0 ? {} : { fromFile: kept }
}

function rest(source: Source): JsonObject {
  const { fromFile } = source.rest()
  return isRecord(fromFile) ? fromFile : {}
}

function zonesOf(board: Source): JsonObject[] {
  const shown = wordsIn(board, 'zones', ZONE_WORDS)
  return [...shown, ...ZONES.filter((zone) => !shown.includes(zone))].map((zone) => ({
    zone,
    shown: shown.includes(zone),
    size: 1,
  }))
}

function sessionPlanOf(plan: Source): JsonObject {
  return {
    weekday: wordIn(plan, 'weekday', WEEKDAY_WORDS) ?? null,
    time: plan.text('time'),
    minutes: plan.take('minutes') ?? 15,
    agenda: plan.list('parts').map((part) => ({
      part: lookUp(PART_WORDS, part.peek('part')) ?? part.peek('part'),
      seconds: part.take('seconds') ?? 0,
      on: true,
    })),
  }
}

function teamOf(json: unknown): Team {
  const boards = sourceOf(json)
    .list('boards')
    .filter((board) => wordIn(board, 'kind', KIND_WORDS) === 'team')
  const goals = boards.flatMap((board) => board.list('goals'))
  return {
    there: boards.length > 0,
    goals: new Map(goals.map((goal) => [goal.text('id'), goal.text('text')])),
  }
}
