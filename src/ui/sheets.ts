// Which sheet lies over the board. One at a time; the state is what my finger is doing, not what the board holds.
import { signal } from '@preact/signals'
import type {
  ActionId,
  ActionStatus,
  AgreementId,
  GoalId,
  ParkingId,
  PlanningId,
  SecuredId,
  SuccessId,
} from '../board/schema.ts'
import type { Writing } from './ink/ink-pad.tsx'

export type OpenSheet =
  // Without a goal nobody chose one yet; null is none of them.
  | { sheet: 'new-action'; goalId?: GoalId | null; status: ActionStatus }
  | { sheet: 'action'; id: ActionId }
  | { sheet: 'new-success'; goalId: GoalId | null; actionId: ActionId | null; text: string }
  | { sheet: 'success'; id: SuccessId }
  | { sheet: 'new-goal' }
  | { sheet: 'goal'; id: GoalId }
  | { sheet: 'measurement'; goalId: GoalId | null }
  | { sheet: 'new-planning'; text?: string }
  | { sheet: 'planning'; id: PlanningId }
  | { sheet: 'new-parking' }
  | { sheet: 'parking'; id: ParkingId }
  | { sheet: 'new-agreement' }
  | { sheet: 'agreement'; id: AgreementId }
  | { sheet: 'new-secured' }
  | { sheet: 'secured'; id: SecuredId }
  | ({ sheet: 'write' } & Writing)
  | { sheet: 'share' }
  | { sheet: 'members' }
  | { sheet: 'settings' }
  | { sheet: 'pupils' }
  | { sheet: 'archive' }
  | { sheet: 'versions' }
  | { sheet: 'sessions' }
  | { sheet: 'agenda' }
  | { sheet: 'keys'; at: 'all' | 'destroy' }
  | { sheet: 'retention' }
  | { sheet: 'calendar' | 'close-period' | 'close-year' | 'year' | 'method' }

export const openSheet = signal<OpenSheet | null>(null)

export function show(sheet: OpenSheet) {
  openSheet.value = sheet
}

export function closeSheet() {
  openSheet.value = null
}
