// Where the zones of a board stand on the wall.
import { expect, test } from 'vitest'
import { defaultZones } from '../../src/board/board-fields.ts'
import type { Zone } from '../../src/board/schema.ts'
import { inScreenOrder, shownPlaces } from '../../src/ui/wall/zone-places.ts'

const zones = (...shown: Zone[]) => shown.map((zone) => ({ zone, shown: true, size: 1 }))
const places = (settings: ReturnType<typeof zones>) => shownPlaces(settings).map(({ place }) => place)

test('a board on which nobody moved anything hangs as it was designed', () => {
  expect(places(defaultZones())).toEqual(['planning', 'check-in', 'goals', 'successes'])
})

test('a board on which something was moved hangs in the order of the team', () => {
  expect(places(zones('successes', 'goals', 'actions', 'parking', 'planning'))).toEqual([
    'successes',
    'goals',
    'parking',
    'planning',
  ])
})

test('goals and actions are one place, also when one of them is hidden', () => {
  expect(places(zones('planning', 'actions'))).toEqual(['planning', 'goals'])
  expect(places(zones('actions', 'successes', 'goals'))).toEqual(['goals', 'successes'])
})

test('moving starts from what is on the screen', () => {
  expect(inScreenOrder(defaultZones()).map(({ zone }) => zone)[0]).toBe('planning')
})
