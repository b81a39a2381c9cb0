// The board for a room that reads from afar: large letters leave room for the goals and one more zone, chosen low on the screen.
import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Zone } from '../../board/schema.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { CheckIn } from '../zones/check-in.tsx'
import { Goals } from '../zones/goals.tsx'
import { ListZone } from '../zones/lists.tsx'
import { Planning } from '../zones/planning.tsx'
import { Successes } from '../zones/successes.tsx'
import './far-zones.css'

type Place = Exclude<Zone, 'actions'>

/** Successes first: what went well is spoken before what is to be done. */
const BESIDE: readonly Place[] = ['successes', 'planning', 'check-in', 'agreements', 'secured', 'parking']

export function FarZones({ shown, one }: { shown: ReadonlySet<Zone>; one: boolean }) {
  const goals = shown.has('goals') || shown.has('actions')
  const places = BESIDE.filter((zone) => shown.has(zone))
  const choices: readonly Place[] = one && goals ? ['goals', ...places] : places
  const [chosen, setChosen] = useState<Place | undefined>(choices[0])
  const now = choices.find((zone) => zone === chosen) ?? choices[0]
  return (
    <main class={`far-zones${one ? ' one' : ''}`}>
      {!one && goals && <Goals />}
      {now && (
        <div class="far-beside">
          {drawZone(now)}
          <div class="far-choices" role="group" aria-label={words.value.header.zones}>
            {choices.map((zone) => (
              <Button key={zone} look="chip" pressed={zone === now} onPress={() => setChosen(zone)}>
                {words.value.zones[zone]}
              </Button>
            ))}
          </div>
        </div>
      )}
    </main>
  )
}

function drawZone(zone: Place): ComponentChildren {
  switch (zone) {
    case 'goals':
      return <Goals />
    case 'successes':
      return <Successes />
    case 'planning':
      return <Planning />
    case 'check-in':
      return <CheckIn />
    case 'agreements':
    case 'secured':
    case 'parking':
      return <ListZone zone={zone} />
  }
}
