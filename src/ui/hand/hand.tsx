// The board in the hand: four places under the thumb, my own actions first. It lays out places and holds no logic of its own.
// Only what is on the screen first is loaded first.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Ellipsis, ListChecks, Presentation, Star } from 'lucide'
import type { IconNode } from 'lucide'
import { useBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { Icon } from '../kit/icon.tsx'
import { fetched, lazy } from '../kit/lazy.tsx'
import { words } from '../language.ts'
import { Status } from '../status.tsx'
import { CARD_HELP } from '../zones/card-words.ts'
import { MinePlace } from './mine-place.tsx'
import { firstPlace } from './places.ts'
import type { Place } from './places.ts'
import './hand.css'

const { Lazy: BoardPlace } = lazy(async () => (await import('./board-place.tsx')).BoardPlace)
const { Lazy: SuccessesPlace } = lazy(async () => (await import('./board-place.tsx')).SuccessesPlace)
const { Lazy: MorePlace } = lazy(async () => (await import('./more-place.tsx')).MorePlace)
const { Lazy: Tools } = lazy(async () => (await import('./tools.tsx')).Tools)
const { Lazy: News } = lazy(async () => (await import('./tools.tsx')).News)
const { Lazy: Beside } = lazy(async () => (await import('./tools.tsx')).Beside)

export function Hand() {
  const board = useBoard()
  const [place, setPlace] = useState<Place>(firstPlace.peek())
  const root = useRef<HTMLDivElement>(null)
  const readOnly = board.readOnly.value

  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    let stop: (() => void) | null = null
    let here = true
    void fetched(() => import('./tools.tsx')).then(({ takeThumb }) => {
      if (here) stop = takeThumb(element, board, readOnly)
    })
    return () => {
      here = false
      stop?.()
    }
  }, [board, readOnly])

  const name = board.view.value.name || words.value.header.untitled
  return (
    <div class="hand" ref={root}>
      <header class="hand-head">
        {place !== 'board' && <p class="hand-board">{name}</p>}
        <h1 tabIndex={-1}>{place === 'board' ? name : nameOf(place)}</h1>
        <Status />
      </header>
      <p id={CARD_HELP} hidden>
        {words.value.action.cardHelp}
      </p>
      <main class="hand-place">
        {place === 'mine' && <MinePlace onShowBoard={() => setPlace('board')} news={<News />} />}
        {place === 'board' && <BoardPlace />}
        {place === 'successes' && <SuccessesPlace />}
        {place === 'more' && <MorePlace />}
      </main>
      {!readOnly && <Tools place={place} />}
      <Beside />
      <nav class="hand-nav" aria-label={handWords.value.hand.places}>
        {PLACES.map(([one, icon]) => (
          <button
            key={one}
            type="button"
            aria-current={one === place ? 'page' : undefined}
            onClick={() => setPlace(one)}
          >
            <Icon of={icon} />
            <span>{nameOf(one)}</span>
          </button>
        ))}
      </nav>
    </div>
  )
}

const PLACES: readonly (readonly [Place, IconNode])[] = [
  ['mine', ListChecks],
  ['board', Presentation],
  ['successes', Star],
  ['more', Ellipsis],
]

function nameOf(place: Place): string {
  const t = handWords.value.hand
  return {
    mine: t.mine,
    board: t.board,
    successes: words.value.zones.successes,
    more: words.value.header.more,
  }[place]
}
