// A device reduced to its messages: speaks protocol.ts over a real socket and remembers what it received. Bytes that are
// "sealed" here are just bytes, as they are to the relay.
import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { EPOCH_BYTES, PROTOCOL_VERSION, tagOf, TAG_BYTES, type Frame } from '../../src/sync/protocol.ts'
import { encodeClientMessage, type ClientMessage, type Hello } from '../../src/sync/protocol-of-device.ts'
import { decodeRelayMessage, type RelayMessage } from '../../src/sync/protocol-of-relay.ts'

export type RoomKeys = Pick<Hello, 'room' | 'readToken' | 'publicWrite'> & { writeToken: Uint8Array }

/** The keys of a fresh room, or of the board with this secret, made as the device makes them. */
export function roomKeys(secret: Uint8Array = randomBytes(16), year = '2026'): RoomKeys {
  const derive = (from: Uint8Array, info: string, length: number) =>
    new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), info, length))
  const view = derive(secret, 'view', 16)
  const writeToken = derive(secret, 'write', 32)
  const readToken = derive(view, `read|${year}`, 32)
  const publicWrite = sha256(writeToken).slice(0, 16)
  const room = sha256(Buffer.concat([sha256(readToken), publicWrite])).slice(0, 16)
  return { room, readToken, publicWrite, writeToken }
}

export function helloOf(keys: RoomKeys, change: Partial<Hello> = {}): ClientMessage {
  return {
    type: 'hello',
    version: PROTOCOL_VERSION,
    ...keys,
    epoch: new Uint8Array(EPOCH_BYTES),
    cursor: 0,
    tag: new Uint8Array(TAG_BYTES),
    createToken: '',
    ...change,
  }
}

/** Something that looks sealed: a random nonce and then these words. */
export function sealed(words: string | Uint8Array = ''): Uint8Array {
  return new Uint8Array(Buffer.concat([randomBytes(24), Buffer.from(words)]))
}

export type RawClient = {
  readonly socket: WebSocket
  readonly received: RelayMessage[]
  closed: { code: number; reason: string } | null
  send(message: ClientMessage): void
  sendBytes(bytes: Uint8Array | string): void
  /** Resolves when `found` gives something other than undefined, looked at after every event. */
  until<T>(found: () => T | undefined): Promise<T>
  /** The first message of this type, past or to come, after the first `skip` ones. */
  next<K extends RelayMessage['type']>(type: K, skip?: number): Promise<Extract<RelayMessage, { type: K }>>
  all<K extends RelayMessage['type']>(type: K): Extract<RelayMessage, { type: K }>[]
  frames(): Frame[]
  closing(): Promise<{ code: number; reason: string }>
  leave(): Promise<void>
}

/** Opens a socket; resolves when it is open. `url` is the http address of the relay. */
export async function connect(url: string, query = ''): Promise<RawClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/relay${query}`, { perMessageDeflate: false })
  const received: RelayMessage[] = []
  const watchers = new Set<() => void>()
  const look = () => {
    for (const watcher of watchers) watcher()
  }
  const client: RawClient = {
    socket,
    received,
    closed: null,
    send: (message) => socket.send(encodeClientMessage(message)),
    sendBytes: (bytes) => socket.send(bytes),
    until: (found) =>
      new Promise((resolve) => {
        const watcher = () => {
          const value = found()
          if (value === undefined) return
          watchers.delete(watcher)
          resolve(value)
        }
        watchers.add(watcher)
        watcher()
      }),
    next: (type, skip = 0) => client.until(() => client.all(type)[skip]),
    all: (type) => received.filter((message) => isOfType(message, type)),
    frames: () => client.all('frames').flatMap(({ frames }) => frames),
    closing: () => client.until(() => client.closed ?? undefined),
    async leave() {
      socket.close()
      await client.closing()
    },
  }
  socket.on('message', (data: Buffer) => {
    const message = decodeRelayMessage(new Uint8Array(data))
    if (!message) throw new Error('the relay sent something that is not a message')
    received.push(message)
    look()
  })
  socket.on('close', (code, reason) => {
    client.closed = { code, reason: reason.toString() }
    look()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  socket.on('error', look)
  return client
}

/** Joins a room and waits until everything in it has come. */
export async function join(url: string, keys: RoomKeys, change: Partial<Hello> = {}): Promise<RawClient> {
  const client = await connect(url)
  client.send(helloOf(keys, change))
  await client.next('caught-up')
  return client
}

/** Pushes and waits for the acknowledgement. */
export async function push(client: RawClient, clientSeq: number, bytes: Uint8Array): Promise<void> {
  client.send({ type: 'push', clientSeq, sealed: bytes })
  await client.until(() =>
    client.all('ack').some((ack) => ack.clientSeqs.includes(clientSeq)) ? true : undefined,
  )
}

/** Sends so many bytes of a message that never comes to its end. Resolves when the relay has them. */
export async function beginMessage({ socket }: RawClient, bytes: number): Promise<void> {
  socket.send(new Uint8Array(bytes), { fin: false })
  socket.ping()
  await once(socket, 'pong')
}

/** Where a device stands after what it received: what it would say in its next HELLO. */
export function standing(client: RawClient): Pick<Hello, 'epoch' | 'cursor' | 'tag'> {
  let cursor = 0
  let tag: Uint8Array = new Uint8Array(TAG_BYTES)
  let epoch: Uint8Array = new Uint8Array(EPOCH_BYTES)
  for (const message of client.received) {
    if (message.type === 'welcome') ({ epoch, start: cursor } = message)
    if (message.type === 'snapshot') [cursor, tag] = [message.covers, tagOf(message.sealed)]
    if (message.type === 'ack') ({ cursor, tag } = message)
    const last = message.type === 'frames' ? message.frames[message.frames.length - 1] : undefined
    if (last) [cursor, tag] = [last.seq, tagOf(last.sealed)]
  }
  return { epoch, cursor, tag }
}

function isOfType<K extends RelayMessage['type']>(
  message: RelayMessage,
  type: K,
): message is Extract<RelayMessage, { type: K }> {
  return message.type === type
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}
