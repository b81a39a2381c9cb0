// The board for a room that reads from afar, or for short arms: large letters or a low screen leave room for fewer zones at
// once. The others are one tap away, low on the screen.
import { useState } from 'preact/hooks'
import { useBoard } from '../board-context.ts'
import { Button } from '../kit/button.tsx'
import { words } from '../language.ts'
import { drawZone } from './draw-zone.tsx'
import { LowPicture } from './low-picture.tsx'
import { NextSession } from './next-session.tsx'
import { density } from './reading.ts'
import { shownPlaces } from './zone-places.ts'
import type { Place } from './zone-places.ts'
import './far-zones.css'
import './low-zones.css'

export function FarZones() {
  const places = shownPlaces(useBoard().view.value.zones).map(({ place }) => place)
  const low = density.value === 'low'
  const goals = density.value === 'far' && places.includes('goals')
  const choices = goals ? places.filter((place) => place !== 'goals') : places
  // What went well is spoken before what is to be done.
  const [chosen, choose] = useState<Place>('goals')
  const wanted: readonly (Place | undefined)[] = [chosen, 'successes', choices[0]]
  const now = wanted.find((place) => choices.some((one) => one === place))
  return (
    <>
      {low && <LowPicture />}
      <main class={low ? 'low-zones' : 'far-zones'}>
        {goals && drawZone('goals')}
        {now && (
          <div class="far-beside">
            {drawZone(now)}
            {goals && <NextSession />}
            <div class="far-choices" role="group" aria-label={words.value.header.zones}>
              {choices.map((place) => (
                <Button key={place} look="chip" pressed={place === now} onPress={() => choose(place)}>
                  {words.value.zones[place]}
                </Button>
              ))}
            </div>
          </div>
        )}
      </main>
    </>
  )
}
