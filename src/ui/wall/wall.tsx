// The board on the wall: five zones that fill the screen, controls low. It lays out zones and holds no logic of its own.
import { useEffect, useRef } from 'preact/hooks'
import { Ellipsis, Gauge, Plus, QrCode, Redo2, Star, Target, Undo2, Users } from 'lucide'
import { isoWeek } from '../../board/day.ts'
import type { Zone } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { openSheet, show } from '../sheets.ts'
import { Status } from '../status.tsx'
import { undoLast, undoToast } from '../undo-toast.ts'
import { CARD_HELP } from '../zones/action-card.tsx'
import { CheckIn } from '../zones/check-in.tsx'
import { Goals } from '../zones/goals.tsx'
import { LANES, laneName } from '../zones/lane-name.ts'
import { Agreements, Parking, Secured } from '../zones/lists.tsx'
import { Planning } from '../zones/planning.tsx'
import { Successes } from '../zones/successes.tsx'
import { dragCards } from './card-drag.ts'
import { moveByKey } from './move-by-key.ts'
import './wall.css'

export function Wall() {
  const board = useBoard()
  const root = useRef<HTMLDivElement>(null)
  const readOnly = board.readOnly.value

  useEffect(() => {
    const element = root.current
    if (!element || readOnly) return undefined
    return dragCards(element, (id, landing) => {
      const { actions, goals } = board.view.peek()
      const action = actions.find((one) => one.id === id)
      const status = LANES.find((one) => one === landing.lane)
      // A colleague may have taken the card away while it was in the air.
      if (!action || !status) return
      const goalId = goals.find((one) => one.id === landing.goal)?.id ?? null
      const after = actions.find((one) => one.id === landing.after)?.id ?? null
      board.change.moveAction(action.id, { goalId, status, after })
      if (action.status !== status) undoToast(board, words.value.action.moved(action.text, laneName(status)))
    })
  }, [board, readOnly])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || openSheet.peek() || isTyping(event.target)) return
      if (moveByKey(event, board) || shortcut(event, board)) event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [board])

  const shown = new Set<Zone>(board.view.value.zones.flatMap((one) => (one.shown ? [one.zone] : [])))
  const has = (...zones: Zone[]) => zones.some((zone) => shown.has(zone))
  return (
    <div class="wall" ref={root}>
      <Header />
      <p id={CARD_HELP} hidden>
        {words.value.action.cardHelp}
      </p>
      <main class="wall-zones">
        {has('planning', 'check-in', 'agreements') && (
          <div class="wall-column left">
            {has('planning') && <Planning />}
            {has('agreements') && <Agreements />}
            {has('check-in') && <CheckIn />}
          </div>
        )}
        {has('goals', 'actions') && <Goals />}
        {has('successes', 'secured', 'parking') && (
          <div class="wall-column right">
            {has('successes') && <Successes />}
            {has('secured') && <Secured />}
            {has('parking') && <Parking />}
          </div>
        )}
      </main>
      {!readOnly && <Dock />}
    </div>
  )
}

function Header() {
  const board = useBoard()
  const view = board.view.value
  const t = words.value
  const today = board.today.value
  const period = view.periods.find((one) => one.from <= today && today <= one.to)
  return (
    <header class="board-header">
      <div class="board-name">
        <h1>{view.name || t.newBoard.untitled}</h1>
        <span>
          {t.common.week(isoWeek(today))}
          {period && ` · ${period.name}`}
        </span>
      </div>
      <div class="right">
        <Status />
        <Button look="plain" icon={Users} class="pill" onPress={() => show({ sheet: 'members' })}>
          {view.kind === 'class' ? t.members.openClass : t.members.open}
        </Button>
        <Button look="plain" icon={QrCode} class="pill" onPress={() => show({ sheet: 'share' })}>
          {t.share.join}
        </Button>
        <Button
          look="plain"
          icon={Ellipsis}
          class="pill round"
          label={t.settings.open}
          onPress={() => show({ sheet: 'settings' })}
        />
      </div>
    </header>
  )
}

function Dock() {
  const board = useBoard()
  const t = words.value
  const { canUndo, canRedo } = board.undo.state.value
  return (
    <footer class="dock">
      <Button
        look="action"
        icon={Plus}
        onPress={() => show({ sheet: 'new-action', goalId: null, status: 'todo' })}
      >
        {t.action.add}
      </Button>
      <Button
        look="success"
        icon={Star}
        onPress={() => show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })}
      >
        {t.success.add}
      </Button>
      <Button icon={Target} onPress={() => show({ sheet: 'new-goal' })}>
        {t.goal.add}
      </Button>
      <Button icon={Gauge} onPress={() => show({ sheet: 'measurement', goalId: null })}>
        {t.measurement.add}
      </Button>
      <span class="dock-end">
        <Button icon={Undo2} disabled={!canUndo} label={t.common.undo} onPress={() => undoLast(board)} />
        <Button icon={Redo2} disabled={!canRedo} label={t.common.redo} onPress={() => board.undo.redo()} />
      </span>
    </footer>
  )
}

/** Single keys as in other boards (ux.md 2.1); `code` and not `key`, so that they work on every keyboard layout. */
function shortcut(event: KeyboardEvent, board: ReturnType<typeof useBoard>): boolean {
  if (board.readOnly.peek()) return false
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
    if (event.shiftKey) board.undo.redo()
    else undoLast(board)
    return true
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  switch (event.code) {
    case 'KeyN':
      show({ sheet: 'new-action', goalId: null, status: 'todo' })
      return true
    case 'KeyS':
      show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })
      return true
    case 'KeyD':
      show({ sheet: 'new-goal' })
      return true
    default:
      return false
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
