// Closing a period or a school year with the team in front of the board: every open goal in turn, what stops, what was learned.
// Nothing is decided for anybody: what is not tapped goes along.
import { useState } from 'preact/hooks'
import { Flag } from 'lucide'
import { addDays, mondayOf } from '../../board/day.ts'
import { finishPeriod, finishYear } from '../../board/finish-period.ts'
import type { Ending } from '../../board/finish-period.ts'
import { yearAfter } from '../../board/next-year.ts'
import type { ActionId, Goal, MemberId, Period, YearGoal } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { proposePeriods } from '../../insights/school-calendar.ts'
import { useBoard } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { cardName } from '../ink/card-name.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { presentMembers } from '../people.ts'
import { rhythmWords } from '../rhythm-language.ts'
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalEnding } from './goal-ending.tsx'
import { goToNextYear } from './next-year.ts'

const DEFAULT_DAYS = 39

export function Closing({ of }: { of: 'close-period' | 'close-year' }) {
  const board = useBoard()
  const desk = useDesk()
  const t = rhythmWords.value.closing
  const view = board.view.value
  const ofYear = of === 'close-year'
  // What the team had before it when it began; a colleague's change in the meantime must not shuffle the list.
  const [period] = useState(() => currentPeriod(view, board.today.peek()))
  const [goals] = useState(() => openGoals(view, ofYear))
  const [endings, setEndings] = useState<Record<string, Ending>>({})
  const [stopped, setStopped] = useState<readonly ActionId[]>([])
  const [learned, setLearned] = useState('')
  const [next, setNext] = useState(() => proposedNext(view, period))
  const actions = view.actions.filter(
    ({ status, archivedAt }) => !archivedAt && (status === 'todo' || status === 'doing'),
  )
  const year = yearAfter(view.schoolYear)
  const title = ofYear ? t.year : t.period

  const submit = async (event: Event) => {
    event.preventDefault()
    const reason = ofYear ? t.yearOver : t.periodOver
    const finish = {
      goals: goals.map(({ id, status }) => endings[id] ?? { id, status, outcome: '' }),
      stopped: stopped.map((id) => ({ id, reason })),
      learned,
    }
    if (ofYear) {
      board.run((editor) => finishYear(editor, year.key, finish))
      await goToNextYear(board, desk)
    } else if (period) {
      board.run((editor) => finishPeriod(editor, period.id, { ...finish, next }))
      closeSheet()
      undoToast(board, t.periodClosed(next.name))
    }
  }

  return (
    <Sheet title={title} closeLabel={words.value.common.close} onClose={closeSheet} wide class="rhythm">
      {!ofYear && !period ? (
        <p>{t.noPeriod}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <p>
            {lookBack(view, ofYear ? view.schoolYear : { start: period?.from ?? '', end: period?.to ?? '' })}
          </p>
          {ofYear && <p>{view.kind === 'class' ? t.classWhat(year.label) : t.yearWhat(year.label)}</p>}
          <h3>{t.goals}</h3>
          {goals.length === 0 && <p class="rhythm-hint">{t.noGoals}</p>}
          {goals.map((goal) => (
            <GoalEnding
              key={goal.id}
              goal={goal}
              ending={endings[goal.id] ?? { id: goal.id, status: goal.status, outcome: '' }}
              onChange={(ending) => setEndings({ ...endings, [goal.id]: ending })}
            />
          ))}
          {actions.length > 0 && (
            <fieldset>
              <legend class="field-label">{t.actions}</legend>
              <div class="chips rhythm-actions">
                {actions.map((action) => (
                  <Button
                    key={action.id}
                    look="chip"
                    pressed={stopped.includes(action.id)}
                    onPress={() => setStopped(toggled(stopped, action.id))}
                  >
                    {cardName(action)}
                  </Button>
                ))}
              </div>
            </fieldset>
          )}
          <TextField label={t.learned} value={learned} onInput={setLearned} long />
          {!ofYear && <NextPeriodFields next={next} onChange={setNext} />}
          <div class="form-end">
            <Button look="main" icon={Flag} submit disabled={!ofYear && next.to < next.from}>
              {ofYear ? t.closeYear(year.label) : t.closePeriod}
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  )
}

type Next = { name: string; from: string; to: string; memberIds: MemberId[] }

function NextPeriodFields({ next, onChange }: { next: Next; onChange: (next: Next) => void }) {
  const { members } = useBoard().view.value
  const { closing, calendar } = rhythmWords.value
  return (
    <fieldset>
      <legend>
        <h3>{closing.next}</h3>
      </legend>
      <div class="measure-row">
        <TextField
          label={calendar.name}
          value={next.name}
          maxLength={60}
          onInput={(name) => onChange({ ...next, name })}
        />
        <TextField
          label={calendar.from}
          type="date"
          value={next.from}
          onInput={(from) => onChange({ ...next, from })}
        />
        <TextField
          label={calendar.to}
          type="date"
          value={next.to}
          problem={next.to < next.from ? calendar.trouble.reversed : undefined}
          onInput={(to) => onChange({ ...next, to })}
        />
      </div>
      <span class="field-label">{closing.members}</span>
      <div class="chips" role="group" aria-label={closing.members}>
        {presentMembers(members).map(({ id, name, sign }) => (
          <Button
            key={id}
            look="chip"
            pressed={next.memberIds.includes(id)}
            onPress={() => onChange({ ...next, memberIds: toggled(next.memberIds, id) })}
          >
            {name || sign}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
}

function openGoals(view: BoardView, ofYear: boolean): (Goal | YearGoal)[] {
  const all = ofYear ? [...view.yearGoals, ...view.goals] : view.goals
  return all.filter(({ status, archivedAt }) => !archivedAt && status === 'active')
}

/** The earliest period that has begun and is not closed. */
function currentPeriod({ periods }: BoardView, today: string): Period | null {
  return periods.find(({ closedAt, from }) => !closedAt && from <= today) ?? null
}

/** The next period as the calendar has it, or would propose it. */
function proposedNext(view: BoardView, period: Period | null): Next {
  const here = presentMembers(view.members).map(({ id }) => id)
  const kept = period?.memberIds.filter((id) => here.includes(id)) ?? []
  const memberIds = kept.length > 0 ? kept : here
  const end = period?.to ?? view.schoolYear.start
  const planned = view.periods.find(({ from, closedAt }) => from > end && !closedAt)
  if (planned) return { ...planned, memberIds }
  const name = rhythmWords.peek().calendar.period(view.periods.length + 1)
  const span = proposePeriods(view.holidays, view.schoolYear).find(({ from }) => from > end)
  const from = mondayOf(addDays(end, 7))
  return { name, memberIds, ...(span ?? { from, to: addDays(from, DEFAULT_DAYS) }) }
}

function lookBack(view: BoardView, { start, end }: { start: string; end: string }): string {
  const within = (day: string | null) => day !== null && start <= day && day <= end
  return rhythmWords.value.closing.lookBack(
    view.sessions.filter(
      ({ kind, date, durationMinutes }) => kind === 'board' && durationMinutes !== null && within(date),
    ).length,
    view.actions.filter(({ status, closedOn }) => status === 'done' && within(closedOn)).length,
    view.successes.filter(({ date }) => within(date)).length,
  )
}
