// Closing a period or a school year: how each goal ended, what is kept alive, what stops and what goes along. One command is
// one step to undo. Two devices that close at once end in one successor: its id follows from what it succeeds.
import { stopAction } from './commands-actions.ts'
import { checkHabit, secureHabit } from './commands-agreements.ts'
import { nameSuccessor } from './commands-board.ts'
import { concludeGoal, concludeYearGoal, editGoal } from './commands-goals.ts'
import { addPeriod, editPeriod } from './commands-periods.ts'
import { dayOf } from './day.ts'
import { commit, editCard, findCard, isPutAway, type Editor } from './editor.ts'
import { asId, readFields } from './fields.ts'
import { withId } from './fill-calendar.ts'
import { hash } from './hash.ts'
import { noteTaken } from './next-year.ts'
import type { ActionId, Day, GoalId, GoalStatus, MemberId, PeriodId } from './schema.ts'
import { PERIOD } from './shapes.ts'

export type Ending = {
  id: GoalId
  /** How it ended; `active` and `idea` go along. */
  status: GoalStatus
  /** Why it stopped, or what came of it. */
  outcome: string
  /** A practice to keep alive, looked at every so many weeks. */
  secure?: { text: string; everyWeeks: number } | undefined
}
export type Finish = {
  goals: readonly Ending[]
  stopped: readonly { id: ActionId; reason: string }[]
  /** What the team learned. */
  learned: string
}
export type NextPeriod = { name: string; from: Day; to: Day; memberIds: MemberId[] }

/** Closes a period and begins the next one. @returns the next one; null when the period is gone or nothing may change */
export function finishPeriod(
  editor: Editor,
  id: PeriodId,
  { next, ...finish }: Finish & { next: NextPeriod },
): PeriodId | null {
  return commit(editor, () => {
    if (!findCard(editor, 'periods', id)) return null
    conclude(editor, finish)
    closePeriod(editor, id, finish)
    const planned = plannedAfter(editor, id)
    const nextId = planned ?? addPeriod(withId(editor, `${id}.n`), next)
    if (planned) editPeriod(editor, planned, next)
    for (const goal of finish.goals) {
      if (goesAlong(goal)) editGoal(editor, goal.id, { periodId: nextId })
    }
    return nextId
  })
}

/** Closes the school year: the board goes on in the document of `year`, and this one is only read from now on. */
export function finishYear(editor: Editor, year: string, finish: Finish): boolean {
  const done = commit(editor, () => {
    conclude(editor, finish)
    const begun = periodsOf(editor)
      .filter(({ from }) => from <= dayOf(editor.now()))
      .sort((a, b) => (a.from > b.from ? -1 : 1))
    for (const [index, { id, closedAt }] of begun.entries()) {
      // Said once, with the last period, also when that one was closed before.
      const learned = index === 0 ? finish.learned : ''
      if (closedAt === null || learned) closePeriod(editor, id, { learned })
    }
    noteTaken(editor)
    return nameSuccessor(editor, year)
  })
  return done ?? false
}

/** A field per closing, `learned.2026-12-18T14:15:00.000Z a1`: the words of two devices that close at once both stay. */
export const LEARNED_PREFIX = 'learned.'

/** What the team learned, period after period, everything once: words of the whole year may stand with more than one. */
export function wordsLearned(editor: Editor): string[] {
  const all = periodsOf(editor)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap(({ id, learned }) => {
      const card = findCard(editor, 'periods', id)
      const keys = [...(card?.keys() ?? [])].filter((key) => key.startsWith(LEARNED_PREFIX)).sort()
      // The plain field may have been written by an older app, which knows no other.
      return [...keys.map((key) => PERIOD.learned(card?.get(key))), learned]
    })
  return [...new Set(all)].filter(Boolean)
}

/** Closes a period with what the team learned. Closed twice, the first moment stands and the words of both. */
export function closePeriod(editor: Editor, id: PeriodId, { learned }: { learned: string }): boolean {
  const words = PERIOD.learned(learned)
  const now = editor.now().toISOString()
  return editCard(editor, 'periods', id, (card) => ({
    closedAt: PERIOD.closedAt(card.get('closedAt')) ?? now,
    ...(words && { learned: words, [`${LEARNED_PREFIX}${now} ${editor.newId()}`]: words }),
  }))
}

/** The period after this one that stands in the calendar already and is not closed; null when there is none. */
function plannedAfter(editor: Editor, id: PeriodId): PeriodId | null {
  const all = periodsOf(editor)
  const from = all.find((one) => one.id === id)?.from ?? ''
  const after = all.filter((one) => one.id !== id && one.from > from && one.closedAt === null)
  return after.sort((a, b) => (a.from < b.from ? -1 : 1))[0]?.id ?? null
}

function periodsOf(editor: Editor) {
  return [...editor.doc.getMap<unknown>('periods').keys()].flatMap((id) => {
    const card = findCard(editor, 'periods', id)
    return card && !isPutAway(card) ? [{ id: asId<PeriodId>(id), ...readFields(PERIOD, card) }] : []
  })
}

function conclude(editor: Editor, { goals, stopped }: Finish): void {
  const today = dayOf(editor.now())
  for (const goal of goals) {
    const { id, status, outcome, secure } = goal
    if (!goesAlong(goal)) concludeGoal(editor, id, status, outcome)
    if (!goesAlong(goal)) concludeYearGoal(editor, id, status, outcome)
    // The same words of two devices are one habit, other words are two: nobody's are lost.
    if (!secure?.text.trim()) continue
    const habit = habitId(id, secure.text)
    const there = findCard(editor, 'secured', habit)
    if (there && !isPutAway(there)) continue
    const made = secureHabit(withId(editor, habit), {
      text: secure.text,
      goalId: id,
      checkEveryWeeks: secure.everyWeeks,
    })
    if (made) checkHabit(editor, made, today)
  }
  for (const { id, reason } of stopped) stopAction(editor, id, reason)
}

const LONGEST_IN_ID = 60

/** An id is short; what is longer is told apart by a hash of the whole. */
function habitId(goal: GoalId, text: string): string {
  const words = text.trim().toLowerCase()
  const rest = words.length > LONGEST_IN_ID ? `~${hash(words).toString(36)}` : ''
  return `${goal}.${words.slice(0, LONGEST_IN_ID)}${rest}`
}

function goesAlong({ status }: Ending): boolean {
  return status === 'active' || status === 'idea'
}
