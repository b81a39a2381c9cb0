// The board of a class on a wide screen: three zones in children's words, one tap to tick off, the jobs of today on top.
// It lays out and says; what a tap does is a command like on every other surface. Totals only, never a score of a child.
import { useEffect } from 'preact/hooks'
import { Ellipsis, Footprints, QrCode, Star, Target, Users } from 'lucide'
import { addDays } from '../../board/day.ts'
import type { Action, Zone } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { newestSuccesses } from '../../insights/newest-successes.ts'
import { useBoard } from '../board-context.ts'
import { classWords } from '../class-language.ts'
import { Button } from '../kit/button.tsx'
import { lazy } from '../kit/lazy.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { Status } from '../status.tsx'
import { takeShortcuts } from '../wall/hands.ts'
import { LowPicture } from '../wall/low-picture.tsx'
import { density } from '../wall/reading.ts'
import { AddButtons } from '../wall/wall.tsx'
import { WallAges } from '../wall/wall-mode.tsx'
import { WallTools } from '../wall/wall-tools.tsx'
import { Planning } from '../zones/planning.tsx'
import { Empty, Zone as ZoneFrame } from '../zones/zone.tsx'
import { ClassAction, ClassSuccess } from './class-cards.tsx'
import { ClassGoals } from './class-goals.tsx'
import { Feelings } from './feelings.tsx'
import { Jobs } from './jobs.tsx'
import { ReadAloud } from './read-aloud.tsx'
import '../wall/wall.css'
import './class-board.css'

const { Lazy: ListZone } = lazy(async () => (await import('../zones/lists.tsx')).ListZone)

/** How long a finished action keeps hanging before it is history. */
const DONE_DAYS = 7
const SHOWN = 30
const BESIDE = ['agreements', 'secured', 'parking'] as const

export function ClassBoard() {
  const board = useBoard()
  const view = board.view.value
  const t = classWords.value
  const readOnly = board.readOnly.value
  useEffect(() => (readOnly ? undefined : takeShortcuts(board)), [board, readOnly])
  const shown = new Set<Zone>(view.zones.flatMap((one) => (one.shown ? [one.zone] : [])))
  const actions = actionsNow(view, board.today.value)
  const successes = newestSuccesses(view).slice(0, SHOWN)
  // The pupils' words, and those by which a zone is found on every board.
  const label = (name: string, zone: Zone) => `${name} (${words.value.zones[zone]})`
  return (
    <div class="class-board">
      <Header />
      {density.value === 'low' && <LowPicture />}
      <main class="class-zones">
        <div class="class-column">
          {shown.has('goals') && (
            <ZoneFrame
              name={t.goals}
              label={label(t.goals, 'goals')}
              look="class-goals"
              icon={Target}
              addLabel={words.value.goal.newTitle}
              onAdd={readOnly ? undefined : () => show({ sheet: 'new-goal' })}
            >
              <ClassGoals />
            </ZoneFrame>
          )}
          {shown.has('planning') && <Planning />}
        </div>
        <div class="class-column">
          {shown.has('actions') && (
            <ZoneFrame
              name={t.actions}
              label={label(t.actions, 'actions')}
              look="class-actions"
              icon={Footprints}
            >
              {actions.length === 0 && <Empty>{t.noActions}</Empty>}
              <ul class="stack">
                {actions.map((action) => (
                  <ClassAction key={action.id} action={action} members={view.members} readOnly={readOnly} />
                ))}
              </ul>
            </ZoneFrame>
          )}
        </div>
        <div class="class-column">
          {shown.has('successes') && (
            <ZoneFrame
              name={t.successes}
              label={label(t.successes, 'successes')}
              look="successes"
              icon={Star}
            >
              {successes.length === 0 && <Empty>{t.noSuccesses}</Empty>}
              <ul class="stack">
                {successes.map((success) => (
                  <ClassSuccess key={success.id} success={success} members={view.members} />
                ))}
              </ul>
            </ZoneFrame>
          )}
          {BESIDE.map((zone) => shown.has(zone) && <ListZone key={zone} zone={zone} />)}
        </div>
      </main>
      {!readOnly && <Dock checkIn={shown.has('check-in')} />}
    </div>
  )
}

/** What is to be done, then what is done: the list tells by itself how far the class is. */
function actionsNow(view: BoardView, today: string): Action[] {
  const since = addDays(today, -DONE_DAYS)
  const here = view.actions.filter(
    ({ archivedAt, status, list, closedOn }) =>
      !archivedAt &&
      list === 'improvement' &&
      status !== 'stopped' &&
      (status !== 'done' || (closedOn ?? '') >= since),
  )
  return [
    ...here.filter(({ status }) => status !== 'done'),
    ...here.filter(({ status }) => status === 'done'),
  ]
}

function Header() {
  const board = useBoard()
  const t = words.value.header
  return (
    <header class="board-header class-header">
      <h1 tabIndex={-1}>{board.view.value.name || t.untitled}</h1>
      <WallAges />
      <Jobs />
      <div class="right">
        <Status />
        <ReadAloud />
        <Button
          look="plain"
          icon={Users}
          class="pill round"
          label={t.class}
          onPress={() => show({ sheet: 'members' })}
        />
        <Button
          look="plain"
          icon={QrCode}
          class="pill round"
          label={t.share}
          onPress={() => show({ sheet: 'share' })}
        />
        <Button
          look="plain"
          icon={Ellipsis}
          class="pill round"
          label={t.more}
          onPress={() => show({ sheet: 'settings' })}
        />
      </div>
    </header>
  )
}

function Dock({ checkIn }: { checkIn: boolean }) {
  return (
    <footer class="dock class-dock">
      <AddButtons success={classWords.value.addSuccess} />
      {checkIn && <Feelings />}
      <WallTools />
    </footer>
  )
}
