// How it stands with this device's copy of a board. "saved" only means: the disk confirmed it.

/**
 * `full`: the disk has no room. `unavailable`: the browser never gave us the database. `lost`: it was there and went away.
 * `removed`: the board was removed from this device in another tab; nothing more is written.
 */
export type SaveFailure = 'full' | 'unavailable' | 'lost' | 'removed'
/** `damagedRows`: rows of the database that could not be read and were stepped over. */
export type LoadResult = { ok: true; damagedRows: number } | { ok: false; reason: 'unavailable' }
export type SaveState = { state: 'saved' } | { state: 'saving' } | { state: 'failed'; reason: SaveFailure }
export type SettledState = Exclude<SaveState, { state: 'saving' }>
