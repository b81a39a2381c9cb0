// Devices with a real document and a real connection, and a way to wait for what must come about.
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { keysOf, randomBytes, type Access } from '../../src/sync/access.ts'
import type { ConnectOptions } from '../../src/sync/connect-options.ts'
import { connectBoard, type Connection } from '../../src/sync/connection.ts'

export type Device = {
  doc: Y.Doc
  connection: Connection
  write: (key: string, value: unknown) => void
  read: (key: string) => unknown
  all: () => Record<string, unknown>
}

/** What is the same in every test: quick, and connected through `ws`. */
export const QUICK = {
  WebSocket,
  mergeMs: 5,
  patienceMs: 200,
  maxBackoffMs: 50,
  busyPauseMs: 20,
  lostDiskDelay: () => 20,
  welcomeWithinMs: 1500,
}

/** A device with the board open. It ends with the test. */
export function device(
  url: string,
  access: Access,
  options: Partial<ConnectOptions> & { doc?: Y.Doc } = {},
): Device {
  const doc = options.doc ?? new Y.Doc()
  const relayUrl = `${url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/relay`
  const connection = connectBoard({ ...QUICK, relayUrl, access, ...options, doc })
  onTestFinished(() => {
    connection.close()
    doc.destroy()
  })
  const cards = doc.getMap('cards')
  return {
    doc,
    connection,
    write: (key, value) => {
      cards.set(key, value)
    },
    read: (key) => cards.get(key),
    all: () => cards.toJSON(),
  }
}

/** A change that opens with this key, and is written in a way that only a later version knows. */
export function sealedByNewerApp(access: Access): Uint8Array {
  const { sealKey, room } = keysOf(access)
  const nonce = randomBytes(24)
  const box = xchacha20poly1305(sealKey, nonce, Uint8Array.of(1, 0x75, ...room)).encrypt(Uint8Array.of(99, 1))
  return Uint8Array.of(...nonce, ...box)
}

/** Waits until `check` holds, looking again whenever something may have changed. Fails after `withinMs` with what it saw. */
export async function until(what: string, check: () => boolean, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!check()) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

/** Everything this device knows is at the relay, and the other way round. */
export function settled({ connection }: Device): boolean {
  return connection.state.link === 'open' && connection.state.unshared === 0
}
