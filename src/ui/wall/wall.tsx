// The board on the wall: five zones that fill the screen, controls low. It lays out zones and holds no logic of its own.
import { useEffect, useRef } from 'preact/hooks'
import { Gauge, Plus, Star, Target } from 'lucide'
import { isoWeek } from '../../board/day.ts'
import { useBoard, usePart } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { fetched, lazy } from '../kit/lazy.tsx'
import { words } from '../language.ts'
import { show } from '../sheets.ts'
import { Status } from '../status.tsx'
import { CARD_HELP } from '../zones/action-card.tsx'
import { drawZone } from './draw-zone.tsx'
import { density } from './reading.ts'
import { shownPlaces } from './zone-places.ts'
import './wall.css'

const { Lazy: FarZones } = lazy(async () => (await import('./far-zones.tsx')).FarZones)
const { Lazy: WallAges } = lazy(async () => (await import('./wall-mode.tsx')).WallAges)
const { Lazy: HeaderTools } = lazy(async () => (await import('./wall-tools.tsx')).HeaderTools)
const { Lazy: WallTools } = lazy(async () => (await import('./wall-tools.tsx')).WallTools)

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

  return (
    <div class="wall" ref={root} data-density={density.value}>
      <Header />
      <p id={CARD_HELP} hidden>
        {words.value.action.cardHelp}
      </p>
      {density.value === 'near' ? <Zones /> : <FarZones />}
      {!readOnly && <Dock />}
    </div>
  )
}

/** The goals in the middle; what comes before them stands left, what comes after them right. */
function Zones() {
  const places = shownPlaces(usePart('zones'))
  const goals = places.findIndex(({ place }) => place === 'goals')
  const left = goals < 0 ? places.length >> 1 : goals
  const column = (side: string, from: number, to?: number) =>
    places.length > from &&
    to !== 0 && (
      <div class={`wall-column ${side}`}>
        {places.slice(from, to).map(({ place, size }) => (
          <div
            key={place}
            class={`wall-place ${place}`}
            style={{ flexGrow: place === 'check-in' ? Math.max(size - 1, 0) : size }}
          >
            {drawZone(place)}
          </div>
        ))}
      </div>
    )
  return (
    <main class="wall-zones" style={{ '--beside': Math.pow(places[goals]?.size || 1, -0.3) }}>
      {column('left', 0, left)}
      {goals >= 0 && drawZone('goals')}
      {column('right', goals < 0 ? left : goals + 1)}
    </main>
  )
}

function Header() {
  const board = useBoard()
  const name = usePart('name')
  const t = words.value
  const today = board.today.value
  const period = usePart('periods').find((one) => one.from <= today && today <= one.to)
  return (
    <header class="board-header">
      <div class="board-name">
        <h1 tabIndex={-1}>{name || t.header.untitled}</h1>
        <WallAges />
        <span>
          {t.common.week(isoWeek(today))}
          {period && ` · ${period.name}`}
        </span>
      </div>
      <div class="right">
        <Status />
        <HeaderTools />
      </div>
    </header>
  )
}

function Dock() {
  const t = words.value
  return (
    <footer class="dock">
      <AddButtons />
      <Button icon={Target} onPress={() => show({ sheet: 'new-goal' })}>
        {t.goal.add}
      </Button>
      <Button icon={Gauge} onPress={() => show({ sheet: 'measurement', goalId: null })}>
        {t.measurement.add}
      </Button>
      <WallTools />
    </footer>
  )
}

/** What is hung on a board most, low and at the left of the dock; also of a class, which has its own words for a success. */
export function AddButtons({ success = words.value.success.add }: { success?: string }) {
  return (
    <>
      <Button look="action" icon={Plus} onPress={() => show({ sheet: 'new-action', status: 'todo' })}>
        {words.value.action.add}
      </Button>
      <Button
        look="success"
        icon={Star}
        onPress={() => show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })}
      >
        {success}
      </Button>
    </>
  )
}
