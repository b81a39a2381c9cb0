import type { GoalExample } from './goal-example.ts'
export const goalExamplesNl: readonly GoalExample[] = []
