// Values of a goal over time. A measurement is never changed: a correction is a new one that points at the old.
import { dayOf } from './day.ts'
import { addCard, findCard, type Editor } from './editor.ts'
import { cleanFields } from './fields.ts'
import type { Day, GoalId, Measurement, MeasurementId, SessionId, Weekday } from './schema.ts'
import { MEASUREMENT } from './shapes.ts'

export type NewMeasurement = {
  /** null = not measured this time. */
  value: number | null
  /** Today when left out. */
  date?: Day | undefined
  note?: string | undefined
  /** On which days, for "x van 5 dagen". */
  days?: Weekday[] | undefined
  sessionId?: SessionId | null | undefined
}

/**
 * Writes down a value of a period goal or a year goal.
 * @returns null when the value is no number or the goal is gone: a colleague's undo may have taken it away
 */
export function measureGoal(
  editor: Editor,
  goalId: GoalId,
  measurement: NewMeasurement,
): MeasurementId | null {
  const goal = findCard(editor, 'goals', goalId) ?? findCard(editor, 'yearGoals', goalId)
  if (goal === null) return null
  return add(editor, { ...measurement, goalId, date: measurement.date ?? dayOf(editor.now()) })
}

/**
 * Corrects a measurement; `sessionId` is the session in which that is done, left out it stays with its own.
 * @returns the new one, null when the value is no number or the old one is gone
 */
export function correctMeasurement(
  editor: Editor,
  id: MeasurementId,
  { value, note, days, sessionId }: Pick<NewMeasurement, 'value' | 'note' | 'days' | 'sessionId'>,
): MeasurementId | null {
  const old = findCard(editor, 'measurements', id)
  if (old === null) return null
  return add(editor, {
    goalId: MEASUREMENT.goalId(old.get('goalId')),
    sessionId: sessionId ?? MEASUREMENT.sessionId(old.get('sessionId')),
    date: MEASUREMENT.date(old.get('date')),
    value,
    days,
    note: note ?? MEASUREMENT.note(old.get('note')),
    corrects: id,
  })
}

function add(
  editor: Editor,
  measurement: NewMeasurement & Partial<Pick<Measurement, 'goalId' | 'corrects'>>,
): MeasurementId | null {
  const { value } = measurement
  if (value !== null && !Number.isFinite(value)) return null
  const fields = cleanFields(MEASUREMENT, { ...measurement, createdAt: editor.now().toISOString() })
  return addCard(editor, 'measurements', fields)
}
