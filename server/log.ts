// Structured log lines. They never hold contents, tokens or a whole room id: a room is the start of a hash of its id.
import { createHash } from 'node:crypto'
import { pino, type Logger } from 'pino'

export type Log = Logger

/** Writes JSON lines to stdout at `level` (a pino level name, or silent). */
export function createLog(level: string): Log {
  return pino({ level, base: null })
}

/** Enough to follow one room through a log, too little to find it. */
export function roomMark(room: Uint8Array): string {
  return createHash('sha256').update(room).digest('hex').slice(0, 6)
}
