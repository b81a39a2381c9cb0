// Where a lifted card can go, at the height of the thumb: the columns and the goals. It stays until a place is chosen.
import { useEffect, useRef } from 'preact/hooks'
import { X } from 'lucide'
import type { Action, ActionStatus, GoalId, Member } from '../../board/schema.ts'
import { useBoard } from '../board-context.ts'
import { handWords } from '../hand-language.ts'
import { Button } from '../kit/button.tsx'
import { FaceChip } from '../kit/face-chip.tsx'
import { deviceWords } from '../device-language.ts'
import { words } from '../language.ts'
import { personOf, presentMembers } from '../people.ts'
import { undoToast, withWayBack } from '../undo-toast.ts'
import { cardName } from '../ink/card-name.ts'
import { activeGoals } from '../../insights/active-goals.ts'
import { LANES, laneName } from '../zones/lane-name.ts'
import { lifted } from '../wall/lifted.ts'
import './move-bar.css'

export function MoveBar() {
  const board = useBoard()
  const [id] = lifted.value
  const action = board.view.value.actions.find((one) => one.id === id)
  if (!action) return null
  return <Destinations action={action} />
}

function Destinations({ action }: { action: Action }) {
  const board = useBoard()
  const t = words.value
  const goals = activeGoals(board.view.value)
  const putDown = () => {
    lifted.value = new Set()
  }
  const move = (goalId: GoalId | null, status: ActionStatus, to: string) => {
    putDown()
    if (goalId === action.goalId && status === action.status) return
    board.change.moveAction(action.id, { goalId, status, after: null })
    undoToast(board, t.action.moved(cardName(action), to))
  }
  const [owner, another] = action.ownerIds
  const passOn = (member: Member) => {
    putDown()
    withWayBack(board, () => {
      board.change.editAction(action.id, { ownerIds: [member.id], ownerText: '' })
      return deviceWords.value.passedOn(personOf(member).name)
    })
  }
  const others = presentMembers(board.view.value.members).filter(({ id }) => another || id !== owner)
  return (
    <div class="move-bar" role="group" aria-label={handWords.value.move.title(cardName(action))}>
      <div class="move-head">
        <p>{cardName(action)}</p>
        <Button look="quiet" icon={X} label={t.common.cancel} onPress={putDown} />
      </div>
      <div class="move-lanes">
        {LANES.map((status) => (
          <Destination
            key={status}
            name={laneName(status)}
            here={action.status === status}
            onChoose={() => move(action.goalId, status, laneName(status))}
          />
        ))}
      </div>
      {goals.length > 0 && (
        <div class="move-goals">
          {goals.map((goal) => (
            <Destination
              key={goal.id}
              name={goal.text}
              here={action.goalId === goal.id}
              onChoose={() => move(goal.id, action.status, goal.text)}
            />
          ))}
          <Destination
            name={t.goal.withoutGoal}
            here={action.goalId === null}
            onChoose={() => move(null, action.status, t.goal.withoutGoal)}
          />
        </div>
      )}
      {others.length > 0 && (
        <div class="chips" role="group" aria-label={deviceWords.value.passOn}>
          <span>{deviceWords.value.passOn}</span>
          {others.map((member) => (
            <FaceChip key={member.id} {...personOf(member)} onPress={() => passOn(member)} />
          ))}
        </div>
      )}
    </div>
  )
}

function Destination({ name, here, onChoose }: { name: string; here: boolean; onChoose: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  const choose = useRef(onChoose)
  choose.current = onChoose
  useEffect(() => {
    const element = button.current
    const onSlide = () => choose.current()
    element?.addEventListener('choose', onSlide)
    return () => element?.removeEventListener('choose', onSlide)
  }, [])
  return (
    <button
      ref={button}
      type="button"
      class="destination"
      data-destination
      aria-pressed={here}
      onClick={() => onChoose()}
    >
      <span>{name}</span>
    </button>
  )
}
