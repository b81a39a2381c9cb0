// When the team stands before the board again, large enough for the room. Nothing while no fixed moment is agreed.
import { addDays, weekdayOf } from '../../board/day.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { wallWords } from '../wall-language.ts'

export function NextSession() {
  const board = useBoard()
  const { weekday, time } = board.view.value.sessionPlan
  if (!weekday) return null
  const today = board.today.value
  const held = board.view.value.sessions.some(({ date, kind }) => date === today && kind === 'board')
  const from = addDays(today, held ? 1 : 0)
  const day = addDays(from, (weekday - weekdayOf(from) + 7) % 7)
  return (
    <p class="next-session">
      {wallWords.value.nextSession}{' '}
      <b>
        {dayAndMonth(day)}
        {time && ` · ${time}`}
      </b>
    </p>
  )
}
