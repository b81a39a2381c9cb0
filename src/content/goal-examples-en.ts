import type { GoalExample } from './goal-example.ts'
export const goalExamplesEn: readonly GoalExample[] = []
