// The optional zones that are simple lists: agreements, secured habits and the parking lot.
import { Handshake, ShieldCheck, SquareParking } from 'lucide'
import { useBoard } from '../board-context.ts'
import { Faces } from '../kit/face.tsx'
import { dayAndMonth } from '../formats.ts'
import { aroundWords } from '../around-language.ts'
import { words } from '../language.ts'
import { peopleOf } from '../people.ts'
import { show } from '../sheets.ts'
import { Empty, Zone } from './zone.tsx'
import './lists.css'

/** One of the optional zones. */
export function ListZone({ zone }: { zone: 'agreements' | 'secured' | 'parking' }) {
  if (zone === 'parking') return <Parking />
  return zone === 'secured' ? <Secured /> : <Agreements />
}

function Parking() {
  const board = useBoard()
  const t = words.value
  const view = board.view.value
  const items = view.parking.filter((item) => !item.archivedAt && !item.outcome)
  return (
    <Zone
      name={t.zones.parking}
      look="parking"
      icon={SquareParking}
      addLabel={aroundWords.value.parking.add}
      onAdd={board.readOnly.value ? undefined : () => show({ sheet: 'new-parking' })}
    >
      {items.length === 0 && <Empty>{aroundWords.value.parking.none}</Empty>}
      <ul class="stack">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="card list-card"
              onClick={() => show({ sheet: 'parking', id: item.id })}
            >
              <span class="card-text">{item.text}</span>
              {item.byId && (
                <span class="card-foot">
                  <Faces people={peopleOf(view.members, [item.byId])} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Zone>
  )
}

function Agreements() {
  const board = useBoard()
  const t = words.value
  const items = board.view.value.agreements.filter((item) => !item.archivedAt)
  return (
    <Zone
      name={t.zones.agreements}
      look="agreements"
      icon={Handshake}
      addLabel={aroundWords.value.agreements.add}
      onAdd={board.readOnly.value ? undefined : () => show({ sheet: 'new-agreement' })}
    >
      {items.length === 0 && <Empty>{aroundWords.value.agreements.none}</Empty>}
      <ul class="stack">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="card list-card"
              onClick={() => show({ sheet: 'agreement', id: item.id })}
            >
              <span class="card-text">{item.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </Zone>
  )
}

function Secured() {
  const board = useBoard()
  const t = words.value
  const items = board.view.value.secured.filter((item) => !item.archivedAt)
  return (
    <Zone
      name={t.zones.secured}
      look="secured"
      icon={ShieldCheck}
      addLabel={aroundWords.value.secured.add}
      onAdd={board.readOnly.value ? undefined : () => show({ sheet: 'new-secured' })}
    >
      {items.length === 0 && <Empty>{aroundWords.value.secured.none}</Empty>}
      <ul class="stack">
        {items.map((item) => {
          const last = item.checkedOn[item.checkedOn.length - 1]
          return (
            <li key={item.id}>
              <button
                type="button"
                class="card list-card"
                onClick={() => show({ sheet: 'secured', id: item.id })}
              >
                <span class="card-text">{item.text}</span>
                <span class="card-foot">
                  <span>{aroundWords.value.secured.every(item.checkEveryWeeks)}</span>
                  {last && <time>{aroundWords.value.secured.last(dayAndMonth(last))}</time>}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Zone>
  )
}
