// A person as a coloured circle with an initial, or an animal sign for a pupil.
import './face.css'

type FaceProps = { name: string; color: string; large?: boolean }

export function Face({ name, color, large }: FaceProps) {
  return (
    <span
      class={`face${large ? ' large' : ''}`}
      style={{ background: color }}
      title={name}
      aria-hidden="true"
    >
      {initial(name)}
    </span>
  )
}

/** Several people on one card, read aloud as their names. */
export function Faces({ people }: { people: readonly { name: string; color: string }[] }) {
  return (
    <span class="faces">
      {people.slice(0, 4).map((person) => (
        <Face key={person.name} {...person} />
      ))}
      {people.length > 4 && <span class="face rest">+{people.length - 4}</span>}
      <span class="visually-hidden">{people.map((person) => person.name).join(', ')}</span>
    </span>
  )
}

/** First letter as a person sees it: an emoji or an accented letter stays whole. */
function initial(name: string) {
  return (Array.from(name.trim())[0] ?? '?').toLocaleUpperCase()
}
