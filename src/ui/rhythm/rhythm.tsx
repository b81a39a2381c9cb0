// The sheets of the year's rhythm, by name.
import { CalendarSheet } from './calendar.tsx'
import { Closing } from './closing.tsx'
import { MethodSheet } from './method.tsx'
import { YearSheet } from './year-sheet.tsx'
import './rhythm.css'

export type RhythmSheet = 'calendar' | 'close-period' | 'close-year' | 'year' | 'method'

export function Rhythm({ at, onClose }: { at: RhythmSheet; onClose: () => void }) {
  if (at === 'calendar') return <CalendarSheet />
  if (at === 'year') return <YearSheet />
  if (at === 'method') return <MethodSheet onClose={onClose} />
  return <Closing of={at} />
}
