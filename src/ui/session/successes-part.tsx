// Successes: what went well since last time, and what was finished but not yet celebrated. Adding one is the fastest act.
import { useEffect, useState } from 'preact/hooks'
import { Plus, Sparkles, Star } from 'lucide'
import type { ActionId, GoalId, Success } from '../../board/schema.ts'
import type { BoardView } from '../../board/view.ts'
import { useBoard } from '../board-context.ts'
import { useDraft } from '../drafts.ts'
import { announce } from '../kit/announce.tsx'
import { Button } from '../kit/button.tsx'
import { Faces } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { TextField } from '../kit/text-field.tsx'
import { peopleOf } from '../people.ts'
import { sessionWords } from '../session-language.ts'
import { surface } from '../surface.ts'
import { sinceLast, successesOf, successNow } from './place.ts'
import { cardName } from '../ink/card-name.ts'
import { Said } from '../written.tsx'
import type { PartProps } from './session-screen.tsx'
import { Stage } from './stage.tsx'
import './successes-part.css'

const SHOWN = 6
const OFFERED = 3

export function SuccessesPart(props: PartProps) {
  const board = useBoard()
  const t = sessionWords.value.successPart
  const draft = useDraft('session-success')
  const view = board.view.value
  const { card } = props.running
  const recent = successesOf(props.running, view)
  const turn = successNow(props.running, view)
  const now = turn ? recent.indexOf(turn) : 0
  // A page of them at a time; the one whose turn it is stands large among them.
  const from = Math.floor(now / SHOWN) * SHOWN
  const rest = recent.length - from - SHOWN
  const to = (index: number) => {
    const other = recent[index]
    return other && (() => props.conductor.step({ do: 'show', part: 'successes', item: other.id }))
  }
  const { item } = props.running.state
  useEffect(() => {
    if (item && turn) announce(cardName(turn))
  }, [item])
  const offers = offersOf(view, sinceLast(card))
  const sessionId = card.id
  const add = (event: Event) => {
    event.preventDefault()
    if (!draft.text.trim()) return
    board.change.addSuccess({ text: draft.text, sessionId, byId: board.me.peek() })
    draft.clear()
  }
  return (
    <Stage
      {...props}
      ask={sessionWords.value.says.successes}
      subject={turn ? cardName(turn) : undefined}
      onNext={to(now + 1)}
      onBack={to(now - 1)}
    >
      {recent.length === 0 && <p class="session-empty">{t.none}</p>}
      <ul class="session-successes">
        {recent.slice(from, from + SHOWN).map((success) => (
          <SuccessRow key={success.id} success={success} turn={success === turn} />
        ))}
      </ul>
      {rest > 0 && <p class="session-more">{t.more(rest)}</p>}
      {!board.readOnly.value && (
        <div class="session-low">
          {offers.slice(0, surface.value === 'hand' ? 1 : OFFERED).map((offer) => (
            <Button
              key={offer.actionId ?? offer.goalId}
              look="chip"
              icon={Sparkles}
              label={t.makeOf(offer.text)}
              class="session-offer"
              onPress={() => board.change.addSuccess({ ...offer, sessionId })}
            >
              {t.make}: {offer.text}
            </Button>
          ))}
          <form class="session-add" onSubmit={add}>
            <TextField label={t.add} value={draft.text} onInput={draft.change} maxLength={500} />
            <Button look="success" icon={Plus} submit disabled={!draft.text.trim()}>
              {t.addButton}
            </Button>
          </form>
        </div>
      )}
    </Stage>
  )
}

function SuccessRow({ success, turn }: { success: Success; turn: boolean }) {
  const board = useBoard()
  const [now, setNow] = useState(false)
  const people = peopleOf(board.view.value.members, success.byId ? [success.byId] : [], success.byText)
  return (
    <li aria-current={turn || undefined}>
      <button
        type="button"
        class={now ? 'celebrated' : undefined}
        aria-label={sessionWords.value.successPart.celebrate(cardName(success))}
        disabled={board.readOnly.value}
        onClick={() => {
          setNow(true)
          board.session.change.celebrateSuccess(success.id)
        }}
        onAnimationEnd={() => setNow(false)}
      >
        <Icon of={Star} />
        <span>
          <Said card={success} />
        </span>
        {people.length > 0 && <Faces people={people} />}
      </button>
    </li>
  )
}

type Offer = { text: string; actionId: ActionId | null; goalId: GoalId | null }

/** Finished actions and reached goals of late that nobody made a success of. */
function offersOf(view: BoardView, since: string): Offer[] {
  const told = new Set<string | null>(view.successes.flatMap(({ actionId, goalId }) => [actionId, goalId]))
  const goals = view.goals
    .filter(({ status, id, archivedAt }) => status === 'reached' && !archivedAt && !told.has(id))
    .map(({ text, id }): Offer => ({ text, actionId: null, goalId: id }))
  const actions = view.actions
    .filter(({ status, closedOn, id }) => status === 'done' && (closedOn ?? '') > since && !told.has(id))
    .map((action): Offer => ({ text: cardName(action), actionId: action.id, goalId: action.goalId }))
  return [...goals, ...actions]
}
