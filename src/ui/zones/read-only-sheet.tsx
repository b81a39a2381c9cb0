// A card opened where it may only be read: what it says, and nothing that looks as if it could be changed.
import { Sheet } from '../kit/sheet.tsx'
import { words } from '../language.ts'
import { closeSheet } from '../sheets.ts'
import { Said, type Written } from '../written.tsx'

export function ReadOnlySheet({ title, card }: { title: string; card: Written | undefined }) {
  return (
    <Sheet title={title} closeLabel={words.value.common.close} onClose={closeSheet}>
      <p class="read-only-text">{card && <Said card={card} />}</p>
    </Sheet>
  )
}
