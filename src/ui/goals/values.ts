// A goal and a measured value in words, for where there is room for them.
import type { AnyGoal, Indicator } from '../../board/schema.ts'
import { valueWithUnit } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { words } from '../language.ts'

/** What a goal says, with before it that it is one of the year. */
export function sayGoal({ kind, text }: Pick<AnyGoal, 'kind' | 'text'>): string {
  return kind ? text : words.value.goal.yearGoal(text)
}

/** `74%`, `3 van 5`; ja or nee for what is yes or no; in words when it was not measured. */
export function sayValue(value: number | null, indicator: Indicator): string {
  const { chart, measurement } = goalsWords.value
  if (value === null) return measurement.notMeasured.toLowerCase()
  if (indicator.measure === 'yes-no') return value > 0 ? chart.yes : chart.no
  return valueWithUnit(value, indicator)
}

/** A level to reach, or where a course stands: of yes or no a day, in days a week. */
export function sayLevel(value: number, indicator: Indicator): string {
  return indicator.measure === 'yes-no'
    ? goalsWords.value.measurement.strip(value, '')
    : sayValue(value, indicator)
}
