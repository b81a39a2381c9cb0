// Session time on one device. It counts on by the device's own steady clock and listens to the screen that leads; what the
// clocks on the wall say counts only when there is nobody to ask.
import type { SessionState } from './state.ts'

/** `wall`: the device's clock, which may be minutes wrong or jump. `mono`: a clock that only counts on. Milliseconds. */
export type Now = { wall: number; mono: number }
/** What a screen in the session says now and then, and when it was heard here. */
export type Beat = { session: string; device: string; at: number; heard: number }
export type Clock = {
  session: string
  /** Session time at `mono`. Milliseconds. */
  elapsed: number
  running: boolean
  mono: number
  wall: number
  /** False while it rests on clocks on the wall only. */
  sure: boolean
  since: number
}

/** How often a screen speaks, and after how long it counts as gone (the others see it within 5 s). Milliseconds. */
export const BEAT_MS = 2_000
const GONE_MS = 5_000
/** A session that nobody closes, closes itself. Milliseconds. */
const CLOSES_AFTER_MS = 60 * 60_000
/** Less than a person sees; following smaller differences would make the seconds stutter. */
const NEAR_MS = 400
/** Time for the others to speak up before a device closes what seems forgotten. */
export const ASK_FIRST_MS = GONE_MS

/**
 * Session time now.
 * @param before what this gave the last time, null on opening
 * @param slept the page was out of sight since then: the steady clock of some devices stands still meanwhile
 */
export function keepTime(
  before: Clock | null,
  state: SessionState,
  beats: readonly Beat[],
  me: string,
  now: Now,
  slept = false,
): Clock {
  const known = before?.session === state.id ? before : null
  const running = state.phase === 'running'
  const clock = {
    session: state.id,
    running,
    mono: now.mono,
    wall: now.wall,
    since: known?.since ?? now.mono,
  }
  if (!running) return { ...clock, elapsed: state.last.at, sure: true }

  const passed = known ? passedSince(known, now, slept) : 0
  const own = known ? known.elapsed + (known.running ? passed : 0) : state.last.at + sinceLastStep(state, now)
  const sure = known?.sure ?? (state.steps === 1 && state.last.by === me)
  const speaker = speakerFor(state, beats, me, now.mono, sure)
  const heard = speaker ? speaker.at + Math.max(0, now.mono - speaker.heard) : null
  const elapsed = heard !== null && Math.abs(heard - own) > NEAR_MS ? heard : own
  return { ...clock, elapsed: Math.max(elapsed, state.last.at), sure: sure || heard !== null }
}

/** Whether the leading screen is this one or was heard lately. */
export function leaderIsHere(state: SessionState, beats: readonly Beat[], me: string, mono: number): boolean {
  return state.leader === me || fresh(beats, state, mono).some(({ device }) => device === state.leader)
}

/** A screen speaks when it leads, or when the one that leads is gone so that who comes later can still ask the time. */
export function shouldSpeak(state: SessionState, beats: readonly Beat[], me: string, mono: number): boolean {
  return state.phase !== 'ended' && (state.leader === me || !leaderIsHere(state, beats, me, mono))
}

/** Whether this device should close a session that everybody left. */
export function isForgotten(
  state: SessionState,
  clock: Clock,
  beats: readonly Beat[],
  me: string,
  now: Now,
): boolean {
  if (state.phase === 'ended' || now.mono - clock.since < ASK_FIRST_MS) return false
  if (state.leader !== me && leaderIsHere(state, beats, me, now.mono)) return false
  if (clock.elapsed >= closesAfter(state)) return true
  return state.phase === 'paused' && now.wall - state.last.wall >= CLOSES_AFTER_MS
}

/** A session of an hour is not forgotten after an hour. Milliseconds of session time. */
function closesAfter({ agenda }: SessionState): number {
  return Math.max(CLOSES_AFTER_MS, agenda.reduce((sum, { seconds }) => sum + seconds * 1000, 0) * 1.5)
}

function passedSince(known: Clock, now: Now, slept: boolean): number {
  const steady = Math.max(0, now.mono - known.mono)
  // A clock on the wall that jumps while the page is in sight was set by somebody; it says nothing of time.
  return slept ? Math.max(steady, Math.min(now.wall - known.wall, CLOSES_AFTER_MS)) : steady
}

function sinceLastStep(state: SessionState, now: Now): number {
  return Math.min(CLOSES_AFTER_MS, Math.max(0, now.wall - state.last.wall))
}

function speakerFor(
  state: SessionState,
  beats: readonly Beat[],
  me: string,
  mono: number,
  sure: boolean,
): Beat | null {
  if (state.leader === me && sure) return null
  const here = fresh(beats, state, mono).filter(({ device }) => device !== me)
  const leads = here.find(({ device }) => device === state.leader)
  if (leads) return leads
  // Without a leader everyone listens to one: the smallest name, and that one to itself.
  const [first] = here.sort((a, b) => (a.device < b.device ? -1 : 1))
  return first && (first.device < me || !sure) ? first : null
}

function fresh(beats: readonly Beat[], state: SessionState, mono: number): Beat[] {
  return beats.filter(
    ({ session, heard }) => state.ids.some((id) => id === session) && mono - heard < GONE_MS,
  )
}
