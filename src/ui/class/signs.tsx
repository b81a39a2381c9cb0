// The signs that pupils choose instead of a name (domain.md 5.3), and how people are drawn on the board of a class.
import {
  Anchor,
  Apple,
  Bike,
  Bird,
  Bug,
  Carrot,
  Cat,
  Cherry,
  Cloud,
  Dog,
  Feather,
  Fish,
  Flower2,
  Leaf,
  Moon,
  Panda,
  PawPrint,
  Rabbit,
  Rat,
  Rocket,
  Sailboat,
  Shell,
  Snail,
  Snowflake,
  Squirrel,
  Sun,
  TreePine,
  Turtle,
  Umbrella,
  Worm,
} from 'lucide'
import type { IconNode } from 'lucide'
import type { Member, MemberId } from '../../board/schema.ts'
import type { SignKey } from '../../i18n/nl-class.ts'
import { Face } from '../kit/face.tsx'
import { Icon } from '../kit/icon.tsx'
import { peopleOf, personOf } from '../people.ts'
import './signs.css'

/** As many as a class has pupils. What a member keeps is the key; it must never change its meaning. */
export const SIGNS: Record<SignKey, IconNode> = {
  squirrel: Squirrel,
  paw: PawPrint,
  bird: Bird,
  rabbit: Rabbit,
  cat: Cat,
  dog: Dog,
  fish: Fish,
  turtle: Turtle,
  snail: Snail,
  bug: Bug,
  panda: Panda,
  rat: Rat,
  worm: Worm,
  shell: Shell,
  feather: Feather,
  leaf: Leaf,
  flower: Flower2,
  tree: TreePine,
  sun: Sun,
  moon: Moon,
  cloud: Cloud,
  snow: Snowflake,
  apple: Apple,
  cherry: Cherry,
  carrot: Carrot,
  rocket: Rocket,
  boat: Sailboat,
  bike: Bike,
  anchor: Anchor,
  umbrella: Umbrella,
}

export const isSign = (key: string): key is SignKey => key in SIGNS

/** A person as a sign in a coloured circle, or as a face with an initial when there is no sign. */
export function SignFace({ member }: { member: Member }) {
  const { name, color } = personOf(member)
  if (!isSign(member.sign)) return <Face name={name} color={color} large />
  return (
    <span class="face large sign" style={{ background: color }} title={name} aria-hidden="true">
      <Icon of={SIGNS[member.sign]} />
    </span>
  )
}

type SignsProps = { members: readonly Member[]; ids: readonly MemberId[]; text: string }

/** Who a card is of: signs of members, and in words who is not a member ("Tafelgroep 1"). */
export function Signs({ members, ids, text }: SignsProps) {
  const found = members.filter(({ id }) => ids.includes(id))
  if (found.length === 0 && !text) return null
  return (
    <span class="signs">
      {found.slice(0, 3).map((member) => (
        <SignFace key={member.id} member={member} />
      ))}
      {text && (
        <span class="signs-words" aria-hidden="true">
          {text}
        </span>
      )}
      <span class="visually-hidden">
        {peopleOf(members, ids, text)
          .map(({ name }) => name)
          .join(', ')}
      </span>
    </span>
  )
}
