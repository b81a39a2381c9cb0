// A relay that sends whatever it likes. FUZZ_FRAMES sets how much, FUZZ_SEED repeats a run.
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import * as Y from 'yjs'
import { keysOf, newAccess } from '../../src/sync/access.ts'
import { decodeClientMessage } from '../../src/sync/protocol-of-device.ts'
import {
  decodeRelayMessage,
  encodeRelayMessage,
  type RelayMessage,
} from '../../src/sync/protocol-of-relay.ts'
import { createSealer } from '../../src/sync/seal.ts'
import { join } from '../server/raw-client.ts'
import { dice } from '../setup/dice.ts'
import { runningRelay, temporaryFolder } from '../server/running-relay.ts'
import { device, settled, until } from './boards.ts'

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 3000)
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9)
const MB = 1024 * 1024

/** Listens where a relay was, and lets `talk` answer each device that greets. */
async function hostileRelay(port: number, talk: (socket: WebSocket) => Promise<void>) {
  const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  server.on('connection', (socket) => {
    socket.on('error', () => socket.terminate())
    socket.once('message', () => void talk(socket))
  })
  const close = async () => {
    for (const client of server.clients) client.terminate()
    await new Promise((resolve) => server.close(resolve))
  }
  onTestFinished(close)
  return { close, server }
}

test(
  `whatever a relay sends, the board stays as it is and goes on with a proper one (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    const roll = dice(SEED)
    const bytes = (length: number) => Uint8Array.from({ length }, () => roll(256))
    const dataDir = temporaryFolder()
    const first = await runningRelay({}, { dataDir })
    const access = newAccess('2026')
    const keys = keysOf(access)
    const wall = device(first.url, access, { mergeMs: 0 })
    for (let n = 0; n < 20; n++) {
      wall.write(`card-${n}`, `we oefenen ${n}`)
      await until('shared', () => settled(wall))
    }
    const { room, readToken, publicWrite, writeToken, sealKey } = keys
    const raw = await join(first.url, { room, readToken, publicWrite, writeToken: writeToken ?? bytes(32) })
    const genuine = raw.frames()
    const { epoch } = await raw.next('welcome')
    await raw.leave()
    const before = wall.all()
    const original = Y.encodeStateAsUpdate(wall.doc)
    await first.close()

    const sealer = createSealer(sealKey, room)
    const otherKey = createSealer(bytes(32), room)
    const otherRoom = createSealer(sealKey, bytes(16))
    const foreign = new Y.Doc()
    foreign.getMap('cards').set('foreign', 'must not appear')
    const update = Y.encodeStateAsUpdate(foreign)
    /** Sealed, and yet nothing that this board may take in; or taken in long ago. */
    const content = (): Uint8Array => {
      const old = genuine[roll(genuine.length)]?.sealed ?? bytes(60)
      switch (roll(9)) {
        case 0:
          return bytes(roll(200))
        case 1:
          return otherKey.seal('update', update)
        case 2:
          return otherRoom.seal('snapshot', update)
        case 3:
          // Of another kind than where it is put.
          return sealer.seal('presence', update)
        case 4:
          return sealer.seal('update', bytes(roll(60)))
        case 5:
          return sealer.seal('snapshot', original)
        case 6: {
          const damaged = old.slice()
          damaged[roll(damaged.length)] = roll(256)
          return damaged
        }
        case 7:
          return old.slice(0, roll(old.length))
        default:
          return old
      }
    }
    const message = (): RelayMessage => {
      switch (roll(12)) {
        case 0:
          return {
            type: 'welcome',
            epoch: bytes(16),
            mayWrite: roll(2) === 0,
            start: roll(30),
            head: roll(1e6),
          }
        case 1:
          return { type: 'snapshot', covers: roll(100), sealed: content() }
        case 2:
          return { type: 'caught-up', head: roll(100) }
        case 3:
          return { type: 'ack', cursor: roll(1e6), tag: bytes(8), clientSeqs: [1e6 + roll(100)] }
        case 4:
          return { type: 'refused', reason: roll(8), clientSeqs: [roll(100), roll(100)] }
        case 5:
          return { type: 'presence-of', connection: roll(10), sealed: content() }
        case 6:
          return { type: 'left', connection: roll(10) }
        case 7:
          return { type: 'snap-wanted', tailBytes: roll(1e9) }
        case 8:
          return { type: 'pong' }
        default: {
          const list = Array.from({ length: roll(5) }, () => ({ seq: roll(200), sealed: content() }))
          return { type: 'frames', frames: list }
        }
      }
    }
    const seen: Uint8Array[] = []
    const anything = (): Uint8Array => {
      const made = encodeRelayMessage(message())
      seen[roll(100)] = made
      switch (roll(6)) {
        case 0:
          return bytes(roll(300))
        case 1:
          return made.slice(0, roll(made.length))
        case 2: {
          const mutated = made.slice()
          for (let n = roll(3) + 1; n > 0; n--) mutated[roll(mutated.length)] = roll(256)
          return mutated
        }
        case 3:
          return seen[roll(100)] ?? made
        default:
          return made
      }
    }

    const next = (): Uint8Array => {
      for (;;) {
        const made = anything()
        const read = decodeRelayMessage(made)
        // A relay that says it has what it has not is believed by everybody.
        if (read?.type !== 'ack' || read.clientSeqs.every((seq) => seq >= 1e6)) return made
      }
    }

    let sent = 0
    let mostHeap = 0
    const heapBefore = process.memoryUsage().heapUsed
    const hostile = await hostileRelay(first.port, async (socket) => {
      let heard = 0
      socket.on('message', (data: Buffer) => {
        heard += data.length
        // Whatever it hears, the device says only what a relay may hear.
        expect(decodeClientMessage(new Uint8Array(data))).not.toBeNull()
      })
      const known = roll(4) > 0
      const mine = roll(2) === 0 ? epoch : bytes(16)
      const hello = { type: 'welcome', epoch: mine, mayWrite: roll(8) > 0, start: 0, head: roll(50) } as const
      if (known) socket.send(encodeRelayMessage(hello))
      if (known && roll(2) === 0) socket.send(encodeRelayMessage({ type: 'caught-up', head: roll(50) }))
      for (let left = 50 + roll(400); left > 0 && socket.readyState === socket.OPEN; left--, sent++) {
        if (roll(100) === 0) socket.send('text')
        else socket.send(next())
        if (left % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
      }
      mostHeap = Math.max(mostHeap, process.memoryUsage().heapUsed)
      // A flood of questions must not be answered with a flood of boards.
      expect(heard).toBeLessThan(4 * MB)
      if (roll(10) === 0) socket.close(4400 + roll(30), 'anything')
      else socket.terminate()
    })

    // A snapshot that opens makes up for what was damaged before it, so the count itself goes up and down.
    let mostDamaged = 0
    wall.connection.onState(({ damaged }) => {
      mostDamaged = Math.max(mostDamaged, damaged)
    })
    let edits = 0
    for (let upTo = 300; upTo < FRAMES + 300; upTo += 300) {
      wall.write(`edit-${edits++ % 50}`, edits)
      await until(
        'more',
        () => {
          if (wall.connection.state.link === 'refused') wall.connection.retry()
          return sent >= upTo
        },
        60_000,
      )
      expect(wall.connection.state.unshared).toBeGreaterThan(0)
      expect(wall.connection.awareness.getStates().size).toBe(1)
    }
    expect(mostDamaged).toBeGreaterThan(0)
    expect(mostHeap - heapBefore).toBeLessThan(200 * MB)
    expect(wall.all()).toMatchObject(before)
    expect(wall.read('foreign')).toBeUndefined()
    expect(wall.doc.store.pendingStructs).toBeNull()
    await hostile.close()

    const { url } = await runningRelay({}, { dataDir, port: first.port })
    wall.connection.retry()
    await until('shared again', () => settled(wall), 30_000)
    wall.write('after', 'all is well')
    const phone = device(url, access)
    await until('complete', () => phone.read('after') === 'all is well')
    await until('shared', () => settled(wall) && settled(phone))
    expect(phone.all()).toEqual(wall.all())
    expect(wall.connection.state).toMatchObject({ refused: null, readOnly: false, unshared: 0, devices: 2 })
  },
)

test('a frame shorter than a tag does not keep the device from greeting again', async () => {
  const first = await runningRelay()
  await first.close()
  let greetings = 0
  const hostile = await hostileRelay(first.port, async (socket) => {
    greetings++
    socket.send(
      encodeRelayMessage({ type: 'welcome', epoch: new Uint8Array(16), mayWrite: true, start: 0, head: 1 }),
    )
    socket.send(encodeRelayMessage({ type: 'frames', frames: [{ seq: 1, sealed: new Uint8Array(3) }] }))
    socket.close()
  })
  const wall = device(first.url, newAccess('2026'))
  await until('it came back', () => greetings >= 3)
  expect(wall.connection.state.damaged).toBeGreaterThan(0)
  await hostile.close()
})
