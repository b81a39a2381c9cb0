// A goal, one question a screen. It helps and never blocks: every question can be passed over, and what cannot be measured
// yet is kept as an idea (PF01, PF02). Nothing is on the board before the last tap.
import { useLayoutEffect, useState } from 'preact/hooks'
import { Lightbulb } from 'lucide'
import { adjustGoal } from '../../board/adjust-goal.ts'
import type { AnyGoal, GoalStatus } from '../../board/schema.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { lacks } from '../../insights/measures.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { goalsWords } from '../goals-language.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { words } from '../language.ts'
import { closeSheet } from '../sheets.ts'
import { GoalExamples } from './goal-examples.tsx'
import { QUESTIONS, sayAnswer } from './goal-questions.tsx'
import {
  changesOf,
  editedKeys,
  keepEdits,
  planWith,
  readEdits,
  withChanges,
  wordsKeptOut,
  type Edits,
} from './plan-edits.ts'
import { indicatorOf, planFrom, planOf, readPlan, type Plan } from './plan.ts'
import { hostOf } from './host.ts'
import './goal-wizard.css'

/** More at once than this gets a hint, never a block (domain.md 1.1, PF03). */
const AT_ONCE = 2

export function GoalWizard({
  goal = null,
  onDone = closeSheet,
}: {
  goal?: AnyGoal | null
  onDone?: () => void
}) {
  const board = useBoard()
  const view = board.view.value
  const t = goalsWords.value.wizard
  const draft = useDraft(goal ? `goal/${goal.id}` : 'new-goal')
  const fresh = planOf(goal, view.yearGoals.find((one) => !one.archivedAt)?.id ?? null, board.today.peek())
  const edits: Edits = goal && draft.text ? readEdits(draft.text, fresh) : new Map()
  const plan = goal ? planWith(fresh, edits) : draft.text ? readPlan(draft.text, fresh) : fresh
  const keptOut = wordsKeptOut(fresh, edits)
  // What a goal serves is asked last, and a year goal serves none.
  const questions = goal && !goal.kind ? QUESTIONS.slice(0, -1) : QUESTIONS
  const [at, setAt] = useState(goal ? questions.length : 0)
  const [choosing, setChoosing] = useState(false)
  const set = (changes: Partial<Plan>) =>
    draft.change(
      goal ? keepEdits(withChanges(fresh, edits, changes)) : JSON.stringify({ ...plan, ...changes }),
    )
  const indicator = indicatorOf(plan)
  const missing = lacks(indicator)
  const others = view.yearGoals.filter(({ archivedAt, status }) => !archivedAt && status === 'active')
  const many =
    !goal &&
    (plan.asYearGoal
      ? others.length >= AT_ONCE && t.many
      : activeGoals(view).length >= AT_ONCE && aroundWords.value.goal.manyHint)

  const keep = (status: GoalStatus) => {
    if (!plan.text.trim()) return
    const { text, teamGoal, yearGoalId } = plan
    if (goal) {
      const details = { ...changesOf(plan, editedKeys(fresh, edits)), status }
      board.run((editor) => adjustGoal(editor, goal.id, details))
    } else if (plan.asYearGoal) board.change.addYearGoal({ text, indicator, status })
    else {
      const evidenceUrl = hostOf(plan.evidenceUrl) ? plan.evidenceUrl : ''
      const kind = view.kind === 'class' ? 'class' : plan.organisation ? 'organisation' : 'pupil'
      const today = board.today.peek()
      const periodId = view.periods.find(
        ({ from, to, closedAt }) => !closedAt && from <= today && today <= to,
      )?.id
      board.change.addGoal({ text, indicator, kind, teamGoal, yearGoalId, evidenceUrl, status, periodId })
    }
    draft.clear()
    onDone()
  }
  const ended = goal && goal.status !== 'idea' && goal.status !== 'active' ? goal.status : null
  const Question = questions[at]
  useLayoutEffect(() => {
    // A new screen begins where its first answer is typed, else where it goes on, so that Enter leads through all of them.
    document.querySelector<HTMLElement>('.goal-wizard [data-autofocus]')?.focus()
    if (at > 0 && !choosing) announce(Question ? t[Question.title] : t.end)
  }, [at, choosing])

  return (
    <Sheet
      title={goal ? t.edit : t.title}
      closeLabel={words.value.common.close}
      onClose={onDone}
      wide
      class="goal-wizard"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (Question) setAt(at + 1)
          else keep(ended ?? (missing.length > 0 && goal?.status !== 'active' ? 'idea' : 'active'))
        }}
      >
        {choosing ? (
          <GoalExamples
            inClass={view.kind === 'class'}
            onChoose={(example) => {
              set(planFrom(example, plan))
              setChoosing(false)
              setAt(questions.length)
            }}
          />
        ) : Question ? (
          <>
            <p class="goal-step">{t.step(at + 1, questions.length)}</p>
            <h3>{t[Question.title]}</h3>
            <Question.Fields plan={plan} set={set} isNew={!goal} />
          </>
        ) : (
          <>
            <h3>{t.end}</h3>
            <ul class="goal-answers">
              {questions.map(({ title }, index) => (
                <li key={title}>
                  <button type="button" onClick={() => setAt(index)}>
                    <span>{t[title]}</span>
                    <b>{sayAnswer(title, plan, indicator, view) || t.empty}</b>
                  </button>
                </li>
              ))}
            </ul>
            {missing.length > 0 && (
              <p class="hint">{t.lacks(missing.map((what) => t.needed[what]).join(', '))}</p>
            )}
          </>
        )}
        {Object.keys(keptOut).length > 0 && (
          <p class="hint" aria-live="polite">
            {t.keptOut(Object.values(keptOut).join(' · '))}{' '}
            <Button look="chip" onPress={() => set(keptOut)}>
              {aroundWords.value.draft.putBack}
            </Button>
          </p>
        )}
        {many && !choosing && (!Question || plan.asYearGoal) && <p class="hint">{many}</p>}
        <div class="form-end">
          {at === 0 && !choosing && (
            <Button class="left" icon={Lightbulb} onPress={() => setChoosing(true)}>
              {t.examples}
            </Button>
          )}
          {(at > 0 || choosing) && (
            <Button class="left" onPress={() => (choosing ? setChoosing(false) : setAt(at - 1))}>
              {words.value.common.back}
            </Button>
          )}
          {choosing ? null : Question ? (
            <>
              <Button look="quiet" onPress={() => setAt(questions.length)}>
                {t.toEnd}
              </Button>
              <Button look="main" submit autofocus>
                {t.next}
              </Button>
            </>
          ) : ended ? (
            <Button look="main" submit autofocus disabled={!plan.text.trim()}>
              {words.value.common.save}
            </Button>
          ) : (
            <>
              <Button
                look={missing.length > 0 ? 'main' : 'plain'}
                autofocus={missing.length > 0}
                disabled={!plan.text.trim()}
                onPress={() => keep('idea')}
              >
                {t.idea}
              </Button>
              {(missing.length === 0 || goal?.status === 'active') && (
                <Button look="main" submit autofocus disabled={!plan.text.trim()}>
                  {goal?.status === 'active' ? words.value.common.save : t.start}
                </Button>
              )}
            </>
          )}
        </div>
      </form>
    </Sheet>
  )
}
