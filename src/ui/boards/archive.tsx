// What was finished, stopped or put away, and what time took off the board. Nothing is deleted: it is all here.
import { useState } from 'preact/hooks'
import type { Action, AnyGoal, ParkingItem, PlanningItem, Success } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import type { OpenBoard } from '../board-context.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth, fullDay } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { noteFocus } from '../kit/focus-back.ts'
import { Sheet } from '../kit/sheet.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { closeSheet, show } from '../sheets.ts'
import type { OpenSheet } from '../sheets.ts'
import { sayGoal } from '../goals/values.ts'
import { cardName } from '../ink/card-name.ts'
import { undoToast } from '../undo-toast.ts'
import { Said } from '../written.tsx'
import { isOver } from '../zones/planning.tsx'
import { SUCCESSES_SHOWN } from '../zones/successes.tsx'
import { Empty } from '../zones/zone.tsx'
import './settings.css'

type Row = {
  id: string
  text: string
  ink?: readonly Uint8Array[]
  detail: string
  when: string
  /** Brings it back on the board; left out where the calendar took it off, and it can only be changed. */
  restore?: () => void
  opens?: OpenSheet
}

/** So many at first: a page of thousands would keep somebody waiting. */
const SHOWN = 200

export function ArchiveSheet() {
  const board = useBoard()
  const t = words.value
  const [most, setMost] = useState(SHOWN)
  const rows = archived(board.view.value, board)
  return (
    <Sheet title={aroundWords.value.settings.archive} closeLabel={t.common.close} onClose={closeSheet} wide>
      {rows.length === 0 && <Empty>{aroundWords.value.settings.archiveEmpty}</Empty>}
      <ul class="archive-list">
        {rows.slice(0, most).map((row) => (
          <li key={row.id}>
            <div>
              <Said card={row} />
              <small>{row.detail}</small>
            </div>
            {row.restore && !board.readOnly.value && (
              <Button
                label={`${aroundWords.value.settings.restore}: ${cardName(row)}`}
                onPress={() => {
                  const back = noteFocus()
                  row.restore?.()
                  undoToast(board, aroundWords.value.settings.restored)
                  queueMicrotask(back)
                }}
              >
                {aroundWords.value.settings.restore}
              </Button>
            )}
            {row.opens && !board.readOnly.value && (
              <Button
                label={`${t.common.edit}: ${cardName(row)}`}
                onPress={() => row.opens && show(row.opens)}
              >
                {t.common.edit}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <Button look="quiet" onPress={() => setMost(Infinity)}>
          {t.common.more(rows.length - most)}
        </Button>
      )}
    </Sheet>
  )
}

function archived(view: BoardView, { change, today }: OpenBoard): Row[] {
  const t = words.value
  const day = (moment: string | null) => (moment ?? '').slice(0, 10)
  const simple = <C extends Pick<Row, 'id' | 'text' | 'ink'> & { archivedAt: string | null }>(
    cards: readonly C[],
    zone: string,
    restore: (card: C) => void,
  ): Row[] =>
    cards.flatMap((card) =>
      card.archivedAt
        ? [
            {
              id: card.id,
              text: card.text,
              ink: card.ink ?? [],
              detail: zone,
              when: day(card.archivedAt),
              restore: () => restore(card),
            },
          ]
        : [],
    )
  return [
    ...[...view.yearGoals, ...view.goals].flatMap((goal) => goalRow(goal, view, change)),
    ...view.actions.flatMap((action) => actionRow(action, change)),
    ...simple(view.successes, t.zones.successes, (card) => change.restoreSuccess(card.id)),
    ...newestSuccesses(view)
      .slice(SUCCESSES_SHOWN)
      .map((card) => olderRow(card, t.zones.successes, { sheet: 'success', id: card.id })),
    ...view.planning
      .filter((item) => !item.archivedAt && isOver(item, today.value))
      .map((item) => olderRow(item, t.zones.planning, { sheet: 'planning', id: item.id })),
    ...view.parking.flatMap((item) => settledRow(item, change)),
    ...simple(view.planning, t.zones.planning, (card) => change.restorePlanningItem(card.id)),
    ...simple(view.agreements, t.zones.agreements, (card) => change.restoreAgreement(card.id)),
    ...simple(view.secured, t.zones.secured, (card) => change.restoreSecuredHabit(card.id)),
    ...simple(view.parking, t.zones.parking, (card) => change.restoreParkingItem(card.id)),
  ].sort((a, b) => (a.when < b.when ? 1 : a.when > b.when ? -1 : 0))
}

/** What hangs on the board no more because of its day. */
function olderRow(
  card: Pick<Success | PlanningItem, 'id' | 'text' | 'ink' | 'date'>,
  zone: string,
  opens: OpenSheet,
): Row {
  const { id, text, ink, date } = card
  return {
    id,
    text,
    ink,
    detail: [zone, date && fullDay(date)].filter(Boolean).join(' · '),
    when: date ?? '',
    opens,
  }
}

/** A parked subject of which is known what became of it. */
function settledRow(
  { id, text, ink, date, outcome, archivedAt }: ParkingItem,
  change: OpenBoard['change'],
): Row[] {
  if (archivedAt || !outcome) return []
  const detail = [words.value.zones.parking, outcome].join(' · ')
  return [{ id, text, ink, detail, when: date ?? '', restore: () => change.settleParkingItem(id, '') }]
}

function goalRow(goal: AnyGoal, { periods }: BoardView, change: OpenBoard['change']): Row[] {
  const { id, kind, status, outcome, archivedAt } = goal
  const concluded = status !== 'active' && status !== 'idea'
  if (!archivedAt && !concluded) return []
  // Of what ended before its day was kept, the period tells it nearly.
  const closed = goal.to ?? periods.find((period) => period.id === goal.periodId)?.to
  const when = ((concluded && (goal.endedOn ?? closed)) || archivedAt || '').slice(0, 10)
  const detail = [
    kind ? words.value.zones.goals : '',
    concluded ? aroundWords.value.goal.status[status] : '',
    when && fullDay(when),
    outcome,
  ]
  const restore = kind
    ? () => (archivedAt ? change.restoreGoal(id) : change.concludeGoal(id, 'active', outcome))
    : () => (archivedAt ? change.restoreYearGoal(id) : change.concludeYearGoal(id, 'active', outcome))
  return [{ id, text: sayGoal(goal), detail: detail.filter(Boolean).join(' · '), when, restore }]
}

function actionRow(action: Action, change: OpenBoard['change']): Row[] {
  const t = words.value
  const closed = action.status === 'done' || action.status === 'stopped'
  if (!action.archivedAt && !closed) return []
  const when = (action.archivedAt ?? action.closedOn ?? '').slice(0, 10)
  const detail = [
    t.action[action.status],
    action.closedOn ? fullDay(action.closedOn) : action.archivedAt ? dayAndMonth(when) : '',
    action.stopReason,
  ]
    .filter(Boolean)
    .join(' · ')
  const restore = action.archivedAt
    ? () => change.restoreAction(action.id)
    : () => change.reopenAction(action.id)
  return [{ id: action.id, text: action.text, ink: action.ink, detail, when, restore }]
}
