// The board on the wall: five zones that fill the screen, controls low. It lays out zones and holds no logic of its own.
import { useEffect, useRef } from 'preact/hooks'
import { Ellipsis, Gauge, Plus, QrCode, Redo2, Star, Target, Undo2, Users } from 'lucide'
import { isoWeek } from '../../board/day.ts'
import type { Zone } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { boardSide } from '../board-side.ts'
import { Button } from '../kit/button.tsx'
import { fetched, lazy } from '../kit/lazy.tsx'
import { isOpen } from '../../insights/is-late.ts'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { Status } from '../status.tsx'
import { undoLast } from '../undo-toast.ts'
import { CARD_HELP } from '../zones/action-card.tsx'
import { CheckIn } from '../zones/check-in.tsx'
import { Goals } from '../zones/goals.tsx'
import { Planning } from '../zones/planning.tsx'
import { Successes } from '../zones/successes.tsx'
import { density } from './reading.ts'
import './wall.css'

/** Zones that most boards do not show. */
const { Lazy: ListZone } = lazy(async () => (await import('../zones/lists.tsx')).ListZone)

const { Lazy: FarZones } = lazy(async () => (await import('./far-zones.tsx')).FarZones)
const { Lazy: SessionButton } = lazy(async () => (await import('../session/door.tsx')).SessionButton)

export function Wall() {
  const board = useBoard()
  const root = useRef<HTMLDivElement>(null)
  const readOnly = board.readOnly.value

  useEffect(() => {
    const element = root.current
    if (!element || readOnly) return undefined
    let stop: (() => void) | null = null
    let here = true
    void fetched(() => import('./hands.ts')).then(({ takeHands }) => {
      if (here) stop = takeHands(element, board)
    })
    return () => {
      here = false
      stop?.()
    }
  }, [board, readOnly])

  const shown = new Set<Zone>(board.view.value.zones.flatMap((one) => (one.shown ? [one.zone] : [])))
  const has = (...zones: Zone[]) => zones.some((zone) => shown.has(zone))
  return (
    <div class="wall" ref={root} data-density={density.value}>
      <Header />
      <p id={CARD_HELP} hidden>
        {words.value.action.cardHelp}
      </p>
      {density.value !== 'near' ? (
        <FarZones shown={shown} one={density.value === 'one'} />
      ) : (
        <main class="wall-zones">
          {has('planning', 'check-in', 'agreements') && (
            <div class="wall-column left">
              {has('planning') && <Planning />}
              {has('agreements') && <ListZone zone="agreements" />}
              {has('check-in') && <CheckIn />}
            </div>
          )}
          {has('goals', 'actions') && <Goals />}
          {has('successes', 'secured', 'parking') && (
            <div class="wall-column right">
              {has('successes') && <Successes />}
              {has('secured') && <ListZone zone="secured" />}
              {has('parking') && <ListZone zone="parking" />}
            </div>
          )}
        </main>
      )}
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
        <h1>{view.name || t.header.untitled}</h1>
        <span>
          {t.common.week(isoWeek(today))}
          {period && ` · ${period.name}`}
        </span>
      </div>
      <div class="right">
        <Status />
        {view.actions.some((one) => one.list === 'organisation' && !one.archivedAt && isOpen(one)) && (
          <Button class="pill" onPress={() => (boardSide.value = 'tasks')}>
            {t.header.tasks}
          </Button>
        )}
        <Button look="plain" icon={Users} class="pill" onPress={() => show({ sheet: 'members' })}>
          {view.kind === 'class' ? t.header.class : t.header.team}
        </Button>
        <Button look="plain" icon={QrCode} class="pill" onPress={() => show({ sheet: 'share' })}>
          {t.header.share}
        </Button>
        <Button
          look="plain"
          icon={Ellipsis}
          class="pill round"
          label={t.header.more}
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
        <SessionButton />
      </span>
    </footer>
  )
}
