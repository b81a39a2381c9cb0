// A piece of advice when a board is opened, at most one, once per device. It lies with the notices and goes when told to.
import { useEffect, useState } from 'preact/hooks'
import { hintFor, type Hint } from '../../insights/hints.ts'
import { useBoard } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { rhythmWords } from '../rhythm-language.ts'
import { show } from '../sheets.ts'
import { readMethod } from './method.tsx'

const GIVEN = 'verbeterbord-hints'

export function HintNotice() {
  const board = useBoard()
  const desk = useDesk()
  const [text, setText] = useState('')
  useEffect(() => {
    const isExample = desk.boards.peek()?.some(({ id, example }) => id === board.id && example)
    if (isExample || board.readOnly.peek()) return
    const given = hintsGiven()
    const hint = hintFor(board.view.peek(), board.today.peek(), given)
    if (!hint) return
    void readMethod().then(({ hints }) => {
      setText(hints[hint])
      keepGiven([...given, hint])
    })
  }, [])
  if (!text) return null
  const t = rhythmWords.value.method
  return (
    <div class="board-notice" role="status">
      <p>{text}</p>
      <Button look="chip" onPress={() => show({ sheet: 'method' })}>
        {t.read}
      </Button>
      <Button look="quiet" onPress={() => setText('')}>
        {t.done}
      </Button>
    </div>
  )
}

function hintsGiven(): string[] {
  try {
    return (localStorage.getItem(GIVEN) ?? '').split(' ').filter(Boolean)
  } catch {
    // Storage is refused: then it is better to say nothing than the same every day.
    return ['success', 'measure', 'session'] satisfies Hint[]
  }
}

function keepGiven(hints: readonly string[]) {
  try {
    localStorage.setItem(GIVEN, hints.join(' '))
  } catch {
    // Was read a moment ago; a hint that comes back once does no harm.
  }
}
