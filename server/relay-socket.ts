// What a connection needs of the socket under it: a websocket has it, and plain requests that look like one.
import type { RawData } from 'ws'
import type { PackedMessage } from './packed-message.ts'

export type RelaySocket = {
  readonly isPaused: boolean
  /** Bytes said and not yet on their way. */
  readonly bufferedAmount: number
  send(message: PackedMessage, sent: () => void): void
  ping(): void
  pause(): void
  resume(): void
  close(code: number, reason: string): void
  terminate(): void
  on(event: 'message', listener: (data: RawData, isBinary: boolean) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'close', listener: (code: number) => void): unknown
}

/** Tells of bytes as they come in, before they are a message. */
export type ByteSource = {
  prependListener(event: 'data', listener: (chunk: Buffer) => void): unknown
}
