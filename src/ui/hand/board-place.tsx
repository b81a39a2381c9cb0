// The whole board, one zone at a time. Swiping is the browser's own scrolling, so it can never take a vertical scroll away.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Zone } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { lazy } from '../kit/lazy.tsx'
import { words } from '../language.ts'
import { CheckIn } from '../zones/check-in.tsx'
import { Goals } from '../zones/goals.tsx'
import { Planning } from '../zones/planning.tsx'
import { Successes } from '../zones/successes.tsx'
import './board-place.css'

const { Lazy: ListZone } = lazy(async () => (await import('../zones/lists.tsx')).ListZone)

/** The successes alone, as a place of their own. */
export function SuccessesPlace() {
  return (
    <div class="hand-page hand-successes">
      <Successes />
    </div>
  )
}

/** In the order of the board session, the goals with their actions as one. */
const IN_ORDER: readonly Zone[] = [
  'goals',
  'planning',
  'check-in',
  'successes',
  'agreements',
  'secured',
  'parking',
]

export function BoardPlace() {
  const board = useBoard()
  const pager = useRef<HTMLDivElement>(null)
  const tabs = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const shown = new Set<Zone>(board.view.value.zones.flatMap((one) => (one.shown ? [one.zone] : [])))
  const zones = IN_ORDER.filter((zone) => shown.has(zone) || (zone === 'goals' && shown.has('actions')))
  const at = Math.min(current, zones.length - 1)

  useEffect(() => {
    const tab = tabs.current?.children[at]
    if (tab instanceof HTMLElement && tabs.current) {
      tabs.current.scrollLeft = tab.offsetLeft - (tabs.current.clientWidth - tab.offsetWidth) / 2
    }
  }, [at])

  const goTo = (index: number) => {
    const element = pager.current
    if (!element || index < 0 || index >= zones.length) return
    element.scrollTo({ left: index * element.clientWidth, behavior: calm() ? 'auto' : 'smooth' })
    setCurrent(index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const next = step !== undefined && tabs.current?.children[at + step]
    if (step === undefined || !(next instanceof HTMLElement)) return
    goTo(at + step)
    next.focus()
  }

  return (
    <div class="hand-zones">
      <div class="hand-tabs" role="tablist" aria-label={handWords.value.hand.zonesOfBoard} ref={tabs}>
        {zones.map((zone, index) => (
          <button
            key={zone}
            type="button"
            role="tab"
            id={`tab-${zone}`}
            aria-selected={index === at}
            aria-controls={`zone-${zone}`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => goTo(index)}
            onKeyDown={onKeyDown}
          >
            {words.value.zones[zone]}
          </button>
        ))}
      </div>
      <div
        class="hand-pager"
        ref={pager}
        onScroll={(event) => {
          const { scrollLeft, clientWidth } = event.currentTarget
          // A scroll position between two zones belongs to the nearest one.
          setCurrent(Math.round(scrollLeft / Math.max(1, clientWidth)))
        }}
      >
        {zones.map((zone) => (
          <div
            key={zone}
            class="hand-page"
            role="tabpanel"
            id={`zone-${zone}`}
            aria-labelledby={`tab-${zone}`}
          >
            {zoneOf(zone)}
          </div>
        ))}
      </div>
    </div>
  )
}

function zoneOf(zone: Zone): ComponentChildren {
  switch (zone) {
    case 'goals':
    case 'actions':
      return <Goals />
    case 'planning':
      return <Planning />
    case 'check-in':
      return <CheckIn />
    case 'successes':
      return <Successes />
    case 'agreements':
    case 'secured':
    case 'parking':
      return <ListZone zone={zone} />
  }
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
