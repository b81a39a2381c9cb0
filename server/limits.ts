// Everything that is bounded, with its default and the environment variable that changes it. Nothing a stranger sends
// may grow without one of these.

export type Limits = {
  frameBytes: number
  snapshotBytes: number
  tailBytes: number
  presenceBytes: number
  messagesPer10s: number
  bytesPer10s: number
  socketsInAll: number
  socketsPerAddress: number
  newRoomsPerAddressPerHour: number
  roomsInAll: number
  bytesInAll: number
  expireAfterDays: number
  tombstoneDays: number
  leastFreeBytes: number
  headersWithinMs: number
  helloWithinMs: number
  messageWithinMs: number
  snapshotWithinMs: number
  idleAfterMs: number
  requestWaitMs: number
  requestAbsenceMs: number
  queuedBytesPerSocket: number
  bytesInFlight: number
  commitWindowMs: number
  createToken: string
  allowedOrigins: readonly string[]
  frameAncestors: readonly string[]
  trustProxy: boolean
  metrics: 'on' | 'off' | 'local'
}

const KB = 1024
const MB = 1024 * KB
const GB = 1024 * MB

type NumberName = { [K in keyof Limits]: Limits[K] extends number ? K : never }[keyof Limits]
type NumberSetting = { name: NumberName; variable: string; least: number; most: number; unit: string }

const DEFAULTS: Limits = {
  /** One sealed change (bytes); MAX_FRAME_BYTES. */
  frameBytes: MB,
  /** One sealed snapshot (bytes); MAX_SNAPSHOT_BYTES. */
  snapshotBytes: 8 * MB,
  /** Changes of a room since its snapshot; more are refused until there is one (bytes); MAX_TAIL_BYTES. */
  tailBytes: 16 * MB,
  /** Who is here, per message (bytes); MAX_PRESENCE_BYTES. */
  presenceBytes: 16 * KB,
  /** From one connection in ten seconds (messages); MAX_MESSAGES_PER_10S. */
  messagesPer10s: 5000,
  /** From one connection in ten seconds (bytes); MAX_BYTES_PER_10S. */
  bytesPer10s: 64 * MB,
  /** At the same time (connections); MAX_CONNECTIONS. */
  socketsInAll: 20_000,
  /** From one address; a school is one address (connections); MAX_CONNECTIONS_PER_ADDRESS. */
  socketsPerAddress: 2000,
  /** New ones from one address (rooms); MAX_NEW_ROOMS_PER_HOUR. */
  newRoomsPerAddressPerHour: 500,
  /** Stored (rooms); MAX_ROOMS. */
  roomsInAll: 100_000,
  /** Stored (bytes); MAX_STORED_BYTES. */
  bytesInAll: 50 * GB,
  /** A room nobody opened is removed (days); EXPIRE_AFTER_DAYS. */
  expireAfterDays: 730,
  /** A deleted room is remembered as deleted (days); TOMBSTONE_DAYS. */
  tombstoneDays: 90,
  /** Free on the disk of the data folder; with less /healthz warns (bytes); MIN_FREE_BYTES. */
  leastFreeBytes: 256 * MB,
  /** The head of an HTTP request must have come (milliseconds); HEADERS_WITHIN_MS. */
  headersWithinMs: 10_000,
  /** A connection must say which room it wants (milliseconds); HELLO_WITHIN_MS. */
  helloWithinMs: 10_000,
  /** A message that has begun must have come whole (milliseconds); MESSAGE_WITHIN_MS. */
  messageWithinMs: 60_000,
  /** After which another device is asked for a snapshot (milliseconds); SNAPSHOT_WITHIN_MS. */
  snapshotWithinMs: 15_000,
  /** A silent connection is ended; half of it is the ping rate (milliseconds); IDLE_AFTER_MS. */
  idleAfterMs: 90_000,
  /** Without websockets a device's request waits so long for something to tell (milliseconds); REQUEST_WAIT_MS. */
  requestWaitMs: 20_000,
  /** Without websockets a device that asks nothing for so long has left (milliseconds); REQUEST_ABSENCE_MS. */
  requestAbsenceMs: 15_000,
  /** Waiting for one slow reader, who goes on from the log after that (bytes); MAX_QUEUED_BYTES. */
  queuedBytesPerSocket: MB,
  /** Received but not yet stored, of all connections (bytes); MAX_BYTES_IN_FLIGHT. */
  bytesInFlight: 256 * MB,
  /** From one commit to the next; changes within it share the next one (milliseconds); COMMIT_WINDOW_MS. */
  commitWindowMs: 3,
  /** Whoever makes a new room must show this, so that a school's relay is the school's; empty for anyone; CREATE_TOKEN. */
  createToken: '',
  /** Pages that may connect; empty for any, since only a board's keys open its room; ALLOWED_ORIGINS. */
  allowedOrigins: [],
  /** Pages that may show the app in a frame; empty for none; FRAME_ANCESTORS. */
  frameAncestors: [],
  /** The last address in X-Forwarded-For is the device's: only behind a proxy that writes it; TRUST_PROXY=1. */
  trustProxy: false,
  /** Who may read /metrics: `on` everybody, `off` nobody, `local` this machine itself and not through a proxy; METRICS. */
  metrics: 'local',
}

/** Every setting that is a number, with what it may be. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = [
  setting('frameBytes', 'MAX_FRAME_BYTES', KB, 64 * MB, 'bytes'),
  setting('snapshotBytes', 'MAX_SNAPSHOT_BYTES', KB, 256 * MB, 'bytes'),
  setting('tailBytes', 'MAX_TAIL_BYTES', KB, GB, 'bytes'),
  setting('presenceBytes', 'MAX_PRESENCE_BYTES', 16, MB, 'bytes'),
  setting('messagesPer10s', 'MAX_MESSAGES_PER_10S', 10, 1e6, 'messages'),
  setting('bytesPer10s', 'MAX_BYTES_PER_10S', KB, 4 * GB, 'bytes'),
  setting('socketsInAll', 'MAX_CONNECTIONS', 1, 1e6, 'connections'),
  setting('socketsPerAddress', 'MAX_CONNECTIONS_PER_ADDRESS', 1, 1e6, 'connections'),
  setting('newRoomsPerAddressPerHour', 'MAX_NEW_ROOMS_PER_HOUR', 0, 1e6, 'rooms'),
  setting('roomsInAll', 'MAX_ROOMS', 1, 1e8, 'rooms'),
  setting('bytesInAll', 'MAX_STORED_BYTES', MB, 1e15, 'bytes'),
  setting('expireAfterDays', 'EXPIRE_AFTER_DAYS', 1, 36_500, 'days'),
  setting('tombstoneDays', 'TOMBSTONE_DAYS', 1, 3650, 'days'),
  setting('leastFreeBytes', 'MIN_FREE_BYTES', 0, 1e15, 'bytes'),
  setting('headersWithinMs', 'HEADERS_WITHIN_MS', 100, 60_000, 'milliseconds'),
  setting('helloWithinMs', 'HELLO_WITHIN_MS', 10, 60_000, 'milliseconds'),
  setting('messageWithinMs', 'MESSAGE_WITHIN_MS', 100, 3_600_000, 'milliseconds'),
  setting('snapshotWithinMs', 'SNAPSHOT_WITHIN_MS', 10, 600_000, 'milliseconds'),
  setting('idleAfterMs', 'IDLE_AFTER_MS', 100, 3_600_000, 'milliseconds'),
  setting('requestWaitMs', 'REQUEST_WAIT_MS', 10, 60_000, 'milliseconds'),
  setting('requestAbsenceMs', 'REQUEST_ABSENCE_MS', 100, 600_000, 'milliseconds'),
  setting('queuedBytesPerSocket', 'MAX_QUEUED_BYTES', KB, 256 * MB, 'bytes'),
  setting('bytesInFlight', 'MAX_BYTES_IN_FLIGHT', MB, 64 * GB, 'bytes'),
  setting('commitWindowMs', 'COMMIT_WINDOW_MS', 0, 1000, 'milliseconds'),
]

/** The documented defaults. */
export function defaultLimits(): Limits {
  return { ...DEFAULTS }
}

/** Reads the settings. A wrong value gives one sentence that names the variable, the value and what is allowed. */
export function limitsFromEnvironment(
  environment: Record<string, string | undefined>,
): { ok: true; limits: Limits } | { ok: false; reason: string } {
  const limits = defaultLimits()
  for (const { name, variable, least, most, unit } of NUMBER_SETTINGS) {
    const text = environment[variable]?.trim()
    if (!text) continue
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      return {
        ok: false,
        reason: `${variable} is "${text}", but must be a whole number of ${unit} from ${least} to ${most}.`,
      }
    }
    limits[name] = value
  }
  limits.createToken = environment['CREATE_TOKEN']?.trim() ?? ''
  for (const [name, variable] of [
    ['allowedOrigins', 'ALLOWED_ORIGINS'],
    ['frameAncestors', 'FRAME_ANCESTORS'],
  ] as const) {
    const origins = (environment[variable] ?? '').split(/[\s,]+/).filter((origin) => origin !== '')
    const wrong = origins.find((origin) => !isOrigin(origin))
    if (wrong !== undefined) {
      return {
        ok: false,
        reason: `${variable} holds "${wrong}", but must be a list of origins like https://bord.school.nl.`,
      }
    }
    limits[name] = origins
  }
  const trust = environment['TRUST_PROXY']?.trim() ?? ''
  if (!['', '0', '1'].includes(trust)) {
    return {
      ok: false,
      reason: `TRUST_PROXY is "${trust}", but must be 1 (a proxy of yours adds X-Forwarded-For) or 0.`,
    }
  }
  limits.trustProxy = trust === '1'
  const metrics = environment['METRICS']?.trim() || limits.metrics
  if (metrics !== 'on' && metrics !== 'off' && metrics !== 'local') {
    return { ok: false, reason: `METRICS is "${metrics}", but must be on, off or local.` }
  }
  limits.metrics = metrics
  return { ok: true, limits }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

function setting(
  name: NumberName,
  variable: string,
  least: number,
  most: number,
  unit: string,
): NumberSetting {
  return { name, variable, least, most, unit }
}
