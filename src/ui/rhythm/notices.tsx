// What the rhythm of the year has to tell quietly: that this year was closed, or a piece of advice when a board is opened, at
// most one and once per device.
import { useEffect, useState } from 'preact/hooks'
import { lateParts, yearAfter } from '../../board/next-year.ts'
import { hintFor, type Hint } from '../../insights/hints.ts'
import { useBoard } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { rhythmWords } from '../rhythm-language.ts'
import { show } from '../sheets.ts'
import { readMethod } from './method.tsx'
import { goToNextYear } from './next-year.ts'

const GIVEN = 'verbeterbord-hints'
/** So many cards are named; the others are counted. */
const NAMED = 3

export function RhythmNotices() {
  return useBoard().view.value.successor ? <ClosedYear /> : <HintNotice />
}

/** This year is over: it can be read, and the next one is a tap away. */
function ClosedYear() {
  const board = useBoard()
  const desk = useDesk()
  const t = rhythmWords.value.closing
  useEffect(() => desk.markClosed(board.id, true), [board.id])
  const { label } = yearAfter(board.view.value.schoolYear)
  const mayWrite = board.invite.kinds.value.includes('join')
  const late = mayWrite ? board.run(({ doc }) => lateParts(doc)) : []
  const cards = late.flatMap((part) => part.cards)
  const said = cards.flatMap(
    ({ text, name }) =>
      [text, name].find((one): one is string => typeof one === 'string' && one !== '') ?? [],
  )
  // A card in ink or a measurement has no words: said once when there is nothing else, counted otherwise.
  const shown = said.length > 0 ? said.slice(0, NAMED) : [t.lateOther]
  return (
    <div class="board-notice">
      <p>
        {t.over(label)} {late.length > 0 && t.late(shown.join(', '), cards.length - shown.length)}
      </p>
      <Button look="main" onPress={() => void goToNextYear(board, desk, { follows: true })}>
        {t.goOn(label)}
      </Button>
      {late.length > 0 && (
        <Button look="chip" onPress={() => void goToNextYear(board, desk, { follows: true, late })}>
          {t.takeLate}
        </Button>
      )}
      {mayWrite && (
        <Button
          look="quiet"
          onPress={() => {
            board.change.nameSuccessor('')
            desk.markClosed(board.id, false)
          }}
        >
          {t.reopen}
        </Button>
      )}
    </div>
  )
}

function HintNotice() {
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
    <div class="board-notice">
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
