// Who is on the board: first names only. Who leaves keeps the name on old cards; history belongs to the board.
import { useState } from 'preact/hooks'
import { UserMinus } from 'lucide'
import type { Member } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import { useBoard } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { noteFocus } from '../kit/focus-back.ts'
import { SignFace } from '../class/signs.tsx'
import { SignChoice } from '../class/sign-choice.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { nextColor, presentMembers } from '../people.ts'
import { closeSheet } from '../sheets.ts'
import { undoToast } from '../undo-toast.ts'
import './members.css'

export function Members() {
  const board = useBoard()
  const view = board.view.value
  const t = aroundWords.value.members
  const [name, setName] = useState('')
  const members = presentMembers(view.members)
  const gone = view.members.filter(({ left }) => left)
  const readOnly = board.readOnly.value

  const add = (event: Event) => {
    event.preventDefault()
    if (!name.trim()) return
    board.change.addMember({
      name,
      kind: view.kind === 'class' ? 'pupil' : 'adult',
      color: nextColor(view.members),
    })
    setName('')
  }

  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={closeSheet}>
      {members.length === 0 && <p class="empty">{t.none}</p>}
      <ul class="member-list">
        {members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </ul>
      {!readOnly && (
        <form class="member-add" onSubmit={add}>
          <TextField label={t.name} value={name} onInput={setName} maxLength={CAPS.name} autofocus />
          <Button look="main" submit disabled={!name.trim()}>
            {t.add}
          </Button>
        </form>
      )}
      {!readOnly && view.kind === 'class' && <SignChoice />}
      {!readOnly && gone.length > 0 && (
        <details class="member-gone">
          <summary>{t.gone(gone.length)}</summary>
          <ul class="member-list">
            {gone.map((member) => (
              <li key={member.id}>
                <SignFace member={member} />
                <span class="member-name">{member.name}</span>
                <Button
                  look="chip"
                  label={t.returns(member.name)}
                  onPress={() => {
                    const back = noteFocus()
                    board.change.memberReturns(member.id)
                    undoToast(board, t.returns(member.name))
                    queueMicrotask(back)
                  }}
                >
                  {t.returnsShort}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  )
}

function MemberRow({ member }: { member: Member }) {
  const board = useBoard()
  const desk = useDesk()
  const t = aroundWords.value.members
  const [name, setName] = useState<string | null>(null)
  const isMe = board.me.value === member.id
  const readOnly = board.readOnly.value

  const rename = () => {
    if (name !== null && name.trim()) board.change.editMember(member.id, { name })
    setName(null)
    return true
  }

  return (
    <li>
      <SignFace member={member} />
      {readOnly ? (
        <span class="member-name">{member.name}</span>
      ) : (
        <input
          class="member-name"
          aria-label={t.rename(member.name)}
          value={name ?? member.name}
          maxLength={CAPS.name}
          onInput={(event) => setName(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
          }}
        />
      )}
      {member.kind === 'adult' && (
        <Button
          look="chip"
          pressed={isMe}
          label={isMe ? undefined : t.itsMe(member.name)}
          onPress={() => {
            board.me.value = isMe ? null : member.id
            if (!isMe) desk.keepMyName(member.name)
          }}
        >
          {isMe ? t.me : t.itsMeShort}
        </Button>
      )}
      {!readOnly && (
        <Button
          look="quiet"
          icon={UserMinus}
          label={t.leave(member.name)}
          onPress={() => {
            board.change.memberLeaves(member.id)
            undoToast(board, t.left(member.name))
          }}
        />
      )}
    </li>
  )
}
