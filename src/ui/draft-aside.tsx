// Under a field: the words that are not in it, and one tap that puts them there. Nobody's words are lost, nobody's overwritten.
import { useRef } from 'preact/hooks'
import { aroundWords } from './around-language.ts'
import type { Draft } from './drafts.ts'
import { Button } from './kit/button.tsx'

/** Stands right after the field of this draft. */
export function DraftAside({ draft: { aside, take } }: { draft: Draft }) {
  const hint = useRef<HTMLParagraphElement>(null)
  const t = aroundWords.value.draft
  if (!aside) return null
  const ofBoard = aside.of === 'board'
  return (
    <p class="hint draft-aside" aria-live="polite" ref={hint}>
      {ofBoard ? t.onBoard(aside.text) : t.before(aside.text)}{' '}
      <Button
        look="chip"
        onPress={() => {
          take()
          hint.current?.previousElementSibling?.querySelector<HTMLElement>('input, textarea')?.focus()
        }}
      >
        {ofBoard ? t.take : t.putBack}
      </Button>
    </p>
  )
}
