// The organisational board (organisatorisch bord): practical work of the same team, so that it does not push the goals about
// pupils away (domain.md 1.2). It is the other side of one document: an action turns over in one change, with its history.
import { useEffect, useRef } from 'preact/hooks'
import { ArrowLeft, Plus, Target } from 'lucide'
import { addDays } from '../../board/day.ts'
import type { Goal } from '../../board/schema.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { Status } from '../status.tsx'
import { surface } from '../surface.ts'
import { takeHands } from '../wall/hands.ts'
import { UndoButtons } from '../wall/undo-buttons.tsx'
import { CARD_HELP } from '../zones/card-words.ts'
import { Lanes } from '../zones/lanes.tsx'
import '../zones/goal-ideas.css'
import './task-board.css'

/** How long finished work keeps hanging before it is history. */
const DONE_DAYS = 14

export function TaskBoard() {
  const board = useBoard()
  const root = useRef<HTMLDivElement>(null)
  const view = board.view.value
  const readOnly = board.readOnly.value
  const t = aroundWords.value.tasks
  const inHand = surface.value === 'hand'
  const since = addDays(board.today.value, -DONE_DAYS)
  const tasks = view.actions.filter(
    ({ archivedAt, list, status, closedOn }) =>
      list === 'organisation' &&
      !archivedAt &&
      status !== 'stopped' &&
      (status !== 'done' || (closedOn ?? '') >= since),
  )
  const goals = view.goals.filter(
    ({ kind, archivedAt, status }) =>
      kind === 'organisation' && !archivedAt && (status === 'active' || status === 'idea'),
  )

  useEffect(() => {
    root.current?.querySelector('h1')?.focus()
    // The next board that opens, opens on its own side.
    return () => {
      boardSide.value = 'improvement'
    }
  }, [])
  useEffect(() => {
    const element = root.current
    // In the hand a scrolling finger would drag; there a card moves from its sheet.
    return element && !readOnly && !inHand ? takeHands(element, board) : undefined
  }, [board, readOnly, inHand])

  const back = (
    <Button look="main" icon={ArrowLeft} onPress={() => (boardSide.value = 'improvement')}>
      {t.toImprovement}
    </Button>
  )
  return (
    <div class="task-board" ref={root}>
      <header class="board-header">
        <div class="board-name">
          <h1 tabIndex={-1}>{t.title}</h1>
          <span>{view.name}</span>
        </div>
        <div class="right">
          <Status />
        </div>
      </header>
      <p id={CARD_HELP} hidden>
        {words.value.action.cardHelp}
      </p>
      <main>
        <p class="task-why">{tasks.length === 0 ? t.none : t.why}</p>
        {goals.length > 0 && <TaskGoals goals={goals} />}
        <Lanes goalId={null} goalText={t.title} actions={tasks} />
      </main>
      <footer class="dock">
        {back}
        {!readOnly && (
          <>
            <Button look="action" icon={Plus} onPress={() => show({ sheet: 'new-action', status: 'todo' })}>
              {words.value.action.add}
            </Button>
            <span class="dock-end">
              <UndoButtons />
            </span>
          </>
        )}
      </footer>
    </div>
  )
}

function TaskGoals({ goals }: { goals: readonly Goal[] }) {
  return (
    <ul class="task-goals" aria-label={words.value.zones.goals}>
      {goals.map((goal) => (
        <li key={goal.id}>
          <button type="button" class="goal-idea" onClick={() => show({ sheet: 'goal', id: goal.id })}>
            <Icon of={Target} /> {goal.text}
          </button>
        </li>
      ))}
    </ul>
  )
}
