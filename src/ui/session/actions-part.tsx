// Actions: every open one in turn, four answers; then what we will do next. Who is named says how it stands.
import { useState } from 'preact/hooks'
import { ArrowRight, Check, CircleStop, Hand, Plus } from 'lucide'
import { daysBetween } from '../../board/day.ts'
import type { Action } from '../../board/schema.ts'
import type { Answer } from '../../session/steps.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { Faces } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { cardName } from '../ink/card-name.ts'
import { InkDrawing } from '../ink/ink-drawing.tsx'
import { Said } from '../written.tsx'
import { settledWho, WhoField } from '../zones/who-field.tsx'
import type { Who } from '../zones/who-field.tsx'
import { actionNow, actionsOf } from './place.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import { Why } from './why.tsx'
import './actions-part.css'
import './lines.css'

/** An action as old as this may be too large (days). */
const OLD_DAYS = 28
/** More open actions than this are many for one person (domain.md 4, PF03). */
const MANY = 3
/** More dots than this would be a row nobody counts. */
const DOTS = 8
const ICONS = { done: Check, later: ArrowRight, help: Hand, stop: CircleStop } as const

export function ActionsPart(props: PartProps) {
  const { view } = useBoard()
  const action = actionNow(props.running, view.value)
  return action ? <Ritual key={action.id} action={action} {...props} /> : <NewActions {...props} />
}

function Ritual({ action, ...props }: PartProps & { action: Action }) {
  const board = useBoard()
  const { conductor, running } = props
  const [stopping, setStopping] = useState(false)
  const view = board.view.value
  const t = sessionWords.value.actionPart
  const people = peopleOf(view.members, action.ownerIds, action.ownerText)
  const goal = view.goals.find(({ id }) => id === action.goalId)
  const answered = running.state.answers.get(action.id)
  const names = people.map(({ name }) => name).join(', ')

  const answer = (given: Answer, change: () => void) => {
    conductor.step({ do: 'answer', action: action.id, answer: given }, change)
    if (given === 'done') announce(t.completed)
  }
  // What was answered before is changed, not added: an action is carried over once a session.
  const carry = () => {
    if (answered !== 'later' && answered !== 'help') board.change.carryActionOver(action.id)
  }
  const reopen = () => {
    if (action.status === 'done' || action.status === 'stopped') board.change.reopenAction(action.id)
  }

  return (
    <Stage
      {...props}
      ask={names ? t.ask(names) : t.askAll}
      title={cardName(action)}
      subject={cardName(action)}
      extra={<Dots {...props} />}
    >
      {action.ink.length > 0 && <InkDrawing card={action} named />}
      <p class="session-meta">
        {people.length > 0 && <Faces people={people} />}
        {goal && <span>{t.forGoal(goal.text)}</span>}
        {action.carriedOver > 0 && <b class="tag">{words.value.action.carriedOver(action.carriedOver)}</b>}
        <Hint action={action} />
      </p>
      {!board.readOnly.value &&
        (stopping ? (
          <Why
            label={t.why}
            action={t.stop}
            onCancel={() => setStopping(false)}
            onWhy={(why) => answer('stopped', () => board.change.stopAction(action.id, why))}
          />
        ) : (
          <div class="session-answers">
            <AnswerButton
              of="done"
              given={answered === 'done'}
              onPress={() => answer('done', () => board.change.completeAction(action.id))}
            />
            <AnswerButton
              of="later"
              given={answered === 'later'}
              onPress={() => {
                answer('later', () => {
                  reopen()
                  carry()
                })
              }}
            />
            <AnswerButton
              of="help"
              given={answered === 'help'}
              onPress={() => {
                answer('help', () => {
                  reopen()
                  board.change.askHelp(action.id, true)
                  carry()
                })
              }}
            />
            <AnswerButton of="stop" given={answered === 'stopped'} onPress={() => setStopping(true)} />
          </div>
        ))}
    </Stage>
  )
}

function AnswerButton({
  of,
  given,
  onPress,
}: {
  of: keyof typeof ICONS
  given: boolean
  onPress: () => void
}) {
  return (
    <button type="button" class={of} aria-pressed={given || undefined} onClick={onPress}>
      <Icon of={ICONS[of]} />
      <span>{sessionWords.value.actionPart[of]}</span>
    </button>
  )
}

function Hint({ action }: { action: Action }) {
  const board = useBoard()
  const view = board.view.value
  const t = sessionWords.value.actionPart
  const old = action.createdOn !== null && daysBetween(action.createdOn, board.today.value) > OLD_DAYS
  const open = view.actions.filter(
    ({ status, archivedAt, list }) =>
      (status === 'todo' || status === 'doing') && !archivedAt && list === 'improvement',
  )
  const busy = view.members.find(
    ({ id }) => action.ownerIds.includes(id) && open.filter((one) => one.ownerIds.includes(id)).length > MANY,
  )
  if (old) return <span class="hint">{t.smaller}</span>
  if (!busy) return null
  const n = open.filter((one) => one.ownerIds.includes(busy.id)).length
  return <span class="hint">{t.many(busy.name || busy.sign, n)}</span>
}

function Dots({ conductor, running }: PartProps) {
  const board = useBoard()
  const queue = actionsOf(running, board.view.value)
  const now = actionNow(running, board.view.value)
  if (queue.length > DOTS || queue.length < 2) return null
  return (
    <span class="session-dots">
      {queue.map((action, index) => (
        <button
          key={action.id}
          type="button"
          aria-label={sessionWords.value.actionPart.goTo(index + 1)}
          aria-current={action.id === now?.id ? 'step' : undefined}
          class={running.state.answers.has(action.id) ? 'answered' : undefined}
          disabled={!conductor.leads.value}
          onClick={() => conductor.step({ do: 'show', part: 'actions', item: action.id })}
        />
      ))}
    </span>
  )
}

function NewActions(props: PartProps) {
  const board = useBoard()
  const { running } = props
  const draft = useDraft('session-action')
  const [who, setWho] = useState<Who>({ ids: [], text: '' })
  const view = board.view.value
  const t = sessionWords.value.actionPart
  const added = view.actions.filter(
    ({ createdInSession, archivedAt }) =>
      running.state.ids.some((id) => id === createdInSession) && !archivedAt,
  )
  const goals = view.goals.filter(({ status, archivedAt }) => status === 'active' && !archivedAt)
  const add = (event: Event) => {
    event.preventDefault()
    if (!draft.text.trim()) return
    const owners = settledWho(who, view.members)
    board.change.addAction({
      text: draft.text,
      ownerIds: owners.ids,
      ownerText: owners.text,
      due: 'next-session',
      goalId: goals.length === 1 ? (goals[0]?.id ?? null) : null,
      createdInSession: running.card.id,
    })
    draft.clear()
    setWho({ ids: [], text: '' })
  }
  return (
    <Stage {...props} ask={t.newTitle} extra={<Dots {...props} />}>
      <ul class="session-new-actions">
        {added.slice(-5).map((action) => (
          <li key={action.id}>
            <span>
              <Said card={action} />
            </span>
            <Faces people={peopleOf(view.members, action.ownerIds, action.ownerText)} />
          </li>
        ))}
      </ul>
      {!board.readOnly.value && (
        <form class="session-low session-new-action" onSubmit={add}>
          <TextField label={t.what} value={draft.text} onInput={draft.change} maxLength={500} />
          <WhoField
            key={added.length}
            label={t.who}
            hint={t.whoHint}
            members={view.members}
            value={who}
            onChange={setWho}
          />
          <Button look="action" icon={Plus} submit disabled={!draft.text.trim()}>
            {t.newAction}
          </Button>
        </form>
      )}
    </Stage>
  )
}
