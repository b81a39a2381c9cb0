// First time on a board by invite: tap your face or give a first name. Nothing waits for the network.
import { useState } from 'preact/hooks'
import { useBoard } from '../board-context.ts'
import { useDesk } from '../desk.ts'
import { Button } from '../kit/button.tsx'
import { FaceChip } from '../kit/face-chip.tsx'
import { TextField } from '../kit/text-field.tsx'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { nextColor, personOf, presentMembers } from '../people.ts'
import './new-board.css'

export function WhoAreYou({ onDone }: { onDone: () => void }) {
  const board = useBoard()
  const desk = useDesk()
  const view = board.view.value
  const [name, setName] = useState(desk.myName.value)
  const members = presentMembers(view.members).filter((member) => member.kind === 'adult')

  const join = (event: Event) => {
    event.preventDefault()
    const typed = name.trim()
    if (!typed) return
    const known = members.find((member) => member.name.toLocaleLowerCase() === typed.toLocaleLowerCase())
    board.me.value = known?.id ?? board.change.addMember({ name: typed, color: nextColor(view.members) })
    desk.keepMyName(typed)
    onDone()
  }

  return (
    <main class="paper-page">
      <form class="paper" onSubmit={join}>
        <h1>{aroundWords.value.join.title(view.name)}</h1>
        {!view.name && <p>{words.value.arriving.arriving}</p>}
        {members.length > 0 && (
          <fieldset>
            <legend class="field-label">{aroundWords.value.join.whoAreYou}</legend>
            <div class="chips">
              {members.map((member) => (
                <FaceChip
                  key={member.id}
                  {...personOf(member)}
                  onPress={() => {
                    board.me.value = member.id
                    desk.keepMyName(member.name)
                    onDone()
                  }}
                />
              ))}
            </div>
          </fieldset>
        )}
        <TextField
          label={aroundWords.value.newBoard.yourName}
          hint={aroundWords.value.newBoard.yourNameHint}
          value={name}
          onInput={setName}
          maxLength={60}
          autoComplete="given-name"
          // A keyboard that comes up would lie over the faces to tap.
          autofocus={!matchMedia('(pointer: coarse)').matches}
        />
        <div class="form-end">
          <Button class="left" look="quiet" onPress={onDone}>
            {aroundWords.value.join.justLook}
          </Button>
          <Button look="main" submit disabled={!name.trim()}>
            {aroundWords.value.join.join}
          </Button>
        </div>
      </form>
    </main>
  )
}
