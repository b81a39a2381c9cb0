// Check-in: three faces that count, and who is there. Counts only, never whose they are (domain.md 5.3).
import { useState } from 'preact/hooks'
import { Lightbulb, Minus } from 'lucide'
import { MOODS } from '../../board/schema.ts'
import type { MemberId, Mood } from '../../board/schema.ts'
import { agendaFor, LENGTHS } from '../../session/agenda.ts'
import { useBoard } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { Face } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { Smiley } from '../kit/smiley.tsx'
import { words } from '../language.ts'
import { personOf, presentMembers } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'

export function CheckInPart(props: PartProps) {
  const board = useBoard()
  const [correcting, setCorrecting] = useState(false)
  const { card } = props.running
  const view = board.view.value
  const t = sessionWords.value
  const day = card.date ?? board.today.value
  const counts = view.checkIns[day] ?? { happy: 0, neutral: 0, unhappy: 0 }
  const readOnly = board.readOnly.value
  const before = view.sessions.filter((one) => one.id !== card.id && one.endedAt !== null && one.tip).pop()
  const count = (mood: Mood) => {
    const step = correcting ? -1 : 1
    if (counts[mood] + step < 0) return
    board.change.countMood(day, mood, board.writer, step)
    announce(words.value.checkIn.count(words.value.checkIn.moods[mood], counts[mood] + step))
  }
  return (
    <Stage {...props} ask={t.says['check-in']}>
      {before && (
        <p class="session-tip">
          <Icon of={Lightbulb} /> {t.checkInPart.lastTip(before.tip)}
        </p>
      )}
      <div class={`session-moods${correcting ? ' correcting' : ''}`}>
        {MOODS.map((mood) => (
          <button key={mood} type="button" class={mood} disabled={readOnly} onClick={() => count(mood)}>
            <Smiley mood={mood} />
            <b>{counts[mood]}</b>
            <span>{words.value.checkIn.moods[mood]}</span>
          </button>
        ))}
      </div>
      <div class="session-row">
        {!readOnly && (
          <Button icon={Minus} pressed={correcting} look="chip" onPress={() => setCorrecting(!correcting)}>
            {t.checkInPart.correct}
          </Button>
        )}
        {props.conductor.leads.value && <LengthChoice {...props} />}
      </div>
      {view.kind === 'team' && <Presence {...props} />}
    </Stage>
  )
}

function LengthChoice({ conductor, running }: PartProps) {
  const board = useBoard()
  const t = sessionWords.value.session
  const view = board.view.value
  const total = running.state.agenda.reduce((sum, { seconds }) => sum + seconds, 0)
  const lengths = [...new Set([...LENGTHS, view.sessionPlan.minutes])].sort((a, b) => a - b)
  return (
    <fieldset class="session-lengths">
      <legend>{t.minutes}</legend>
      {lengths.map((minutes) => (
        <Button
          key={minutes}
          look="chip"
          pressed={minutes * 60 === total}
          onPress={() =>
            conductor.step({ do: 'agenda', agenda: agendaFor(view.kind, view.sessionPlan, minutes) })
          }
        >
          {`${minutes} min`}
        </Button>
      ))}
    </fieldset>
  )
}

function Presence({ running: { card } }: PartProps) {
  const board = useBoard()
  const members = presentMembers(board.view.value.members)
  const toggle = (id: MemberId) => {
    const has = card.presentIds.includes(id)
    board.session.change.editSession(card.id, {
      presentIds: has ? card.presentIds.filter((one) => one !== id) : [...card.presentIds, id],
    })
  }
  return (
    <fieldset class="session-present">
      <legend>{sessionWords.value.checkInPart.present}</legend>
      {members.map((member) => (
        <button
          key={member.id}
          type="button"
          class="face-chip"
          aria-pressed={card.presentIds.includes(member.id)}
          disabled={board.readOnly.value}
          onClick={() => toggle(member.id)}
        >
          <Face {...personOf(member)} large />
          <span>{member.name || member.sign}</span>
        </button>
      ))}
    </fieldset>
  )
}
