// How large the letters on this screen are: from how far they are read, and how large the screen is. Chosen per screen.
// It must be known before the first paint, so it is kept in localStorage and not in Dexie, which opens later.
import { signal } from '@preact/signals'

/** From how far the board is read (metres), and the diagonal of the screen (inches). */
export type Reading = { metres: number; inches: number }

export const DISTANCES: readonly number[] = [3, 5, 7]
/** Diagonals of the panels that hang in schools; the middle one is the usual. */
export const DIAGONALS: readonly number[] = [55, 65, 75, 86]

/** Height of a character that is read without effort, as an angle (20 minutes of arc: ISO 9241-3 prefers 20-22). */
const CHARACTER_ANGLE = (20 / 60) * (Math.PI / 180)
/** Height of a character as a part of the font size. */
const CHARACTER_HEIGHT = 0.7
/** Text of a card as a part of the root size (tokens.css, --text). */
const CARD_TEXT = 0.95
const MM_PER_INCH = 25.4
/** Below this many letters across, five zones beside each other are no longer a board but a fence (rem). */
const NEAR_REM = 56
/** Below this there is room for one zone only (rem). */
const ONE_ZONE_REM = 30
const STORED = 'verbeterbord-reading'
const STORED_LOW = 'verbeterbord-low'
const STORED_HUNG = 'verbeterbord-wall'
/** A screen for a room: touched by fingers and larger than any tablet. It is read from 5 m unless somebody chooses otherwise. */
const FOR_A_ROOM = '(pointer: coarse) and (min-width: 1500px)'
/** The usual panel in a Dutch classroom. */
export const USUAL: Reading = { metres: 5, inches: 75 }

/** null = nobody chose: by how the screen is touched and how large it is. */
export const reading = signal<Reading | null>(null)
/** The board that hangs on this screen all day, by its name on this device. */
export const hung = signal('')
/** When somebody last touched this screen (ms); 0 = not since the page was opened. */
export const touchedAt = signal(0)
let isLow = false
/** How the zones stand: all beside each other, the goals and one more, one at a time, or what can be tapped low. */
export const density = signal<'near' | 'far' | 'one' | 'low'>('near')

/**
 * Size of text that is read from a distance, by the formula of platform.md 4.
 * @param screenWidth of a 16:9 screen in CSS pixels at 100 % zoom, so that zooming in still enlarges
 * @returns font size in CSS pixels
 */
export function textSizeFor({ metres, inches }: Reading, screenWidth: number): number {
  const widthMm = (inches * MM_PER_INCH * 16) / Math.hypot(16, 9)
  const characterMm = metres * 1000 * Math.tan(CHARACTER_ANGLE)
  return characterMm / CHARACTER_HEIGHT / (widthMm / screenWidth)
}

/** Chooses a reading distance for this screen; null goes back to the size of the window. */
export function chooseReading(chosen: Reading | null) {
  reading.value = chosen
  keep(STORED, JSON.stringify(chosen))
  fit()
}

/** Brings everything that can be tapped low on the screen, or back; this screen remembers it. */
export function reachLow(low: boolean) {
  isLow = low
  keep(STORED_LOW, low ? '1' : '')
  fit()
}

/** Hangs a board on this screen: it is opened by itself from now on. An empty name takes it off. */
export function hang(board: string) {
  hung.value = board
  keep(STORED_HUNG, board)
}

/** Sets the letters as this screen chose before, and keeps the layout fitting when the window changes. */
export function followReading() {
  reading.value = storedReading()
  addEventListener('resize', fit)
  addEventListener('click', () => void (touchedAt.value = Date.now()), true)
  fit()
}

/**
 * Near, all letters grow. From further on only the zones do (`--read`): what is touched is at arm's length, and a sheet or a
 * session must fit the screen.
 */
function fit() {
  const { style, dataset } = document.documentElement
  const chosen = reading.peek() ?? (matchMedia(FOR_A_ROOM).matches ? USUAL : null)
  const root = chosen ? textSizeFor(chosen, screen.width) / CARD_TEXT : 0
  const across = root ? innerWidth / root : NEAR_REM
  const far = across >= NEAR_REM ? 'near' : across >= ONE_ZONE_REM ? 'far' : 'one'
  density.value = isLow ? 'low' : far
  dataset['reach'] = density.value
  style.fontSize = root && far === 'near' ? `${root.toFixed(1)}px` : ''
  style.setProperty('--read', far === 'near' ? '1rem' : `${root.toFixed(1)}px`)
}

function keep(name: string, value: string) {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Storage is refused: the choice holds until the page is closed.
  }
}

function storedReading(): Reading | null {
  try {
    isLow = localStorage.getItem(STORED_LOW) === '1'
    hung.value = localStorage.getItem(STORED_HUNG) ?? ''
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null')
    return isReading(stored) ? stored : null
  } catch {
    // Refused or damaged: the board shows as the screen is.
    return null
  }
}

function isReading(value: unknown): value is Reading {
  if (typeof value !== 'object' || value === null || !('metres' in value) || !('inches' in value))
    return false
  const { metres, inches } = value
  return (
    DISTANCES.some((one) => one === metres) && typeof inches === 'number' && inches >= 20 && inches <= 120
  )
}
