// Half-typed text that survives a crash, a reload and a closed tab, until it is on the board or thrown away. It remembers over
// which text it was typed: what a colleague wrote since then is never overwritten by what somebody once began here.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useBoard } from './board-context.ts'

/** What somebody typed, and which text stood on the board when they began. */
export type Typed = { text: string; over: string }

/** A text beside the one in the field: what was typed here before, or what a colleague put on the board meanwhile. */
export type Aside = { of: 'typed' | 'board'; text: string }

export type Draft = {
  text: string
  /** Whether a person typed here. An untouched field follows the board, so a colleague's change is never overwritten. */
  touched: boolean
  aside: Aside | null
  /** Puts the text aside in the field. */
  take: () => void
  change: (text: string) => void
  /** Forgets the draft: it is on the board now, or thrown away. */
  clear: () => void
}

/** No keyboard types it, and no text on the board holds it. */
const BETWEEN = '\u0000'

/**
 * A text field's value, kept on this device at every keystroke.
 * @param key names the field on this board, such as `new-action`
 * @param onBoard the text as it stands on the board, shown until somebody types
 * @param start what a card begins with that is not on the board yet
 */
export function useDraft(key: string, onBoard = '', start = ''): Draft {
  const { id, drafts } = useBoard()
  const [typed, setTyped] = useState<Typed | null>(null)
  const [kept, setKept] = useState<Typed | null>(null)
  const begun = useRef(false)
  const fullKey = `${id}/${key}`

  useEffect(() => {
    let here = true
    void drafts.read(fullKey).then((found) => {
      // Whoever already types is right; the draft only fills a field nobody touched.
      if (here && found && !begun.current) setKept(readKept(found))
    })
    return () => {
      here = false
    }
  }, [fullKey])

  const { inField, aside } = standing(onBoard, typed, kept)
  const write = (text: string, over: string) => {
    begun.current = true
    setTyped({ text, over })
    drafts.keep(fullKey, text && over ? over + BETWEEN + text : text)
  }
  return {
    text: inField?.text ?? (onBoard || start),
    touched: inField !== null,
    aside,
    take() {
      if (aside?.of === 'typed') {
        setKept(null)
        write(aside.text, onBoard)
      } else {
        // What was typed goes aside in its turn.
        setKept(typed)
        setTyped(null)
      }
    },
    change(text) {
      if (inField === kept) setKept(null)
      write(text, inField?.over ?? onBoard)
    },
    clear() {
      setTyped(null)
      setKept(null)
      drafts.keep(fullKey, '')
    },
  }
}

/** A draft as it was kept on this device; an older one does not tell over which text it was typed. */
export function readKept(found: string): Typed {
  const at = found.indexOf(BETWEEN)
  return at < 0 ? { text: found, over: '' } : { text: found.slice(at + 1), over: found.slice(0, at) }
}

/**
 * Which text is in the field, and which one is offered beside it.
 * @param typed what is being typed now: it stays in the field whatever happens on the board
 * @param kept what was typed before: it comes back only where the board still says what it was typed over
 */
export function standing(
  onBoard: string,
  typed: Typed | null,
  kept: Typed | null,
): { inField: Typed | null; aside: Aside | null } {
  const inField = typed ?? (kept?.over === onBoard ? kept : null)
  const other = (of: Aside['of'], text: string) =>
    text.trim() && text !== (inField?.text ?? onBoard) ? { of, text } : null
  const meanwhile = typed && typed.over !== onBoard ? other('board', onBoard) : null
  const before = kept && kept !== inField ? other('typed', kept.text) : null
  return { inField, aside: meanwhile ?? before }
}
