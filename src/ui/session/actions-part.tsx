// Actions: every open one in turn, four answers; then new ones (new-actions.tsx). Who is named says how it stands.
import { useState } from 'preact/hooks'
import { ArrowRight, Check, CircleStop, Hand } from 'lucide'
import { daysBetween } from '../../board/day.ts'
import type { Action } from '../../board/schema.ts'
import type { Answer } from '../../session/steps.ts'
import { useBoard } from '../board-context.ts'
import { announce } from '../kit/announce.tsx'
import { Faces } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { cardName } from '../ink/card-name.ts'
import { InkDrawing } from '../ink/ink-drawing.tsx'
import { ActionDots } from './action-dots.tsx'
import { NewActions } from './new-actions.tsx'
import { actionNow, actionsOf, NEW_ACTION } from './place.ts'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import { Why } from './why.tsx'
import './actions-part.css'

/** An action as old as this may be too large (days). */
const OLD_DAYS = 28
/** More open actions than this are many for one person (domain.md 4, PF03). */
const MANY = 3
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
  const queue = actionsOf(running, view)
  const at = queue.indexOf(action)
  const to = (other?: Action) =>
    conductor.step({ do: 'show', part: 'actions', item: other?.id ?? NEW_ACTION })

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
      onNext={() => to(queue[at + 1])}
      onBack={at > 0 ? () => to(queue[at - 1]) : undefined}
      extra={<ActionDots {...props} />}
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
            of={action.id}
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
