// A period ends with looking back together (domain.md 3.5). It is offered when none was held in it, and never asked for twice.
import type { Day, Period } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { lengthsOf } from '../../session/kinds.ts'
import { Button } from '../kit/button.tsx'
import { rhythmWords } from '../rhythm-language.ts'
import { startOther } from '../session/door.tsx'
import { sessionNow } from '../session/in-session.ts'
import { closeSheet } from '../sheets.ts'

/** Whether no retrospective was held in this period so far, nor one goes on now. */
export function wantsLookBack({ sessions }: BoardView, { from }: Period, today: Day): boolean {
  const held = sessions.some(
    ({ kind, date, durationMinutes }) =>
      kind === 'retrospective' && durationMinutes !== null && date !== null && from <= date && date <= today,
  )
  return !held && sessionNow.value === null
}

/** @param onLater with this, there is a way past it */
export function LookBack({ said, onLater }: { said: string; onLater?: () => void }) {
  const t = rhythmWords.value.closing
  const [, minutes] = lengthsOf('retrospective')
  return (
    <div class="rhythm-ways">
      <p>{said}</p>
      <Button
        look={onLater ? 'main' : 'chip'}
        onPress={() => {
          onLater?.()
          closeSheet()
          startOther('retrospective', minutes, 'sailboat')
        }}
      >
        {t.startLookBack(minutes)}
      </Button>
      {onLater && <Button onPress={onLater}>{t.later}</Button>}
    </div>
  )
}
