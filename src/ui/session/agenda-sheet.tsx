// The fixed moment and the agenda of the board session: which parts, in which order, how long. The order of the zones on the
// board is another setting (domain.md 0, fact 5).
import type { ComponentChildren } from 'preact'
import { ArrowUp, CalendarPlus, Minus, Plus } from 'lucide'
import type { AgendaItem, SessionPlan } from '../../board/schema.ts'
import { sessionCalendar } from '../../exchange/session-calendar.ts'
import { sessionDays } from '../../insights/rhythm.ts'
import { LENGTHS } from '../../session/agenda.ts'
import { useBoard } from '../board-context.ts'
import { number, weekdayAndDay } from '../formats.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { saveAsFile } from '../save-as-file.ts'
import { sessionWords } from '../session-language.ts'
import { closeSheet } from '../sheets.ts'
import { onThisScreen, setOnThisScreen, softSound } from './on-this-screen.ts'
import './sessions-sheet.css'

const DAYS = [1, 2, 3, 4, 5]
const STEP = 30

export function AgendaSheet() {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value.agenda
  const plan = view.sessionPlan
  const here = onThisScreen.value
  const set = (change: Partial<SessionPlan>) => board.change.planSessions({ ...plan, ...change })
  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={closeSheet} class="agenda-sheet">
      {!board.readOnly.value && (
        <>
          <Choice legend={t.day}>
            {[null, ...DAYS].map((day) => (
              <Button
                key={day}
                look="chip"
                pressed={plan.weekday === day}
                onPress={() => set({ weekday: day })}
              >
                {day ? weekdayName(day) : t.noDay}
              </Button>
            ))}
          </Choice>
          <TextField label={t.time} type="time" value={plan.time} onInput={(time) => set({ time })} />
          <Choice legend={t.total}>
            {LENGTHS.map((minutes) => (
              <Button
                key={minutes}
                look="chip"
                pressed={plan.minutes === minutes}
                onPress={() => set({ minutes })}
              >
                {`${minutes} ${sessionWords.value.session.min}`}
              </Button>
            ))}
          </Choice>
          <Parts plan={plan} set={set} />
        </>
      )}
      <Calendar />
      <Choice legend={t.here}>
        <Button
          look="chip"
          pressed={here.sound}
          onPress={() => {
            setOnThisScreen({ sound: !here.sound })
            if (!here.sound) softSound()
          }}
        >
          {t.sound}
        </Button>
        <Button
          look="chip"
          pressed={here.celebrate}
          onPress={() => setOnThisScreen({ celebrate: !here.celebrate })}
        >
          {t.celebrate}
        </Button>
      </Choice>
    </Sheet>
  )
}

/** `ma` for 1: the second of January 2023 was a Monday. */
function weekdayName(weekday: number): string {
  return weekdayAndDay(`2023-01-0${weekday + 1}`).replace(/[ \d]+/, '')
}

function Choice({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset>
      <legend class="field-label">{legend}</legend>
      <div class="chips">{children}</div>
    </fieldset>
  )
}

function Parts({ plan, set }: { plan: SessionPlan; set: (change: Partial<SessionPlan>) => void }) {
  const t = sessionWords.value.agenda
  const { agenda } = plan
  const change = (at: number, patch: Partial<AgendaItem>) =>
    set({ agenda: agenda.map((item, index) => (index === at ? { ...item, ...patch } : item)) })
  const sum = agenda.reduce((all, { on, seconds }) => all + (on ? seconds : 0), 0)
  return (
    <fieldset class="agenda-parts">
      <legend class="field-label">{t.parts}</legend>
      <ol>
        {agenda.map((item, at) => {
          const name = words.value.agenda[item.part]
          const earlier = () =>
            set({
              agenda: [
                ...agenda.slice(0, at - 1),
                item,
                ...agenda.slice(at - 1, at),
                ...agenda.slice(at + 1),
              ],
            })
          return (
            <li key={item.part}>
              <Button
                look="chip"
                pressed={item.on}
                onPress={() => change(at, { on: !item.on, seconds: item.seconds || STEP * 2 })}
              >
                {name}
              </Button>
              <span>{`${number(item.seconds / 60)} ${sessionWords.value.session.min}`}</span>
              <Button
                look="quiet"
                icon={Minus}
                label={t.less(name)}
                disabled={item.seconds <= STEP}
                onPress={() => change(at, { seconds: item.seconds - STEP })}
              />
              <Button
                look="quiet"
                icon={Plus}
                label={t.more(name)}
                onPress={() => change(at, { seconds: item.seconds + STEP })}
              />
              <Button look="quiet" icon={ArrowUp} label={t.up(name)} disabled={at === 0} onPress={earlier} />
            </li>
          )
        })}
      </ol>
      {sum !== plan.minutes * 60 && <p role="status">{t.spread(number(sum / 60), plan.minutes)}</p>}
    </fieldset>
  )
}

/** The fixed moment for somebody's own calendar, until the end of the school year. */
function Calendar() {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value.agenda
  const { time, minutes } = view.sessionPlan
  const days = time ? sessionDays(view, board.today.value) : []
  const held = days.filter(({ off }) => !off).map(({ day }) => day)
  const first = held[0]
  const last = held[held.length - 1]
  if (!first || !last) return <p>{t.calendarHint}</p>
  const title = `${sessionWords.value.rhythm.title} ${view.name}`
  return (
    <Button
      icon={CalendarPlus}
      onPress={() =>
        saveAsFile(
          title,
          sessionCalendar({
            uid: `${view.id}-${view.schoolYear.label}`,
            title,
            place: view.place,
            first,
            last,
            off: days.flatMap(({ day, off }) => (off && day > first && day < last ? [day] : [])),
            time,
            minutes,
            now: new Date().toISOString(),
          }),
          '.ics',
        )
      }
    >
      {t.calendar}
    </Button>
  )
}
