// The check-in: three smileys that count taps. Counts only, never who (domain.md 5.3); it starts at the middle one.
import { useEffect, useState } from 'preact/hooks'
import { Minus, Smile } from 'lucide'
import { MOODS } from '../../board/schema.ts'
import type { Mood } from '../../board/schema.ts'
import { useBoard, usePart } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { Smiley } from '../kit/smiley.tsx'
import { words } from '../language.ts'
import { Zone } from './zone.tsx'
import './check-in.css'

export function CheckIn() {
  const board = useBoard()
  const t = words.value.checkIn
  const [wantsToCorrect, setCorrecting] = useState(false)
  const counts = usePart('checkIns')[board.today.value] ?? { happy: 0, neutral: 0, unhappy: 0 }
  const readOnly = board.readOnly.value
  const any = MOODS.some((mood) => counts[mood] > 0)
  const correcting = wantsToCorrect && any
  // Corrected to nothing, or a new day: whoever comes next counts.
  useEffect(() => {
    if (!any) setCorrecting(false)
  }, [any])

  const count = (mood: Mood) => {
    const step = correcting ? -1 : 1
    if (counts[mood] + step < 0) return
    board.change.countMood(board.today.value, mood, board.writer, step)
    announce(t.count(t.moods[mood], counts[mood] + step))
  }

  return (
    <Zone name={words.value.zones['check-in']} look="check-in" icon={Smile}>
      <div class="check-in-line">
        <p class="check-in-question">{t.question}</p>
        {any && !readOnly && (
          <Button
            look="quiet"
            icon={Minus}
            pressed={correcting}
            label={correcting ? t.correctDone : t.correct}
            onPress={() => setCorrecting(!correcting)}
            class="check-in-correct"
          />
        )}
      </div>
      <div class={`moods${correcting ? ' correcting' : ''}`}>
        {MOODS.map((mood) => (
          <button key={mood} type="button" class="mood" disabled={readOnly} onClick={() => count(mood)}>
            <Smiley mood={mood} />
            <span class="mood-word">{t.moods[mood]}</span>
            <b>{counts[mood]}</b>
            {correcting && <span class="visually-hidden">{t.less}</span>}
          </button>
        ))}
      </div>
    </Zone>
  )
}
