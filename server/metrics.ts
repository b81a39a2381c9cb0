// What the relay counts, in the form Prometheus reads. Never a room, an address or anything else of a person as a label,
// and no label whose values a stranger can choose.
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { CLOSE, REFUSAL, type RefusalReason } from '../src/sync/protocol.ts'
import { isProxied } from './address-book.ts'
import type { Limits } from './limits.ts'

/** What is counted at the moment of reading. */
export type RelayStats = { sockets: number; liveRooms: number; rooms: number; bytes: number }

export type Metrics = {
  /** Something a device sent was not stored; the device stays connected. */
  refused(reason: RefusalReason): void
  /** A websocket was not opened at all. */
  turnedAway(reason: 'origin' | 'full'): void
  /** A websocket ended, with the code that was sent or received. */
  closed(code: number): void
  /** Frames were handed to so many devices. */
  delivered(frames: number): void
  /** A commit of so many frames took so many seconds, flush included. */
  committed(frames: number, seconds: number): void
  commitFailed(): void
  /** An HTTP request was answered. */
  answered(status: number): void
  /** The page for Prometheus. */
  read(stats: RelayStats): Promise<{ type: string; text: string }>
}

const REFUSAL_NAMES: Record<RefusalReason, string> = {
  [REFUSAL.readOnly]: 'read_only',
  [REFUSAL.snapshotNeeded]: 'snapshot_needed',
  [REFUSAL.tooLarge]: 'too_large',
  [REFUSAL.storageFull]: 'storage_full',
}
/** A device may close with any number it likes: what is not one of these counts as `other`. */
const KNOWN_CODES = new Set<number>([1000, 1001, 1005, 1006, 1009, ...Object.values(CLOSE)])
/** From a commit in memory to a disk that is in trouble (seconds). */
const COMMIT_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]

/** Memory, CPU, event loop and garbage of this process. One for all relays in it, begun when somebody first reads. */
let ofProcess: Registry | null = null

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `verbeterbord_${name}`, help, labelNames, registers })
  const gauge = (name: string, help: string) => new Gauge({ name: `verbeterbord_${name}`, help, registers })

  const sockets = gauge('sockets', 'Websockets that are open.')
  const liveRooms = gauge('live_rooms', 'Rooms with somebody in them.')
  const rooms = gauge('rooms', 'Rooms that are stored.')
  const storedBytes = gauge('stored_bytes', 'Sealed bytes that are stored.')
  const appended = counter('frames_appended_total', 'Frames that were stored.')
  const deliveries = counter('deliveries_total', 'Frames handed to devices, once per device.')
  const refusals = counter('refusals_total', 'What was refused, by reason.', ['reason'])
  const closes = counter('closes_total', 'Websockets that ended, by close code.', ['code'])
  const requests = counter('http_requests_total', 'HTTP requests, by class of the answer.', ['class'])
  const failures = counter('commit_failures_total', 'Commits that the store could not write.')
  const commits = new Histogram({
    name: 'verbeterbord_commit_seconds',
    help: 'Time of a commit, with its flush to disk.',
    buckets: COMMIT_BUCKETS,
    registers,
  })

  return {
    refused: (reason) => refusals.inc({ reason: REFUSAL_NAMES[reason] }),
    turnedAway: (reason) => refusals.inc({ reason }),
    closed: (code) => closes.inc({ code: KNOWN_CODES.has(code) ? String(code) : 'other' }),
    delivered: (frames) => deliveries.inc(frames),
    committed(frames, seconds) {
      appended.inc(frames)
      commits.observe(seconds)
    },
    commitFailed: () => failures.inc(),
    answered: (status) => requests.inc({ class: `${Math.floor(status / 100)}xx` }),
    async read(stats) {
      sockets.set(stats.sockets)
      liveRooms.set(stats.liveRooms)
      rooms.set(stats.rooms)
      storedBytes.set(stats.bytes)
      if (!ofProcess) collectDefaultMetrics({ register: (ofProcess = new Registry()) })
      const all = Registry.merge([registry, ofProcess])
      return { type: all.contentType, text: await all.metrics() }
    },
  }
}

/**
 * May this request read the metrics? With `local` only from this machine, called by a name of this machine, and not passed
 * on: through a proxy on this machine every stranger looks local.
 */
export function mayReadMetrics(request: IncomingMessage, setting: Limits['metrics']): boolean {
  if (setting !== 'local') return setting === 'on'
  return (
    !isProxied(request) &&
    isLoopback(request.socket.remoteAddress ?? '') &&
    isOwnName(request.headers.host ?? '')
  )
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

function isOwnName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || isLoopback(name)
}
