// What a card says: its words, and its handwriting where it has any. The drawing is loaded when the first written card comes.
import { lazy } from './kit/lazy.tsx'

export type Written = { readonly text: string; readonly ink?: readonly Uint8Array[] }

const { Lazy: InkDrawing } = lazy(async () => (await import('./ink/ink-drawing.tsx')).InkDrawing)

/** Words and handwriting, as on the card itself. */
export const Said = ({ card }: { card: Written }) => (
  <>
    {card.text}
    {card.ink?.[0] && <InkDrawing card={card} />}
  </>
)
