// What a card says: its words, and its handwriting where it has any. The drawing is loaded when the first written card comes.
import { lazy } from './kit/lazy.tsx'
import { words } from './language.ts'

type Written = { readonly text: string; readonly ink?: readonly Uint8Array[] }

const { Lazy: InkDrawing } = lazy(async () => (await import('./ink/ink-drawing.tsx')).InkDrawing)

/** A card in words alone, for a message or a name. */
export function cardName({ text, ink }: Written): string {
  return text || (ink?.length ? words.value.common.written : '')
}

/** The handwriting of a card; said aloud only where no words stand beside it. */
export function Ink({ card, named }: { card: Written; named?: boolean }) {
  if (!card.ink?.length) return null
  return <InkDrawing ink={card.ink} label={named || card.text ? '' : cardName(card)} />
}

/** Words and handwriting, as on the card itself. */
export function Said({ card }: { card: Written }) {
  return (
    <>
      {card.text}
      <Ink card={card} />
    </>
  )
}
