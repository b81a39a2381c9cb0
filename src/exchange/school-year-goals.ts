// The goals of a school-year file with their indicators and measurements. The file nests measurements in their goal; on a
// board they are cards of their own.
import type { CardArchive } from '../board/archive.ts'
import type { JsonObject } from '../board/plain.ts'
import { GOAL_KIND_WORDS, GOAL_STATUS_WORDS, lookUp, measureOf, wordIn } from './dutch-words.ts'
import type { Source } from './leftovers.ts'
import { dayIn, idIn, textIn } from './school-year-cards.ts'

/** Cards of goals and of the measurements that belong to them. */
export type Goals = { goals: CardArchive[]; measurements: CardArchive[] }

/** @param pupils how many children the class has; "van 24" then counts children */
export function yearGoals(sources: readonly Source[], pupils: number): Goals {
  return gather(sources, (goal, id) => ({
    id,
    text: goal.text('text'),
    why: goal.text('why'),
    ...indicator(goal, pupils),
    ...outcome(goal),
    ...goal.rest(),
  }))
}

/** @param teamGoals the texts of the team's goals by id; a class goal names the one it serves in words */
export function goals(
  sources: readonly Source[],
  pupils: number,
  teamGoals: ReadonlyMap<string, string>,
): Goals {
  return gather(sources, (goal, id) => {
    goal.takeNull('linkedTeamGoal')
    return {
      id,
      text: goal.text('text'),
      kind: wordIn(goal, 'kind', GOAL_KIND_WORDS) ?? 'pupil',
      periodId: idIn(goal, 'periodId'),
      yearGoalId: idIn(goal, 'yearGoalId'),
      // The id stays among the rest: the two boards are separate documents, but the words may change.
      teamGoal: teamGoals.get(goal.peek('linkedTeamGoal')) ?? '',
      from: dayIn(goal, 'from'),
      to: dayIn(goal, 'to'),
      ...indicator(goal, pupils),
      ...outcome(goal),
      ...goal.rest(),
    }
  })
}

function gather(sources: readonly Source[], card: (goal: Source, id: string) => CardArchive): Goals {
  const all: Goals = { goals: [], measurements: [] }
  for (const source of sources) {
    const id = source.text('id')
    all.measurements.push(...source.list('measurements').map((entry, index) => measurement(entry, id, index)))
    all.goals.push(card(source, id))
  }
  return all
}

function measurement(source: Source, goalId: string, index: number): CardArchive {
  const date = dayIn(source, 'date')
  return {
    id: `${goalId}-m${String(index + 1).padStart(2, '0')}`,
    goalId,
    sessionId: idIn(source, 'sessionId'),
    date,
    value: source.take('value') ?? null,
    note: textIn(source, 'note'),
    createdAt: `${date ?? '1970-01-01'}T12:00:00.000Z`,
    ...source.rest(),
  }
}

function indicator(goal: Source, pupils: number): JsonObject {
  const source = goal.object('indicator')
  const unit = source.text('unit')
  const label = source.text('label')
  return {
    'indicator.label': label,
    'indicator.measure': measureOf(unit, label, pupils),
    'indicator.unit': unit,
    'indicator.direction': source.take('direction') ?? 'up',
    'indicator.baseline': source.take('baseline') ?? null,
    'indicator.target': source.take('target') ?? null,
    'indicator.howMeasured': source.text('howMeasured'),
  }
}

// "niet gehaald, gaat mee naar volgend jaar" is a status and what came of it.
function outcome(goal: Source): JsonObject {
  const words = goal.peek('status')
  const comma = words.indexOf(', ')
  const exact = lookUp(GOAL_STATUS_WORDS, words)
  const status = exact ?? lookUp(GOAL_STATUS_WORDS, comma < 0 ? words : words.slice(0, comma))
  if (status === undefined) return { status: 'active' }
  goal.take('status')
  return { status, outcome: exact === undefined ? words.slice(comma + 2) : '' }
}
