// What an example of a goal holds. Written by us, offline, and small enough to be copied and changed.
import type { Direction, Measure } from '../board/schema.ts'

export type GoalSector = 'po' | 'vo' | 'mbo' | 'class'
export type GoalSkill = 'decoding' | 'comprehension' | 'maths' | 'citizenship' | 'digital'

export type GoalExample = {
  sector: GoalSector
  skill: GoalSkill
  text: string
  /** What is counted or measured. */
  label: string
  measure: Measure
  unit: string
  direction: Direction
  baseline: number
  target: number
  /** How it is measured. */
  how: string
  /** Who measures. */
  by: string
}
