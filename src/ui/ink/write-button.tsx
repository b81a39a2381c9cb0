// In the sheet of a card: its handwriting, and the way to the writing surface.
import { PenLine } from 'lucide'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { show } from '../sheets.ts'
import { InkDrawing } from './ink-drawing.tsx'
import type { Writing } from './ink-pad.tsx'

type WriteButtonProps = Writing & {
  card?: { text: string; ink: readonly Uint8Array[] } | undefined
  /** Keeps what else was filled in, before the surface takes the place of the sheet. */
  before?: () => void
}

export function WriteButton({ card, before, ...writing }: WriteButtonProps) {
  return (
    <div class="write">
      {card?.ink[0] && <InkDrawing card={card} />}
      {!useBoard().readOnly.value && (
        <Button
          icon={PenLine}
          onPress={() => {
            before?.()
            show({ sheet: 'write', ...writing })
          }}
        >
          {aroundWords.value.ink.write}
        </Button>
      )}
    </div>
  )
}
