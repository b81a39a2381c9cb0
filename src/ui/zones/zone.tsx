// The frame of a zone: a named region with its icon, its colour and one way to add.
import type { ComponentChildren } from 'preact'
import type { IconNode } from 'lucide'
import { Plus } from 'lucide'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import './zone.css'

type ZoneProps = {
  name: string
  /** What the region is called where that is more than its heading. */
  label?: string
  look: string
  icon: IconNode
  addLabel?: string | undefined
  onAdd?: (() => void) | undefined
  children: ComponentChildren
}

export function Zone({ name, label = name, look, icon, addLabel, onAdd, children }: ZoneProps) {
  return (
    <section class={`zone ${look}`} aria-label={label}>
      <header>
        <h2>
          <Icon of={icon} />
          <span>{name}</span>
        </h2>
        {onAdd && <Button look="quiet" icon={Plus} label={addLabel} onPress={onAdd} class="zone-add" />}
      </header>
      <div class="zone-body">{children}</div>
    </section>
  )
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>
}
