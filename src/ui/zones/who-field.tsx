// Who does it: tap faces, or type a name. A name that is nobody on the board stays as words ("Tafelgroep 1").
import type { Member, MemberId } from '../../board/schema.ts'
import { CAPS } from '../../board/text.ts'
import { FaceChip } from '../kit/face-chip.tsx'
import { TextField } from '../kit/text-field.tsx'
import { personOf, presentMembers } from '../people.ts'
import { useUntilLeft } from '../until-left.ts'
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
  const here = presentMembers(members)
  // Names that are members become faces; what is left stays as words.
  const typed = useUntilLeft(value.text, (names) =>
    onChange(settledWho({ ...value, text: names }, members, single)),
  )

  const toggle = (id: MemberId) => {
    const has = value.ids.includes(id)
    const others = single ? [] : value.ids
    onChange({ ...value, ids: has ? value.ids.filter((one) => one !== id) : [...others, id] })
  }

  return (
    <div class="who-field">
      <TextField label={label} hint={hint} maxLength={CAPS.name} {...typed} />
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

/** The people with the typed names among them, as far as these are members. */
function settledWho(who: Who, members: readonly Member[], single = false): Who {
  const { ids, text } = readNames(who.text, presentMembers(members))
  if (ids.length === 0) return { ...who, text: who.text.trim() }
  return { ids: single ? ids.slice(-1) : [...new Set([...who.ids, ...ids])], text }
}
