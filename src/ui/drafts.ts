// Half-typed text that survives a crash, a reload and a closed tab, until it is on the board or thrown away.
import { useEffect, useState } from 'preact/hooks'
import { useBoard } from './board-context.ts'

export type Draft = {
  text: string
  /** Whether a person typed here. An untouched field follows the board, so a colleague's change is never overwritten. */
  touched: boolean
  change: (text: string) => void
  /** Forgets the draft: it is on the board now, or thrown away. */
  clear: () => void
}

/**
 * A text field's value, kept on this device at every keystroke.
 * @param key names the field on this board, such as `new-action`
 * @param onBoard the text as it stands on the board, shown until somebody types
 */
export function useDraft(key: string, onBoard = ''): Draft {
  const { id, drafts } = useBoard()
  const [typed, setTyped] = useState<string | null>(null)
  const fullKey = `${id}/${key}`

  useEffect(() => {
    let here = true
    void drafts.read(fullKey).then((kept) => {
      // Whoever already types is right; the draft only fills a field nobody touched.
      if (here && kept) setTyped((now) => now ?? kept)
    })
    return () => {
      here = false
    }
  }, [fullKey])

  return {
    text: typed ?? onBoard,
    touched: typed !== null,
    change(text) {
      setTyped(text)
      drafts.keep(fullKey, text)
    },
    clear() {
      setTyped(null)
      drafts.keep(fullKey, '')
    },
  }
}
