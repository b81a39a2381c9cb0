// What the other screens of a session say, with the moment at which each was heard here.
import type { Beat } from '../../session/clock.ts'

/**
 * @param before what was heard until now
 * @param said what each of the others says now; anything may be in it
 * @param mono the steady clock of this device, milliseconds
 */
export function hear(before: readonly HeardBeat[], said: readonly unknown[], mono: number): HeardBeat[] {
  return said.flatMap((entry) => {
    const beat = readBeat(entry)
    if (!beat) return []
    const known = before.find((one) => one.device === beat.device && one.n === beat.n)
    return [known ?? { ...beat, heard: mono }]
  })
}

type HeardBeat = Beat & { n?: number }

function readBeat(entry: unknown): (Omit<Beat, 'heard'> & { n: number }) | null {
  if (typeof entry !== 'object' || entry === null) return null
  if (!('session' in entry && 'device' in entry && 'at' in entry && 'n' in entry)) return null
  const { session, device, at, n } = entry
  if (typeof session !== 'string' || typeof device !== 'string') return null
  if (typeof at !== 'number' || !(at >= 0) || typeof n !== 'number') return null
  return { session, device, at, n }
}
