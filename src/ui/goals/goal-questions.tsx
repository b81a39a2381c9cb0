// The questions about a goal, in order. Each has a title in the words of goals, the fields that answer it, and how the answer
// reads at the end.
import type { FunctionComponent } from 'preact'
import { MEASURES, type Indicator } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import type { BoardView } from '../../board/view.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { goalsWords } from '../goals-language.ts'
import { Button } from '../kit/button.tsx'
import { TextField } from '../kit/text-field.tsx'
import { readNumber } from '../read-number.ts'
import { hostOf } from './host.ts'
import type { Plan } from './plan.ts'
import { Choice, NumberField } from './question-fields.tsx'
import { sayLevel } from './values.ts'

type Asked = { plan: Plan; set: (edits: Partial<Plan>) => void; isNew: boolean }
type Title = 'what' | 'label' | 'fromTo' | 'how' | 'serves'

export const QUESTIONS: readonly { title: Title; Fields: FunctionComponent<Asked> }[] = [
  { title: 'what', Fields: What },
  { title: 'label', Fields: Label },
  { title: 'fromTo', Fields: FromTo },
  { title: 'how', Fields: How },
  { title: 'serves', Fields: Serves },
]

/** An answer as it reads at the end; empty when there is none. */
export function sayAnswer(title: Title, plan: Plan, indicator: Indicator, view: BoardView): string {
  const t = goalsWords.value.wizard
  const { baseline, target } = indicator
  const said = (parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ')
  switch (title) {
    case 'what':
      return said([plan.text, plan.organisation && t.organisation])
    case 'label':
      return said([plan.label, plan.label && t.measures[plan.measure]])
    case 'fromTo':
      return baseline === null && target === null
        ? ''
        : [baseline, target].map((value) => (value === null ? '…' : sayLevel(value, indicator))).join(' → ')
    case 'how':
      return said([plan.how, plan.by, (plan.how || plan.by) && plan.first && dayAndMonth(plan.first)])
    case 'serves':
      return said([
        plan.asYearGoal
          ? aroundWords.value.goal.isYearGoal
          : view.yearGoals.find(({ id }) => id === plan.yearGoalId)?.text,
        plan.teamGoal,
        hostOf(plan.evidenceUrl),
      ])
  }
}

function What({ plan, set }: Asked) {
  const t = goalsWords.value.wizard
  const isClass = useBoard().view.value.kind === 'class'
  return (
    <>
      <TextField
        label={aroundWords.value.goal.what}
        hint={t.whatHint}
        value={plan.text}
        onInput={(text) => set({ text })}
        maxLength={CAPS.card}
        long
        autofocus
      />
      {!isClass && !plan.asYearGoal && (
        <Choice
          label={t.kind}
          chosen={plan.organisation ? 'organisation' : 'pupil'}
          choices={[
            ['pupil', t.pupil],
            ['organisation', t.organisation],
          ]}
          onChoose={(kind) => set({ organisation: kind === 'organisation' })}
        />
      )}
      {plan.organisation && <p class="hint">{t.organisationHint}</p>}
    </>
  )
}

function Label({ plan, set }: Asked) {
  const t = goalsWords.value.wizard
  return (
    <>
      <TextField
        label={t.short}
        value={plan.label}
        onInput={(label) => set({ label })}
        maxLength={CAPS.line}
        autofocus
      />
      <Choice
        label={t.measure}
        chosen={plan.measure}
        choices={MEASURES.map((measure) => [measure, t.measures[measure]])}
        onChoose={(measure) => set({ measure })}
      />
      {(plan.measure === 'number' || plan.measure === 'tally') && (
        <TextField
          label={aroundWords.value.goal.unit}
          value={plan.unit === '%' ? '' : plan.unit}
          maxLength={20}
          onInput={(unit) => set({ unit })}
        />
      )}
      {plan.measure === 'of-pupils' && (
        <NumberField label={t.pupils} value={plan.pupils} onInput={(pupils) => set({ pupils })} />
      )}
    </>
  )
}

function FromTo({ plan, set }: Asked) {
  const t = aroundWords.value.goal
  const [from, to] = [readNumber(plan.baseline), readNumber(plan.target)]
  // Which way it goes follows from the two numbers, until somebody says otherwise.
  const numbers = (edits: { baseline?: string; target?: string }) => {
    const next = { baseline: plan.baseline, target: plan.target, ...edits }
    const [a, b] = [readNumber(next.baseline), readNumber(next.target)]
    set({ ...edits, ...(a !== null && b !== null && a !== b ? { direction: b > a ? 'up' : 'down' } : {}) })
  }
  return (
    <>
      <div class="measure-row">
        <NumberField
          label={t.baseline}
          value={plan.baseline}
          onInput={(baseline) => numbers({ baseline })}
          autofocus
        />
        <NumberField label={t.target} value={plan.target} onInput={(target) => numbers({ target })} />
      </div>
      {from !== null && from === to && <p class="hint">{goalsWords.value.wizard.equal}</p>}
      <Choice
        label={t.direction}
        chosen={plan.direction}
        choices={[
          ['up', t.up],
          ['down', t.down],
        ]}
        onChoose={(direction) => set({ direction })}
      />
    </>
  )
}

function How({ plan, set }: Asked) {
  const t = goalsWords.value.wizard
  return (
    <>
      <TextField
        label={aroundWords.value.goal.howMeasured}
        value={plan.how}
        onInput={(how) => set({ how })}
        maxLength={CAPS.card}
        long
        autofocus
      />
      <div class="measure-row">
        <TextField label={t.by} value={plan.by} maxLength={CAPS.line} onInput={(by) => set({ by })} />
        <TextField label={t.first} type="date" value={plan.first} onInput={(first) => set({ first })} />
      </div>
    </>
  )
}

function Serves({ plan, set, isNew }: Asked) {
  const t = goalsWords.value.wizard
  const around = aroundWords.value.goal
  const view = useBoard().view.value
  const yearGoals = view.yearGoals.filter((goal) => !goal.archivedAt)
  const link = plan.evidenceUrl.trim()
  return (
    <>
      {view.kind === 'class' ? (
        <TextField
          label={t.teamGoal}
          value={plan.teamGoal}
          onInput={(teamGoal) => set({ teamGoal })}
          maxLength={CAPS.card}
          autofocus
        />
      ) : (
        <fieldset>
          <legend class="field-label">{around.yearGoalField}</legend>
          <div class="chips">
            {yearGoals.map(({ id, text }) => (
              <Button
                key={id}
                look="chip"
                pressed={!plan.asYearGoal && plan.yearGoalId === id}
                onPress={() => set({ yearGoalId: id, asYearGoal: false })}
              >
                {text}
              </Button>
            ))}
            <Button
              look="chip"
              pressed={!plan.asYearGoal && plan.yearGoalId === null}
              onPress={() => set({ yearGoalId: null, asYearGoal: false })}
            >
              {around.noYearGoal}
            </Button>
            {isNew && (
              <Button look="chip" pressed={plan.asYearGoal} onPress={() => set({ asYearGoal: true })}>
                {around.isYearGoal}
              </Button>
            )}
          </div>
        </fieldset>
      )}
      {!plan.asYearGoal && (
        <TextField
          label={t.evidence}
          value={plan.evidenceUrl}
          inputMode="url"
          onInput={(evidenceUrl) => set({ evidenceUrl })}
          maxLength={CAPS.card}
          problem={link && !hostOf(link) ? t.notALink : undefined}
        />
      )}
    </>
  )
}
