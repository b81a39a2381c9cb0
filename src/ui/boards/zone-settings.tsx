// Which zones this board shows, in which order and how large. By taps alone, so that it also works by keyboard; each tap is
// one step to undo, and is said.
import { useState } from 'preact/hooks'
import { ArrowDown, ArrowUp, Minus, Plus } from 'lucide'
import type { Zone } from '../../board/schema.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { undoToast } from '../undo-toast.ts'
import { wallWords } from '../wall-language.ts'
import { inScreenOrder } from '../wall/zone-places.ts'

/** How large a zone can be, against the others beside it. */
const SIZES: readonly number[] = [0.5, 1, 2, 3]

export function ZoneSettings() {
  const board = useBoard()
  const [arranging, setArranging] = useState(false)
  const t = wallWords.value
  const names = words.value.zones
  const zones = inScreenOrder(board.view.value.zones)
  // Goals and their actions stand and move together.
  const rows = zones.filter(({ zone, shown }) => shown && zone !== 'actions')

  const toggle = (zone: Zone) =>
    board.change.arrangeZones(
      board.view.value.zones.map((one) => (one.zone === zone ? { ...one, shown: !one.shown } : one)),
    )
  const move = (from: number, to: number) => {
    const moved = rows[from]
    const other = rows[to]
    if (!moved || !other) return
    const rest = zones.filter((one) => one !== moved)
    rest.splice(rest.indexOf(other) + (to > from ? 1 : 0), 0, moved)
    board.change.arrangeZones(rest)
    undoToast(board, t.zoneAt(names[moved.zone], to + 1, rows.length))
  }
  const resize = (zone: Zone, size: number) => {
    board.change.arrangeZones(zones.map((one) => (one.zone === zone ? { ...one, size } : one)))
    undoToast(board, t.zoneSize(names[zone], size))
  }

  return (
    <fieldset>
      <legend class="field-label">{aroundWords.value.settings.zones}</legend>
      <div class="chips">
        {zones.map(({ zone, shown }) => (
          <Button key={zone} look="chip" pressed={shown} onPress={() => toggle(zone)}>
            {names[zone]}
          </Button>
        ))}
        <Button look="chip" icon={ArrowDown} pressed={arranging} onPress={() => setArranging(!arranging)}>
          {t.arrange}
        </Button>
      </div>
      {arranging && (
        <ol class="zone-rows">
          {rows.map(({ zone, size }, at) => {
            const step = SIZES.findIndex((one) => one >= size)
            const steps: [label: string, icon: typeof Plus, to: number | undefined, press: () => void][] = [
              [t.earlier, ArrowUp, rows[at - 1] && 1, () => move(at, at - 1)],
              [t.later, ArrowDown, rows[at + 1] && 1, () => move(at, at + 1)],
              [t.smaller, Minus, SIZES[step - 1], () => resize(zone, SIZES[step - 1] ?? 1)],
              [t.larger, Plus, SIZES[step + 1], () => resize(zone, SIZES[step + 1] ?? 1)],
            ]
            return (
              <li key={zone}>
                <span>{names[zone]}</span>
                {steps.map(([label, icon, to, press]) => (
                  <Button
                    key={label}
                    icon={icon}
                    label={`${names[zone]}: ${label}`}
                    disabled={to === undefined}
                    onPress={press}
                  />
                ))}
              </li>
            )
          })}
        </ol>
      )}
    </fieldset>
  )
}
