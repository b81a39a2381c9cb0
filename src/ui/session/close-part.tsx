// Closing: one mark by the group and one tip, which stands at the start of the next session.
import { useEffect, useRef } from 'preact/hooks'
import { Check } from 'lucide'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { sessionWords } from '../session-language.ts'
import { FiveLines } from './five-lines.tsx'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import './close-part.css'

const SCORES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

export function ClosePart(props: PartProps) {
  const board = useBoard()
  const { conductor, running } = props
  const { card } = running
  const t = sessionWords.value
  const tip = useDraft(`session-tip/${card.id}`, card.tip)
  const edit = board.session.change.editSession
  const keepTip = () => {
    if (!tip.touched || board.readOnly.peek()) return
    edit(card.id, { tip: tip.text })
    tip.clear()
  }
  // Another screen may close the session while somebody types: the tip belongs to it all the same.
  const leave = useRef(keepTip)
  leave.current = keepTip
  useEffect(() => () => leave.current(), [])
  return (
    <Stage
      {...props}
      ask={t.says['check-out']}
      last={
        conductor.leads.value && (
          <Button
            look="main"
            icon={Check}
            onPress={() => {
              keepTip()
              conductor.end()
            }}
          >
            {t.session.close}
          </Button>
        )
      }
    >
      <FiveLines running={running} />
      {!board.readOnly.value && (
        <div class="session-low">
          <fieldset class="session-scores">
            <legend>{t.closePart.score}</legend>
            {SCORES.map((score) => (
              <Button
                key={score}
                label={t.closePart.scoreOf(score)}
                pressed={card.score === score}
                onPress={() => edit(card.id, { score })}
              >
                {score}
              </Button>
            ))}
          </fieldset>
          <TextField
            label={t.closePart.tip}
            value={tip.text}
            onInput={tip.change}
            onBlur={keepTip}
            maxLength={300}
          />
        </div>
      )}
    </Stage>
  )
}
