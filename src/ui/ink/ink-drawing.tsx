// Handwriting as one drawing in the colour of the text around it: sharp at every size and on paper.
import { useMemo } from 'preact/hooks'
import type { Written } from '../written.tsx'
import { cardName } from './card-name.ts'
import { around, lineOf } from './ink-path.ts'
import './ink.css'

/** A single word is not blown up to the width of the card (ink units). */
const LEAST_WIDTH = 500
/** As thin as letters beside it, however much it was made smaller: a share of the width. */
const LEAST_LINE = 1 / 120

type InkDrawingProps = {
  card: Written
  /** Its words stand beside the drawing, or are its name. */
  named?: boolean
}

/** Drawn again only when there is other ink: a card is drawn far more often than it is written on. */
export function InkDrawing({ card, named }: InkDrawingProps) {
  const { ink = [] } = card
  const label = named || card.text ? '' : cardName(card)
  return useMemo(() => draw(ink, label), [ink, label])
}

function draw(ink: readonly Uint8Array[], label: string) {
  const lines = ink.flatMap((bytes) => lineOf(bytes) ?? [])
  const box = around(lines.map((line) => line.box))
  // Written by a newer app: there is something, and this app cannot show it.
  if (!box) return <>{label}</>
  const [left, top, right, bottom] = box
  const width = Math.max(LEAST_WIDTH, right - left)
  const byWidth = new Map<number, string>()
  for (const line of lines) {
    const thick = Math.max(line.width, Math.round(width * LEAST_LINE))
    byWidth.set(thick, `${byWidth.get(thick) ?? ''}${line.d}`)
  }
  return (
    <svg
      class="ink"
      viewBox={`${left} ${top} ${width} ${bottom - top}`}
      preserveAspectRatio="xMinYMid"
      {...(label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true as const })}
    >
      {[...byWidth].map(([thick, d]) => (
        <path key={thick} d={d} stroke-width={thick} />
      ))}
    </svg>
  )
}
