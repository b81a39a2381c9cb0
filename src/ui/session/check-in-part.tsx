// Check-in: three counts in a form that varies, and who is there. Counts only, never whose they are (domain.md 5.3).
import { useEffect, useRef, useState } from 'preact/hooks'
import { Cloud, CloudRain, Hash, Lightbulb, Minus, SlidersHorizontal, Sun } from 'lucide'
import type { IconNode } from 'lucide'
import { MOODS } from '../../board/schema.ts'
import type { MemberId, Mood } from '../../board/schema.ts'
import { agendaFor, LENGTHS } from '../../session/agenda.ts'
import { CHECK_IN_FORMS, formOf } from '../../session/check-in-form.ts'
import type { CheckInForm } from '../../session/check-in-form.ts'
import { useBoard } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { FaceChip } from '../kit/face-chip.tsx'
import { Icon } from '../kit/icon.tsx'
import { Smiley } from '../kit/smiley.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { personOf, presentMembers } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { show } from '../sheets.ts'
import { surface } from '../surface.ts'
import { moodWord } from './mood-words.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import './check-in-part.css'

const WEATHER: Record<Mood, IconNode> = { happy: Sun, neutral: Cloud, unhappy: CloudRain }
/** How full the battery is drawn, of 14. */
const FULL: Record<Mood, number> = { happy: 14, neutral: 7, unhappy: 2 }

export function CheckInPart(props: PartProps) {
  const board = useBoard()
  const [typing, setTyping] = useState(false)
  const [arranging, setArranging] = useState(false)
  const { card } = props.running
  const view = board.view.value
  const t = sessionWords.value
  const form = formOf(card)
  const leads = props.conductor.leads.value
  // A phone has room for who is there, or for how long and in which form.
  const small = surface.value === 'hand'
  const arranges = leads && (arranging || !small)
  const before = view.sessions.filter((one) => one.id !== card.id && one.endedAt !== null && one.tip).pop()
  const counted = form !== 'word' && form !== 'skip'
  const Count = typing ? TypedCount : TappedCount
  return (
    <Stage {...props} ask={t.says['check-in']}>
      {before && (
        <p class="session-tip">
          <Icon of={Lightbulb} /> {t.checkInPart.lastTip(before.tip)}
        </p>
      )}
      {counted ? (
        <div class="session-moods">
          {MOODS.map((mood) => (
            <Count key={mood} form={form} mood={mood} day={card.date ?? board.today.value} />
          ))}
        </div>
      ) : (
        <p class="session-aloud">{t.checkInPart.aloud[form]}</p>
      )}
      <div class="session-row">
        {counted && !board.readOnly.value && (
          <Button icon={Hash} pressed={typing} look="chip" onPress={() => setTyping(!typing)}>
            {t.checkInPart.type}
          </Button>
        )}
        {leads && small && (
          <Button
            icon={SlidersHorizontal}
            pressed={arranging}
            look="chip"
            onPress={() => {
              setTyping(false)
              setArranging(!arranging)
            }}
          >
            {t.checkInPart.arrange}
          </Button>
        )}
        {arranges && <LengthChoice {...props} />}
      </div>
      {arranges && (
        <fieldset class="session-choice">
          <legend>{t.checkInPart.form}</legend>
          {CHECK_IN_FORMS.map((one) => (
            <Button
              key={one}
              look="chip"
              pressed={one === form}
              onPress={() => board.session.change.editSession(card.id, { checkInForm: one })}
            >
              {t.checkInPart.forms[one]}
            </Button>
          ))}
        </fieldset>
      )}
      {view.kind === 'team' && !(small && arranges) && <Presence {...props} />}
    </Stage>
  )
}

type CountProps = { form: CheckInForm; mood: Mood; day: string }

function useCount({ mood, day }: CountProps) {
  const board = useBoard()
  return {
    count: board.view.value.checkIns[day]?.[mood] ?? 0,
    readOnly: board.readOnly.value,
    add: (step: number) => board.change.countMood(day, mood, board.writer, step),
  }
}

function TappedCount(props: CountProps) {
  const { count, readOnly, add } = useCount(props)
  const word = moodWord(props.form, props.mood)
  const onTap = () => {
    add(1)
    announce(words.value.checkIn.count(word, count + 1))
  }
  return (
    <button type="button" class={props.mood} disabled={readOnly} onClick={onTap}>
      <Picture {...props} />
      <b>{count}</b>
      <span>{word}</span>
    </button>
  )
}

/** For a class that counts hands in the air, and for whoever tapped once too often. */
function TypedCount(props: CountProps) {
  const { count, add } = useCount(props)
  const [text, setText] = useState<string | null>(null)
  const word = moodWord(props.form, props.mood)
  const keep = () => {
    if (text) add(Number(text) - count)
    setText(null)
    return true
  }
  return (
    <div class={props.mood}>
      <Picture {...props} />
      <div class="session-row">
        <Button icon={Minus} label={`${word}: ${words.value.checkIn.less}`} onPress={() => add(-1)} />
        <TextField
          label={word}
          inputMode="decimal"
          value={text ?? String(count)}
          onInput={(typed) => setText(typed.replace(/\D/g, ''))}
          onBlur={keep}
          onEnter={keep}
          maxLength={12}
        />
      </div>
    </div>
  )
}

function Picture({ form, mood }: CountProps) {
  if (form === 'smileys') return <Smiley mood={mood} />
  if (form === 'weather') return <Icon of={WEATHER[mood]} />
  if (form !== 'battery') return null
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 7h16v3h2v4h-2v3H3z" fill="none" stroke="currentColor" />
      <path d={`M4 8h${FULL[mood]}v8H4z`} fill="currentColor" />
    </svg>
  )
}

function LengthChoice({ conductor, running }: PartProps) {
  const board = useBoard()
  const t = sessionWords.value
  const view = board.view.value
  const plan = view.sessionPlan
  const total = running.state.agenda.reduce((sum, { seconds }) => sum + seconds, 0)
  const lengths = [...new Set([...LENGTHS, plan.minutes])].sort((a, b) => a - b)
  const take = (minutes: number) =>
    conductor.step({ do: 'agenda', agenda: agendaFor(view.kind, plan, minutes) })
  // Who changes the agenda while checking in, changes this session too.
  const before = useRef(plan)
  useEffect(() => {
    if (JSON.stringify(before.current) !== JSON.stringify(plan)) take(plan.minutes)
    before.current = plan
  }, [plan])
  return (
    <fieldset class="session-choice end">
      <legend>{t.session.minutes}</legend>
      {lengths.map((minutes) => (
        <Button key={minutes} look="chip" pressed={minutes * 60 === total} onPress={() => take(minutes)}>
          {`${minutes} ${t.session.min}`}
        </Button>
      ))}
      <Button look="chip" icon={SlidersHorizontal} onPress={() => show({ sheet: 'agenda' })}>
        {t.agenda.title}
      </Button>
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
    <fieldset class={`session-present${members.length > 12 ? ' many' : ''}`}>
      <legend>{sessionWords.value.checkInPart.present}</legend>
      {members.map((member) => (
        <FaceChip
          key={member.id}
          {...personOf(member)}
          pressed={card.presentIds.includes(member.id)}
          disabled={board.readOnly.value}
          onPress={() => toggle(member.id)}
        />
      ))}
    </fieldset>
  )
}
