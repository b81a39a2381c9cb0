// Takes back from a whole year what had not happened yet on some day. Rules of the example only: a real board is never
// turned back.
import type { BoardArchive, CardArchive } from '../board/archive.ts'
import { addDays, isDay } from '../board/day.ts'
import { isRecord } from '../board/fields.ts'
import type { Day } from '../board/schema.ts'

/** The board as it stood on the evening of this day. */
export function asOf(today: Day, board: BoardArchive): BoardArchive {
  const upTo = (cards: CardArchive[], key: string) =>
    cards.filter((card) => (dayAt(card, key) ?? today) <= today)
  const goals = goalsAsOf(today, board)
  const actions = upTo(board.actions, 'createdOn').map((action, index) =>
    actionAsOf(today, action, index % 2 === 0),
  )
  return {
    ...board,
    periods: board.periods.map((period) => periodAsOf(today, period)),
    yearGoals: board.yearGoals.map((goal) => yearGoalAsOf(today, goal, board.measurements)),
    goals,
    measurements: upTo(board.measurements, 'date'),
    actions,
    successes: upTo(board.successes, 'date'),
    planning: planningAsOf(today, board.planning, actions),
    agreements: upTo(board.agreements, 'since'),
    secured: securedAsOf(today, board.secured, goals),
    parking: upTo(board.parking, 'date').map((item) => parkingItemAsOf(today, item)),
    sessions: upTo(board.sessions, 'date'),
    skippedWeeks: upTo(board.skippedWeeks, 'date'),
  }
}

function periodAsOf(today: Day, period: CardArchive): CardArchive {
  const to = dayAt(period, 'to')
  return to !== null && to < today ? { ...period, closedAt: `${to}T14:00:00.000Z` } : period
}

// A goal stays on the board until the next one comes, so that a week between two goals shows no empty board.
function goalsAsOf(today: Day, { goals, periods }: BoardArchive): CardArchive[] {
  const spans = goals.map((goal) => {
    const period = periods.find((period) => period.id === goal.periodId)
    const bound = (key: 'from' | 'to') => dayAt(goal, key) ?? (period ? dayAt(period, key) : null)
    return { goal, from: bound('from'), to: bound('to') }
  })
  const begun = spans.filter(({ from }) => from === null || from <= today)
  return begun.map(({ goal, from, to }) => {
    const isLast = !spans.some((other) => (other.from ?? '') > (from ?? ''))
    const isFollowed = begun.some((other) => (other.from ?? '') > (from ?? ''))
    const ended = to !== null && to < today && (isLast || isFollowed)
    return ended ? goal : { ...goal, status: 'active', outcome: '' }
  })
}

// How a year goal ended was known when it was measured for the last time.
function yearGoalAsOf(today: Day, goal: CardArchive, measurements: readonly CardArchive[]): CardArchive {
  const own = measurements.filter((measurement) => measurement.goalId === goal.id)
  const known = own.every((measurement) => (dayAt(measurement, 'date') ?? today) <= today)
  return known ? goal : { ...goal, status: 'active', outcome: '' }
}

// Half of what is due within a week is being done: the eager half, the same one every day.
function actionAsOf(today: Day, action: CardArchive, isEager: boolean): CardArchive {
  const due = isRecord(action.due) && isDay(action.due.on) ? action.due.on : null
  const isClosed = action.status === 'done' || action.status === 'stopped'
  // A class writes no day beside a finished action: its agreed day will do.
  const closedOn = isClosed ? (dayAt(action, 'closedOn') ?? due) : null
  if (closedOn !== null && closedOn <= today) return { ...action, closedOn }
  const { fromFile: _notYetKnown, ...open } = action
  const movedTo = due !== null && due < today ? (action.movedTo ?? '') : ''
  const status = isEager && due !== null && due <= addDays(today, 7) ? 'doing' : 'todo'
  return { ...open, status: isClosed ? status : 'todo', closedOn: null, stopReason: '', movedTo }
}

// The coming two weeks are on the board already; their actions may still have to be agreed.
function planningAsOf(today: Day, planning: CardArchive[], actions: readonly CardArchive[]): CardArchive[] {
  const known = new Set<unknown>(actions.map((action) => action.id))
  const soon = addDays(today, 14)
  return planning
    .filter((item) => (dayAt(item, 'date') ?? today) <= soon)
    .map((item) => ({
      ...item,
      done: (dayAt(item, 'date') ?? today) < today,
      actionId: known.has(item.actionId) ? (item.actionId ?? null) : null,
    }))
}

function securedAsOf(today: Day, secured: CardArchive[], goals: readonly CardArchive[]): CardArchive[] {
  const ended = new Set<unknown>(goals.filter((goal) => goal.status !== 'active').map((goal) => goal.id))
  return secured
    .filter((habit) => ended.has(habit.goalId))
    .map((habit) => {
      const known = Object.entries(habit).filter(
        ([key]) => !(key.startsWith('checked.') && key.slice(8) > today),
      )
      return { ...Object.fromEntries(known), id: habit.id }
    })
}

// What became of a parked subject was clear two weeks later.
function parkingItemAsOf(today: Day, item: CardArchive): CardArchive {
  const date = dayAt(item, 'date')
  return date !== null && addDays(date, 14) > today ? { ...item, outcome: '' } : item
}

function dayAt(card: CardArchive, key: string): Day | null {
  const day = card[key]
  return isDay(day) ? day : null
}
