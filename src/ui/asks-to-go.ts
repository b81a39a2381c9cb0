// When a class board asks whether it may be erased: from 1 August after its school year, unless the team said it may stay.
import { isOver } from '../board/day.ts'
import type { OpenBoard } from './board-context.ts'

export function asksToGo({ view, today, invite }: OpenBoard): boolean {
  const { kind, retention, schoolYear } = view.value
  return (
    kind === 'class' &&
    retention === 'ask' &&
    invite.kinds.value.includes('join') &&
    isOver(schoolYear, today.value)
  )
}
