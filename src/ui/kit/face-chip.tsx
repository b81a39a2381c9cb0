// A person to tap: the face and the name, and whether somebody chose it.
import { Face } from './face.tsx'
import './face-chip.css'

type FaceChipProps = {
  name: string
  color: string
  onPress: () => void
  /** For a choice that can be taken back; left out where a tap does something at once. */
  pressed?: boolean
  disabled?: boolean
}

export function FaceChip({ name, color, onPress, pressed, disabled }: FaceChipProps) {
  return (
    <button type="button" class="face-chip" aria-pressed={pressed} disabled={disabled} onClick={onPress}>
      <Face name={name} color={color} large />
      <span>{name}</span>
    </button>
  )
}
