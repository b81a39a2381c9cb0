// How the class feels today: three smileys that count taps, never whose. A wrong tap is taken back with undo.
import { MOODS } from '../../board/schema.ts'
import type { Mood } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { classWords } from '../class-language.ts'
import { announce } from '../kit/announce.tsx'
import { Smiley } from '../kit/smiley.tsx'
import { words } from '../language.ts'
import './feelings.css'

export function Feelings() {
  const board = useBoard()
  const t = words.value.checkIn
  const counts = board.view.value.checkIns[board.today.value] ?? { happy: 0, neutral: 0, unhappy: 0 }
  const count = (mood: Mood) => {
    board.change.countMood(board.today.value, mood, board.writer, 1)
    announce(t.count(t.moods[mood], counts[mood] + 1))
  }
  return (
    <section class="feelings" aria-label={words.value.zones['check-in']}>
      <span>{classWords.value.feeling}</span>
      {MOODS.map((mood) => (
        <button
          key={mood}
          type="button"
          aria-label={t.count(t.moods[mood], counts[mood])}
          onClick={() => count(mood)}
        >
          <Smiley mood={mood} />
          {counts[mood] > 0 && <b aria-hidden="true">{counts[mood]}</b>}
        </button>
      ))}
    </section>
  )
}
