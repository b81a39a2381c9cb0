// Several pasted lines: each a card, or all of it one. What does not fit in one round waits, so nothing that was pasted is lost.
import { linesOf, MOST_CARDS, readQuickLines } from '../../exchange/quick-add.ts'
import type { QuickCard, QuickContext } from '../../exchange/quick-add.ts'
import { useBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { Button } from '../kit/button.tsx'
import { undoToast } from '../undo-toast.ts'

/** So many show what will be made of the rest. */
const PREVIEW = 5

type PastedLinesProps = {
  text: string
  /** null for successes: they are taken as they are, nothing in them is read. */
  context: QuickContext | null
  put: (card: Pick<QuickCard, 'text'> & Partial<QuickCard>) => void
  /** What is left of the text; empty when all is done. */
  onChange: (rest: string) => void
}

export function PastedLines({ text, context, put, onChange }: PastedLinesProps) {
  const board = useBoard()
  const t = handWords.value.quick
  const lines = linesOf(text)
  const cards = context
    ? readQuickLines(text, context).cards
    : lines.slice(0, MOST_CARDS).map((line) => ({ text: line }))
  const addAll = () => {
    board.session.asOne(() => cards.forEach(put))
    onChange(lines.slice(MOST_CARDS).join('\n'))
    undoToast(board, t.allAdded(cards.length))
  }
  return (
    <section class="quick-bar pasted" aria-label={t.lines(lines.length)}>
      <p>{t.lines(lines.length)}</p>
      <ul>
        {cards.slice(0, PREVIEW).map((card, index) => (
          <li key={index}>{card.text}</li>
        ))}
        {lines.length > PREVIEW && <li>…</li>}
      </ul>
      <div class="form-end">
        <Button look="quiet" onPress={() => onChange('')}>
          {t.throwAway}
        </Button>
        <Button onPress={() => onChange(lines.join(' '))}>{t.asOne}</Button>
        <Button look="action" onPress={addAll}>
          {t.addAll(cards.length)}
        </Button>
      </div>
    </section>
  )
}
