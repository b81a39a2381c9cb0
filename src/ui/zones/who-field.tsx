// Who does it: tap faces, or type a name. A name that is nobody on the board stays as words ("Tafelgroep 1").
import { useState } from 'preact/hooks'
import type { Member, MemberId } from '../../board/schema.ts'
import { FaceChip } from '../kit/face-chip.tsx'
import { TextField } from '../kit/text-field.tsx'
import { personOf, presentMembers } from '../people.ts'
import './who-field.css'

export type Who = { ids: MemberId[]; text: string }

type WhoFieldProps = {
  label: string
  hint: string
  members: readonly Member[]
  value: Who
  onChange: (who: Who) => void
  /** At most one person, such as who brought a success. */
  single?: boolean
}

export function WhoField({ label, hint, members, value, onChange, single }: WhoFieldProps) {
  const [typed, setTyped] = useState(value.text)
  const here = presentMembers(members)

  const toggle = (id: MemberId) => {
    const has = value.ids.includes(id)
    const others = single ? [] : value.ids
    onChange({ ...value, ids: has ? value.ids.filter((one) => one !== id) : [...others, id] })
  }

  /** Names that are members become faces; what is left stays as words. */
  const settle = () => {
    const { ids, text } = readNames(typed, here)
    if (ids.length === 0) return
    onChange({ ids: single ? ids.slice(-1) : [...new Set([...value.ids, ...ids])], text })
    setTyped(text)
  }

  return (
    <div class="who-field">
      <TextField
        label={label}
        hint={hint}
        value={typed}
        maxLength={120}
        onInput={(text) => {
          setTyped(text)
          onChange({ ...value, text: text.trim() })
        }}
        onBlur={settle}
      />
      {here.length > 0 && (
        <div class="chips" role="group" aria-label={label}>
          {here.map((member) => (
            <FaceChip
              key={member.id}
              {...personOf(member)}
              pressed={value.ids.includes(member.id)}
              onPress={() => toggle(member.id)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** Splits "Anne, Bram en Tafelgroep 1" into members and what is nobody's name. Case does not matter. */
function readNames(text: string, members: readonly Member[]): { ids: MemberId[]; text: string } {
  const ids: MemberId[] = []
  const rest: string[] = []
  for (const piece of text.split(/,|&|\+|\ben\b|\band\b/i)) {
    const name = piece.trim()
    const found = members.filter((member) => member.name.toLocaleLowerCase() === name.toLocaleLowerCase())
    // Two members with the same name: only a tap on a face can tell them apart.
    const [only] = found
    if (only && found.length === 1) ids.push(only.id)
    else if (name) rest.push(name)
  }
  return { ids, text: rest.join(', ') }
}

/** What the form holds when it is sent: typed names that nobody confirmed by leaving the field count too. */
export function settledWho(who: Who, members: readonly Member[], single = false): Who {
  const { ids, text } = readNames(who.text, presentMembers(members))
  if (ids.length === 0) return who
  return { ids: single ? ids.slice(-1) : [...new Set([...who.ids, ...ids])], text }
}
