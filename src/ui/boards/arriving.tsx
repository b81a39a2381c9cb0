// The board is not here yet: it comes from the others, or its key no longer counts, or this address is of no board on this
// device. Each is said, so that nobody waits for what will not come.
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { go } from '../route.ts'
import { Status } from '../status.tsx'
import './new-board.css'

export function Arriving() {
  const board = useBoard()
  const t = aroundWords.value.arriving
  const known = board.known.value
  const { link, refused } = board.shared.value
  return (
    <main class="paper-page">
      <div class="paper">
        <h1>{words.value.appName}</h1>
        {link === 'refused' && refused === 'gone' ? (
          <p role="alert">{t.refused}</p>
        ) : (
          <>
            <p>{known ? words.value.arriving.arriving : t.unknown}</p>
            {known && <Status />}
          </>
        )}
        <div class="form-end">
          <Button look="main" onPress={() => go({ at: 'start' })}>
            {t.toStart}
          </Button>
        </div>
      </div>
    </main>
  )
}
