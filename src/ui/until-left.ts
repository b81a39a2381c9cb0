// A field that writes to the board: what is typed stays here until the field or its sheet is left, or Enter is pressed. One change
// is one step to undo, and one message to colleagues.
import { useEffect, useRef, useState } from 'preact/hooks'

/**
 * @param onBoard the value as it stands on the board, shown until somebody types
 * @param keep puts what was typed on the board
 * @returns what a TextField needs for it
 */
export function useUntilLeft(onBoard: string, keep: (typed: string) => void) {
  const typed = useRef<string | null>(null)
  const [, redraw] = useState<string | null>(null)
  const set = (text: string | null) => {
    typed.current = text
    redraw(text)
  }
  const settle = () => {
    const text = typed.current
    if (text === null) return false
    set(null)
    if (text !== onBoard) keep(text)
    return false
  }
  const latest = useRef(settle)
  latest.current = settle
  useEffect(() => () => void latest.current(), [])
  return { value: typed.current ?? onBoard, onInput: set, onBlur: settle, onEnter: settle }
}
