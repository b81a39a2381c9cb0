// A tablet that pupils share: choose a sign or first name, tick off, add, "Klaar". Who it was is a signal of this screen and
// nothing else: no draft, no setting, no name in a message may remember it.
import { useEffect, useState } from 'preact/hooks'
import { Check, Star } from 'lucide'
import type { Action, Member, MemberId } from '../../board/schema.ts'
import { myActions } from '../../insights/my-actions.ts'
import { useBoard } from '../board-context.ts'
import { SignChoice } from '../class/sign-choice.tsx'
import { SignFace } from '../class/signs.tsx'
import { deviceWords } from '../device-language.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { hideToast } from '../kit/toast.tsx'
import { words } from '../language.ts'
import { personOf, presentMembers } from '../people.ts'
import { closeSheet, show } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import { Said } from '../written.tsx'
import { sharedTablet } from './shared-tablet.ts'
import '../kit/face-chip.css'
import '../hand/action-row.css'
import './pupils.css'

/** After this long untouched whoever it was has walked away (milliseconds). */
const WALKED_AWAY_MS = 2 * 60_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input']

export function Pupils() {
  const board = useBoard()
  const t = deviceWords.value.pupils
  const [id, setId] = useState<MemberId | null>(null)
  const members = presentMembers(board.view.value.members)
  const pupils = members.filter(({ kind }) => kind === 'pupil')
  const member = members.find((one) => one.id === id)
  // A class that is not on the board yet chooses its signs here; the choice stays until the sheet is left.
  const [settingUp] = useState(pupils.length === 0 && !board.readOnly.peek())
  const finish = () => {
    hideToast()
    setId(null)
  }
  useEffect(() => sharedTablet.keep(board.id), [])
  useEffect(() => (id ? whenUntouched(finish) : undefined), [id])
  const leave = () => {
    sharedTablet.keep('')
    closeSheet()
  }

  if (member) {
    return (
      <Sheet
        key={id}
        title={t.hello(personOf(member).name)}
        closeLabel={t.done}
        onClose={finish}
        class="pupils"
      >
        <MyTurn me={member} />
        <Button look="main" icon={Check} onPress={finish}>
          {t.done}
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet title={t.title} closeLabel={t.leave} onClose={leave} class="pupils">
      <p>{members.length > 0 ? t.hint : t.none}</p>
      <div class="chips">
        {(pupils.length > 0 ? pupils : members).map((one) => (
          <button key={one.id} type="button" class="face-chip" onClick={() => setId(one.id)}>
            <SignFace member={one} />
            <span>{personOf(one).name}</span>
          </button>
        ))}
        {members.length === 0 && (
          <Button look="main" onPress={() => show({ sheet: 'members' })}>
            {words.value.header.class}
          </Button>
        )}
      </div>
      {settingUp && <SignChoice />}
    </Sheet>
  )
}

function MyTurn({ me }: { me: Member }) {
  const board = useBoard()
  const t = deviceWords.value.pupils
  const view = board.view.value
  const [text, setText] = useState('')
  const mine = myActions(view, me.id, board.today.value)
  const todo = [...mine.late, ...mine.thisWeek, ...mine.later, ...mine.done]
  const everyone = mine.others.filter(({ ownerIds }) => ownerIds.length === 0)
  const add = (success: boolean) => {
    if (!text.trim()) return
    if (success) board.change.addSuccess({ text, byId: me.id, date: board.today.peek() })
    else
      board.change.addAction({ text, goalId: null, ownerIds: [me.id], due: 'next-session', status: 'todo' })
    setText('')
    undoToast(board, text)
  }
  return (
    <>
      {todo.length === 0 && <p>{t.nothing}</p>}
      <Ticks actions={todo} />
      {everyone.length > 0 && <h3>{t.everyone}</h3>}
      <Ticks actions={everyone} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          add(false)
        }}
      >
        <TextField label={t.what} value={text} onInput={setText} />
        <div class="chips">
          <Button look="action" submit disabled={!text.trim()}>
            {words.value.action.add}
          </Button>
          <Button look="success" icon={Star} disabled={!text.trim()} onPress={() => add(true)}>
            {words.value.success.add}
          </Button>
        </div>
      </form>
    </>
  )
}

function Ticks({ actions }: { actions: readonly Action[] }) {
  const { change } = useBoard()
  return (
    <ul>
      {actions.map((action) => {
        const { id, status } = action
        const done = status === 'done'
        return (
          <li key={id} class={`hand-row${done ? ' done' : ''}`}>
            <button
              type="button"
              class="pupil-tick"
              aria-pressed={done}
              onClick={() => void (done ? change.reopenAction(id) : change.completeAction(id))}
            >
              <span class="hand-tick">
                <i>{done && <Icon of={Check} />}</i>
              </span>
              <span class="hand-text">
                <Said card={action} />
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Calls `walkedAway` once nobody touched the screen for a while. @returns a function that stops waiting */
function whenUntouched(walkedAway: () => void): () => void {
  let timer = setTimeout(walkedAway, WALKED_AWAY_MS)
  const touched = () => {
    clearTimeout(timer)
    timer = setTimeout(walkedAway, WALKED_AWAY_MS)
  }
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touched)
  return () => {
    clearTimeout(timer)
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, touched)
  }
}
