// The optional zones that are simple lists: agreements, secured habits and the parking lot.
import type { ComponentChildren } from 'preact'
import type { IconNode } from 'lucide'
import { Handshake, ShieldCheck, SquareParking } from 'lucide'
import { aroundWords } from '../around-language.ts'
import { useBoard, usePart } from '../board-context.ts'
import { dayAndMonth } from '../formats.ts'
import { Faces } from '../kit/face.tsx'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { show } from '../sheets.ts'
import type { OpenSheet } from '../sheets.ts'
import { Said } from '../written.tsx'
import { Empty, Zone } from './zone.tsx'
import './lists.css'

type ListZoneName = 'agreements' | 'secured' | 'parking'

const ICONS: Record<ListZoneName, IconNode> = {
  agreements: Handshake,
  secured: ShieldCheck,
  parking: SquareParking,
}

/** One of the optional zones. */
export function ListZone({ zone }: { zone: ListZoneName }) {
  if (zone === 'parking') return <Parking />
  return zone === 'secured' ? <Secured /> : <Agreements />
}

function Agreements() {
  const items = usePart('agreements').filter((item) => !item.archivedAt)
  return (
    <List zone="agreements" adding={{ sheet: 'new-agreement' }} empty={items.length === 0}>
      {items.map((item) => (
        <ListCard key={item.id} card={item} opens={{ sheet: 'agreement', id: item.id }} />
      ))}
    </List>
  )
}

function Secured() {
  const t = aroundWords.value.secured
  const items = usePart('secured').filter((item) => !item.archivedAt)
  return (
    <List zone="secured" adding={{ sheet: 'new-secured' }} empty={items.length === 0}>
      {items.map((item) => {
        const last = item.checkedOn[item.checkedOn.length - 1]
        return (
          <ListCard key={item.id} card={item} opens={{ sheet: 'secured', id: item.id }}>
            <span>{t.every(item.checkEveryWeeks)}</span>
            {last && <time>{t.last(dayAndMonth(last))}</time>}
          </ListCard>
        )
      })}
    </List>
  )
}

function Parking() {
  const members = usePart('members')
  const items = usePart('parking').filter((item) => !item.archivedAt && !item.outcome)
  return (
    <List zone="parking" adding={{ sheet: 'new-parking' }} empty={items.length === 0}>
      {items.map((item) => (
        <ListCard key={item.id} card={item} opens={{ sheet: 'parking', id: item.id }}>
          {item.byId && <Faces people={peopleOf(members, [item.byId])} />}
        </ListCard>
      ))}
    </List>
  )
}

type ListProps = { zone: ListZoneName; adding: OpenSheet; empty: boolean; children: ComponentChildren }

function List({ zone, adding, empty, children }: ListProps) {
  const board = useBoard()
  const t = aroundWords.value[zone]
  return (
    <Zone
      name={words.value.zones[zone]}
      look={zone}
      icon={ICONS[zone]}
      addLabel={t.add}
      onAdd={board.readOnly.value ? undefined : () => show(adding)}
    >
      {empty && <Empty>{t.none}</Empty>}
      <ul class="stack">{children}</ul>
    </Zone>
  )
}

function ListCard({
  card,
  opens,
  children,
}: {
  card: { text: string; ink?: readonly Uint8Array[] }
  opens: OpenSheet
  children?: ComponentChildren
}) {
  return (
    <li>
      <button type="button" class="card list-card" onClick={() => show(opens)}>
        <span class="card-text">
          <Said card={card} />
        </span>
        {children && <span class="card-foot">{children}</span>}
      </button>
    </li>
  )
}
