// A button with room for a finger. `look` is what it means, not how it is drawn.
import type { ComponentChildren } from 'preact'
import type { IconNode } from 'lucide'
import { Icon } from './icon.tsx'
import './button.css'

type ButtonProps = {
  look?: 'plain' | 'action' | 'success' | 'main' | 'quiet' | 'chip' | 'danger'
  icon?: IconNode
  /** Said by a screen reader where the words alone do not tell, or where there are none. */
  label?: string | undefined
  pressed?: boolean | undefined
  disabled?: boolean | undefined
  submit?: boolean
  /** Where the keyboard begins in a sheet that opens. */
  autofocus?: boolean
  class?: string
  onPress?: (() => void) | undefined
  children?: ComponentChildren
}

export function Button({
  look = 'plain',
  icon,
  label,
  pressed,
  disabled,
  submit,
  autofocus,
  class: extra,
  onPress,
  children,
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${look}${extra ? ` ${extra}` : ''}`}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      data-autofocus={autofocus ? '' : undefined}
      onClick={onPress && (() => onPress())}
    >
      {icon && <Icon of={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}
