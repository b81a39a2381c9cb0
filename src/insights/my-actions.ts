// What one person has agreed to do, in the order in which it presses: late, this week, later, and what is just done.
// It reads; whose list it is comes as an argument, because a board itself knows no "me".
import { addDays, mondayOf, weekdayOf } from '../board/day.ts'
import type { Action, Day, MemberId, PlanningItem } from '../board/schema.ts'
import type { BoardView } from '../board/view.ts'
import { isLate, isOpen } from './is-late.ts'

export type MyActions = {
  late: Action[]
  thisWeek: Action[]
  /** Also what has no day yet. */
  later: Action[]
  /** Done in the last week, the last one first. */
  done: Action[]
  /** Visits and meetings that this person is part of. */
  planned: { thisWeek: PlanningItem[]; later: PlanningItem[] }
  /** Open actions of others and of nobody, as far as they hang on the board. */
  others: Action[]
}

const JUST_DONE_DAYS = 7
const DAYS_A_WEEK = 7

type Source = Pick<BoardView, 'actions' | 'planning' | 'sessionPlan'>

/** @param me null when nobody holds this device: then every open action is one of the others */
export function myActions(view: Source, me: MemberId | null, today: Day): MyActions {
  const sunday = addDays(mondayOf(today), DAYS_A_WEEK - 1)
  const dueOn = (action: Action) => dueDay(action, today, view.sessionPlan.weekday)
  const inOrder = (a: Action, b: Action) => {
    const [first, second] = [dueOn(a) ?? '9', dueOn(b) ?? '9']
    return first === second ? 0 : first < second ? -1 : 1
  }
  const kept = view.actions.filter((action) => !action.archivedAt)
  const isMine = (action: Action) => me !== null && action.ownerIds.includes(me)
  const mine = kept.filter(isMine)
  const open = mine.filter(isOpen).sort(inOrder)
  const since = addDays(today, -JUST_DONE_DAYS)
  const planned = view.planning.filter(
    (item) =>
      me !== null &&
      !item.archivedAt &&
      !item.done &&
      item.participantIds.includes(me) &&
      (item.date ?? '') >= today,
  )
  return {
    late: open.filter((action) => isLate(action, today)),
    thisWeek: open.filter((action) => !isLate(action, today) && (dueOn(action) ?? '9') <= sunday),
    later: open.filter((action) => (dueOn(action) ?? '9') > sunday),
    done: mine
      .filter(({ status, closedOn }) => status === 'done' && (closedOn ?? '') > since)
      .sort((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1)),
    planned: {
      thisWeek: planned.filter((item) => (item.date ?? '') <= sunday),
      later: planned.filter((item) => (item.date ?? '') > sunday),
    },
    others: kept
      .filter((action) => isOpen(action) && action.list === 'improvement' && !isMine(action))
      .sort(inOrder),
  }
}

/** The day on which an action is due. A team without a fixed day is taken to meet every week. */
function dueDay(action: Action, today: Day, sessionDay: number | null): Day | null {
  if (action.due !== 'next-session') return action.due?.on ?? null
  if (sessionDay === null) return addDays(mondayOf(today), DAYS_A_WEEK - 1)
  return addDays(today, (sessionDay - weekdayOf(today) + DAYS_A_WEEK) % DAYS_A_WEEK)
}
