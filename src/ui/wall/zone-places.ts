// Where each zone stands on the wall, from the order and size that the team chose. Zones before the goals stand at their left.
import { ZONES } from '../../board/schema.ts'
import type { Zone, ZoneSetting } from '../../board/schema.ts'

/** Goals and their actions are one place on the wall. */
export type Place = Exclude<Zone, 'actions'>

/** How a board hangs on which nobody has moved anything: design/board.png. */
const DESIGN: readonly Zone[] = [
  'planning',
  'agreements',
  'check-in',
  'goals',
  'actions',
  'successes',
  'secured',
  'parking',
]

/** The zones in the order in which they stand on the screen: left column, goals, right column. */
export function inScreenOrder(zones: readonly ZoneSetting[]): ZoneSetting[] {
  const untouched = zones.every(({ zone }, index) => zone === ZONES[index])
  return untouched ? DESIGN.flatMap((zone) => zones.filter((one) => one.zone === zone)) : [...zones]
}

/** The places that are shown, in screen order; with their actions alone shown, the goals still hold them. */
export function shownPlaces(zones: readonly ZoneSetting[]): { place: Place; size: number }[] {
  const found: { place: Place; size: number }[] = []
  for (const { zone, shown, size } of inScreenOrder(zones)) {
    const place = zone === 'actions' ? 'goals' : zone
    if (shown && !found.some((one) => one.place === place)) found.push({ place, size })
  }
  return found
}
