// The protocols of the measured servers, spoken as their own devices speak them: ours sealed, the others by y-protocols.
// All of them hand over the same content, so that only the server differs.
import { createHash, randomFillSync } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { keysOf } from '../../src/sync/access.ts'
import { RELAY_PATH, tagOf } from '../../src/sync/protocol.ts'
import { encodeClientMessage } from '../../src/sync/protocol-of-device.ts'
import { decodeRelayMessage } from '../../src/sync/protocol-of-relay.ts'
import { createSealer } from '../../src/sync/seal.ts'
import { helloOf } from '../server/raw-client.ts'
import { openWire, type Dialect, type LineOptions, type Standing, type Wire } from './line.ts'

export type { Dialect } from './line.ts'

/** What sealing adds: nonce, format byte and authentication code. */
const NONCE_BYTES = 24
const SEAL_BYTES = NONCE_BYTES + 1 + 16
/** From here on an update is a board, and a device seals it deflated. */
const BOARD_FROM_BYTES = 10_000
/** What a board of 150 KB is as a snapshot. */
const SNAPSHOT_BYTES = 60_000

type Keys = ReturnType<typeof makeKeys>
const keysByRoom = new Map<string, Keys>()

/** A device that comes back has its keys; deriving them is no part of what is measured. */
function keysIn(room: string): Keys {
  let keys = keysByRoom.get(room)
  if (!keys) keysByRoom.set(room, (keys = makeKeys(room)))
  return keys
}

function makeKeys(room: string) {
  const access = { kind: 'write', secret: hash(room).subarray(0, 16), year: '2026' } as const
  const { writeToken, sealKey, ...keys } = keysOf(access)
  if (!writeToken) throw new Error('whoever may write has a token')
  return { tokens: { ...keys, writeToken }, sealer: createSealer(sealKey, keys.room) }
}

/** Our relay. Small changes carry a seal's bytes without its arithmetic, which is the devices' work and not the relay's. */
export const relayDialect: Dialect = (url, room, options) => {
  const { tokens, sealer } = keysIn(room)
  let { epoch, cursor, tag } = options.standing ?? {
    epoch: new Uint8Array(16),
    cursor: 0,
    tag: new Uint8Array(8),
  }
  let said = 0
  let snapshot: Uint8Array | undefined
  const take = (kind: 'update' | 'snapshot', sealed: Uint8Array) => {
    options.onContent?.(sealed)
    if (!options.into) return
    const opened = sealer.unseal(kind, sealed)
    if (opened.ok) Y.applyUpdate(options.into, opened.content)
  }
  const wire = openWire(`${url}${RELAY_PATH}`, ({ say, settle }) => ({
    opened: () => say(encodeClientMessage(helloOf(tokens, { epoch, cursor, tag }))),
    heard(bytes) {
      const message = decodeRelayMessage(bytes)
      switch (message?.type) {
        case 'welcome':
          epoch = message.epoch.slice()
          cursor = message.start
          return
        case 'snapshot':
          cursor = message.covers
          tag = tagOf(message.sealed)
          return take('snapshot', message.sealed)
        case 'frames':
          for (const { seq, sealed } of message.frames) {
            cursor = seq
            tag = tagOf(sealed)
            take('update', sealed)
          }
          return
        case 'ack':
          cursor = message.cursor
          tag = message.tag.slice()
          return options.onAcknowledged?.(message.clientSeqs.length)
        case 'caught-up':
          return settle()
        case 'snap-wanted':
          // A device answers with its board; one that has none here, with as many bytes that nobody will open.
          if (options.into) snapshot = sealer.seal('snapshot', Y.encodeStateAsUpdate(options.into))
          snapshot ??= sealLike(new Uint8Array(SNAPSHOT_BYTES))
          return say(encodeClientMessage({ type: 'snap', covers: cursor, sealed: snapshot }))
        case 'presence-of':
        case 'left':
        case 'refused':
        case 'pong':
        case undefined:
          return undefined
      }
    },
  }))
  return {
    ...wire,
    send(update) {
      const isBoard = update.length > BOARD_FROM_BYTES
      const sealed = isBoard ? sealer.seal('update', update) : sealLike(update)
      if (isBoard) snapshot = sealer.seal('snapshot', update)
      wire.say(encodeClientMessage({ type: 'push', clientSeq: ++said, sealed }))
    },
    standing: (): Standing => ({ epoch, cursor, tag }),
  }
}

/** A broadcast: what is sent is what the others get. */
export const bareDialect: Dialect = (url, room, options) => {
  const wire = openWire(`${url}/${room}`, ({ settle }) => ({
    opened: settle,
    heard: (bytes) => options.onContent?.(bytes),
  }))
  return { ...wire, send: (update) => wire.say(update), standing: () => undefined }
}

const SYNC = 0
const SYNC_REPLY = 4
const SYNC_STATUS = 8
const AUTH = 2

/** The server of y-websocket: the room is the path. */
export const memoryDialect: Dialect = (url, room, options) => {
  const prefixed = (write: (to: encoding.Encoder) => void) => encoding.encode(write)
  const wire = openWire(`${url}/${room}`, (talk) => ({
    opened: () => askForAll(talk, prefixed, options),
    heard: (bytes) => hearSync(decoding.createDecoder(bytes), talk, prefixed, options),
  }))
  return { ...wire, send: (update) => sayUpdate(wire, prefixed, update), standing: () => undefined }
}

/** Hocuspocus: every message begins with the document's name, and the first one says who is there. */
export const hocuspocusDialect: Dialect = (url, room, options) => {
  const prefixed = (write: (to: encoding.Encoder) => void) =>
    encoding.encode((to) => {
      encoding.writeVarString(to, room)
      write(to)
    })
  const wire = openWire(url, (talk) => ({
    opened() {
      talk.say(
        prefixed((to) => {
          encoding.writeVarUint(to, AUTH)
          encoding.writeVarUint(to, 0)
          encoding.writeVarString(to, '')
        }),
      )
      askForAll(talk, prefixed, options)
    },
    heard(bytes) {
      const from = decoding.createDecoder(bytes)
      decoding.readVarString(from)
      hearSync(from, talk, prefixed, options)
    },
  }))
  return { ...wire, send: (update) => sayUpdate(wire, prefixed, update), standing: () => undefined }
}

type Prefixed = (write: (to: encoding.Encoder) => void) => Uint8Array

function askForAll({ say }: Wire, prefixed: Prefixed, { knows, into }: LineOptions) {
  const doc = knows ?? into
  say(
    prefixed((to) => {
      encoding.writeVarUint(to, SYNC)
      encoding.writeVarUint(to, messageYjsSyncStep1)
      encoding.writeVarUint8Array(to, doc ? vectorOf(doc) : Uint8Array.of(0))
    }),
  )
}

function sayUpdate({ say }: Wire, prefixed: Prefixed, update: Uint8Array) {
  say(
    prefixed((to) => {
      encoding.writeVarUint(to, SYNC)
      writeUpdate(to, update)
    }),
  )
}

function hearSync(from: decoding.Decoder, { say, settle }: Wire, prefixed: Prefixed, options: LineOptions) {
  const { knows, into, onContent, onAcknowledged } = options
  const type = decoding.readVarUint(from)
  if (type === SYNC_STATUS) return onAcknowledged?.(1)
  if (type !== SYNC && type !== SYNC_REPLY) return
  const step = decoding.readVarUint(from)
  const content = decoding.readVarUint8Array(from)
  if (step === messageYjsSyncStep1) {
    if (!knows) return
    say(
      prefixed((to) => {
        encoding.writeVarUint(to, SYNC)
        encoding.writeVarUint(to, messageYjsSyncStep2)
        encoding.writeVarUint8Array(to, whatLacks(knows, content))
      }),
    )
    return
  }
  onContent?.(content)
  if (into) Y.applyUpdate(into, content)
  if (step === messageYjsSyncStep2) settle()
}

const answers = new WeakMap<Y.Doc, Map<string, Uint8Array>>()

/**
 * A hundred devices each make this answer on a processor of their own; here they share one, so it is made once. Such a
 * document must not change any more.
 */
function whatLacks(doc: Y.Doc, vector: Uint8Array): Uint8Array {
  return remembered(doc, Buffer.from(vector).toString('base64'), () => Y.encodeStateAsUpdate(doc, vector))
}

function vectorOf(doc: Y.Doc): Uint8Array {
  return doc.store.clients.size === 0
    ? Uint8Array.of(0)
    : remembered(doc, 'vector', () => Y.encodeStateVector(doc))
}

function remembered(doc: Y.Doc, key: string, make: () => Uint8Array): Uint8Array {
  const known = answers.get(doc) ?? new Map<string, Uint8Array>()
  answers.set(doc, known)
  const answer = known.get(key) ?? make()
  known.set(key, answer)
  return answer
}

function sealLike(update: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(SEAL_BYTES + update.length)
  randomFillSync(sealed, 0, NONCE_BYTES)
  sealed.set(update, NONCE_BYTES + 1)
  return sealed
}

function hash(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest())
}
