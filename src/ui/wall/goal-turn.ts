// Which goal a board on the wall shows large while nobody touches it. Pure: the clock is handed in.

/** So long nobody has touched the screen before the goals take turns. */
export const IDLE_MS = 60_000
/** How long each stands there. */
export const TURN_MS = 20_000

/**
 * Whose turn it is: every goal once, then the board itself, and so on. With one goal the board says it all.
 * @param idleMs milliseconds since the last touch
 * @returns null = the board
 */
export function goalInTurn<G>(goals: readonly G[], idleMs: number): G | null {
  if (goals.length < 2 || idleMs < IDLE_MS) return null
  return goals[Math.floor((idleMs - IDLE_MS) / TURN_MS) % (goals.length + 1)] ?? null
}
