// What a thumb does in the hand: add by one line, carry a card, see what is new. Loaded right after the first paint.
import { useEffect } from 'preact/hooks'
import type { OpenBoard } from '../board-context.ts'
import { words } from '../language.ts'
import { followKeyboard } from '../kit/keyboard-room.ts'
import { InstallOffer } from './install-offer.tsx'
import { MoveBar } from './move-bar.tsx'
import { firstPlace } from './places.ts'
import type { Place } from './places.ts'
import { useBadge, useOtherBoards } from './other-boards.ts'
import { QuickBar } from './quick-bar.tsx'
import { SessionNews } from '../session/news.tsx'
import { SinceYouLooked, useKeptLook } from './since-you-looked.tsx'
import { holdCards } from './thumb.ts'

/** What is above the list of actions for a while. */
export function News() {
  return (
    <>
      <SessionNews />
      <SinceYouLooked />
      <InstallOffer />
    </>
  )
}

/** Nothing to see: what goes on while the board is in the hand. */
export function Beside() {
  useEffect(() => {
    firstPlace.value = 'mine'
  }, [])
  useKeptLook()
  useOtherBoards()
  useBadge()
  return null
}

export function Tools({ place }: { place: Place }) {
  const success = place === 'successes'
  return (
    <>
      {place !== 'more' && (
        <section class="hand-tools" aria-label={words.value.common.add}>
          <QuickBar key={success ? 'success' : 'action'} success={success} />
        </section>
      )}
      <MoveBar />
    </>
  )
}

/** Makes the hand answer to the thumb and make room for the keyboard. @returns a function that stops it */
export function takeThumb(root: HTMLElement, board: OpenBoard, readOnly: boolean): () => void {
  const stopRoom = followKeyboard(root)
  const stopHolding = readOnly ? null : holdCards(root, board)
  return () => {
    stopRoom()
    stopHolding?.()
  }
}
