// Closing a period or a school year with the team in front of the board: every open goal in turn, what stops, what was learned.
// Nothing is decided for anybody: what is not tapped goes along.
import { useEffect, useState } from 'preact/hooks'
import { Flag } from 'lucide'
import { finishPeriod, finishYear } from '../../board/finish-period.ts'
import type { Ending } from '../../board/finish-period.ts'
import { yearAfter } from '../../board/next-year.ts'
import type { ActionId, Goal, Period, YearGoal } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import type { BoardView } from '../../board/view.ts'
import { isOpen } from '../../insights/is-late.ts'
import { useBoard } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { useDraft } from '../drafts.ts'
import { cardName } from '../ink/card-name.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { rhythmWords } from '../rhythm-language.ts'
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { GoalEnding } from './goal-ending.tsx'
import { LookBack, wantsLookBack } from './look-back.tsx'
import { NextPeriodFields, proposedNext, toggled } from './next-period.tsx'
import { goToNextYear } from './next-year.ts'

export function Closing({ of }: { of: 'close-period' | 'close-year' }) {
  const board = useBoard()
  const desk = useDesk()
  const t = rhythmWords.value.closing
  const view = board.view.value
  const ofYear = of === 'close-year'
  // What the team had before it when it began; a colleague's change in the meantime must not shuffle the list.
  const [period] = useState(() => currentPeriod(view, board.today.peek()))
  const [goals] = useState(() => openGoals(view, ofYear))
  const draft = useDraft(`closing/${ofYear ? 'year' : (period?.id ?? '')}`)
  const { endings, stopped, learned } = readChosen(draft.text)
  const set = (edits: Partial<Chosen>) =>
    draft.change(JSON.stringify({ endings, stopped, learned, ...edits }))
  const [next, setNext] = useState(() => proposedNext(view, period))
  const actions = view.actions.filter((action) => !action.archivedAt && isOpen(action))
  const year = yearAfter(view.schoolYear)
  const title = ofYear ? t.year : t.period
  const asks = !ofYear && period !== null && wantsLookBack(view, period, board.today.value)
  const isClosed = view.periods.some(({ id, closedAt }) => id === period?.id && closedAt !== null)
  // Closed by somebody else, what stands here was not sent yet. Undo brings the questions back, with the answers.
  const [submitted, setSubmitted] = useState(false)
  useEffect(() => {
    if (!isClosed) setSubmitted(false)
  }, [isClosed])

  const submit = async (event: Event) => {
    event.preventDefault()
    const reason = ofYear ? t.yearOver : t.periodOver
    const finish = {
      goals: goals.map(({ id, status }) => endings[id] ?? { id, status, outcome: '' }),
      stopped: actions.filter(({ id }) => stopped.includes(id)).map(({ id }) => ({ id, reason })),
      learned,
    }
    if (ofYear) {
      board.run((editor) => finishYear(editor, year.key, finish))
      draft.clear()
      await goToNextYear(board, desk)
    } else if (period) {
      board.run((editor) => finishPeriod(editor, period.id, { ...finish, next }))
      setSubmitted(true)
      if (!asks) {
        draft.clear()
        closeSheet()
      }
      undoToast(board, t.periodClosed(next.name))
    }
  }

  return (
    <Sheet title={title} closeLabel={words.value.common.close} onClose={closeSheet} wide class="rhythm">
      {!ofYear && !period ? (
        <p>{t.noPeriod}</p>
      ) : submitted && isClosed && asks ? (
        <LookBack
          said={`${t.periodClosed(next.name)}. ${t.lookBackAfter}`}
          onLater={() => {
            draft.clear()
            closeSheet()
          }}
        />
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <p>
            {lookBack(view, ofYear ? view.schoolYear : { start: period?.from ?? '', end: period?.to ?? '' })}
          </p>
          {asks && <LookBack said={t.lookBackBefore} />}
          {ofYear && <p>{view.kind === 'class' ? t.classWhat(year.label) : t.yearWhat(year.label)}</p>}
          <h3>{t.goals}</h3>
          {goals.length === 0 && <p class="rhythm-hint">{t.noGoals}</p>}
          {goals.map((goal) => (
            <GoalEnding
              key={goal.id}
              goal={goal}
              ending={endings[goal.id] ?? { id: goal.id, status: goal.status, outcome: '' }}
              onChange={(ending) => set({ endings: { ...endings, [goal.id]: ending } })}
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
                    onPress={() => set({ stopped: toggled(stopped, action.id) })}
                  >
                    {cardName(action)}
                  </Button>
                ))}
              </div>
            </fieldset>
          )}
          {(!ofYear || view.periods.some(({ from }) => from <= board.today.value)) && (
            <TextField
              label={t.learned}
              value={learned}
              onInput={(text) => set({ learned: text })}
              maxLength={CAPS.note}
              long
            />
          )}
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

/** What was chosen so far: it stays on this device until the period is closed. */
type Chosen = { endings: Record<string, Ending>; stopped: readonly ActionId[]; learned: string }

function readChosen(kept: string): Chosen {
  const none: Chosen = { endings: {}, stopped: [], learned: '' }
  // Kept by this very screen, or by an older one with the same parts.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return kept ? { ...none, ...(JSON.parse(kept) as Partial<Chosen>) } : none
}

function openGoals(view: BoardView, ofYear: boolean): (Goal | YearGoal)[] {
  const all = ofYear ? [...view.yearGoals, ...view.goals] : view.goals
  return all.filter(({ status, archivedAt }) => !archivedAt && status === 'active')
}

/** The earliest period that has begun and is not closed. */
function currentPeriod({ periods }: BoardView, today: string): Period | null {
  return periods.find(({ closedAt, from }) => !closedAt && from <= today) ?? null
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
