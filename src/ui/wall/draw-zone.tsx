// Draws the zone of a place on the wall.
import type { ComponentChildren } from 'preact'
import { lazy } from '../kit/lazy.tsx'
import { CheckIn } from '../zones/check-in.tsx'
import { Goals } from '../zones/goals.tsx'
import { Planning } from '../zones/planning.tsx'
import { Successes } from '../zones/successes.tsx'
import type { Place } from './zone-places.ts'

/** Zones that most boards do not show. */
const { Lazy: ListZone } = lazy(async () => (await import('../zones/lists.tsx')).ListZone)

export function drawZone(place: Place): ComponentChildren {
  switch (place) {
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
      return <ListZone zone={place} />
  }
}
