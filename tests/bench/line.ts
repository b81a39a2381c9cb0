// What every server is asked in the same way, whatever its protocol: a line is one device's connection to one room.
import { WebSocket } from 'ws'
import type * as Y from 'yjs'

/** How far a device got in the relay's log; the others have no such thing. */
export type Standing = { epoch: Uint8Array; cursor: number; tag: Uint8Array }

export type LineOptions = {
  /** What the device has already. Left out: nothing. */
  knows?: Y.Doc
  standing?: Standing | undefined
  /** Changes are applied here, unsealed where they are sealed. Left out: they are only handed to `onContent`. */
  into?: Y.Doc
  /** Bytes with changes of others in them, in any packing. */
  onContent?: (bytes: Uint8Array) => void
  /** So many changes of this device were acknowledged. */
  onAcknowledged?: (changes: number) => void
}

export type Line = {
  /** Resolves when the device has all the server has; rejects when the connection breaks before. */
  synced: Promise<void>
  /** Sends one Yjs update. */
  send(update: Uint8Array): void
  receivedBytes(): number
  standing(): Standing | undefined
  close(): Promise<void>
}

export type Dialect = (url: string, room: string, options: LineOptions) => Line

type Talk = {
  opened?: () => void
  heard: (message: Uint8Array) => void
}

export type Wire = Pick<Line, 'synced' | 'receivedBytes' | 'close'> & {
  say: (message: Uint8Array) => void
  /** The device has all there is. */
  settle: () => void
}

/** Now and then a server of node 20 never answers an upgrade; every device tries again then. */
const ANSWER_WITHIN_MS = 1000
const TRIES = 5

/** The websocket under a line. */
export function openWire(address: string, talk: (wire: Wire) => Talk): Wire {
  let bytes = 0
  let settle = () => {}
  let fail = (_error: Error) => {}
  const synced = new Promise<void>((resolve, reject) => {
    settle = resolve
    fail = reject
  })
  // Whoever waits hears of it; a line that is broken on purpose has nobody who waits.
  synced.catch(() => undefined)
  const wire: Wire = {
    synced,
    receivedBytes: () => bytes,
    close: () =>
      new Promise((resolve) => {
        if (socket.readyState === WebSocket.CLOSED) return resolve()
        socket.on('close', () => resolve())
        // Not cut off: what was just sent must arrive.
        socket.close()
      }),
    say: (message) => socket.send(message),
    settle: () => settle(),
  }
  const { opened, heard } = talk(wire)
  let tries = 0
  const dial = () => {
    const options = { perMessageDeflate: false, handshakeTimeout: ANSWER_WITHIN_MS }
    const dialled = new WebSocket(address, options)
    tries++
    dialled.on('open', () => opened?.())
    dialled.on('message', (data: Buffer) => {
      bytes += data.length
      heard(data)
    })
    dialled.on('error', (error) => {
      if (error.message.includes('handshake has timed out') && tries < TRIES) socket = dial()
      else fail(error)
    })
    dialled.on('close', (code, reason) => {
      if (dialled === socket) fail(new Error(`closed with ${code} ${reason.toString()}`))
    })
    return dialled
  }
  let socket = dial()
  return wire
}
