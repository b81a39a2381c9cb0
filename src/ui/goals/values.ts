// A measured value in words, for where there is room for them.
import type { Indicator } from '../../board/schema.ts'
import { valueWithUnit } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'

/** `74%`, `3 van 5`; ja or nee for what is yes or no; in words when it was not measured. */
export function sayValue(value: number | null, indicator: Indicator): string {
  const { chart, measurement } = goalsWords.value
  if (value === null) return measurement.notMeasured.toLowerCase()
  if (indicator.measure === 'yes-no') return value > 0 ? chart.yes : chart.no
  return valueWithUnit(value, indicator)
}
