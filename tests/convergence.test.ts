// Devices with wrong clocks do random things to one board while sockets are cut, pages reload, updates arrive twice and in
// the wrong order, and the relay is killed or loses its disk. In the end all must hold the same board, with nothing missing
// that was acknowledged and nothing back that was deleted. SEEDS=n tries more; SEED=n repeats one.
import { mkdirSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { createBoard } from '../src/board/commands.ts'
import { schoolYearOf } from '../src/board/day.ts'
import type { Editor } from '../src/board/editor.ts'
import { readBoard } from '../src/board/view.ts'
import { newAccess, randomBytes, readOnly, type Access } from '../src/sync/access.ts'
import { decodeRelayMessage } from '../src/sync/protocol-of-relay.ts'
import { connectBoard, type Connection } from '../src/sync/connection.ts'
import type { PlainSocketClass } from '../src/sync/socket-shapes.ts'
import { covers, rangesOf, type KnownRanges } from '../src/sync/known-ranges.ts'
import { seededRandom, testEditor } from './board/editors.ts'
import { randomCommand } from './board/random-commands.ts'
import { buildServer, runServer, type BuiltServer } from './server/built-server.ts'
import { temporaryFolder } from './server/running-relay.ts'
import { QUICK, until } from './sync/boards.ts'

const STEPS = Number(process.env['STEPS'] ?? 1200)
const DAY_MS = 86_400_000

let built: BuiltServer
beforeAll(async () => {
  built = await buildServer()
})
afterAll(() => built.remove())

type Device = {
  name: string
  editor: Editor
  connection: Connection
  network: Network
  /** Every update of this document, for repeating out of order. */
  heard: Uint8Array[]
}

/** The network of one device: its sockets can be cut, and none opens while it is away. */
type Network = { away: boolean; snapshots: number; sockets: Set<WebSocket>; Socket: PlainSocketClass }

function createNetwork(): Network {
  const network: Network = {
    away: false,
    snapshots: 0,
    sockets: new Set(),
    Socket: class extends WebSocket {
      constructor(url: string) {
        super(network.away ? 'ws://127.0.0.1:1' : url)
        network.sockets.add(this)
        this.on('close', () => network.sockets.delete(this))
        this.on('message', (data: Buffer) => {
          if (decodeRelayMessage(new Uint8Array(data))?.type === 'snapshot') network.snapshots++
        })
      }
    },
  }
  return network
}

function cut(network: Network) {
  network.away = true
  for (const socket of network.sockets) socket.terminate()
}

async function createRelay() {
  const dataDir = temporaryFolder()
  const settings = { HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
  let program = await runServer(built, { ...settings, PORT: '0' })
  const { port } = new URL(program.url)
  return {
    url: `ws://127.0.0.1:${port}/relay`,
    async killAndRestart(loseDisk: boolean) {
      program.child.kill('SIGKILL')
      await program.ended
      if (loseDisk) {
        rmSync(dataDir, { recursive: true, force: true })
        mkdirSync(dataDir)
      }
      program = await runServer(built, { ...settings, PORT: port })
    },
  }
}

function openDevice(
  name: string,
  doc: Y.Doc,
  url: string,
  access: Access,
  network: Network,
  clock: Editor['now'],
) {
  const editor = { ...testEditor(`${name}${doc.clientID}-`, doc), now: clock }
  const connection = connectBoard({ ...QUICK, doc, access, relayUrl: url, WebSocket: network.Socket })
  const device: Device = { name, editor, connection, network, heard: [] }
  doc.on('update', (update: Uint8Array) => device.heard.push(update))
  onTestFinished(() => connection.close())
  return device
}

function holds({ editor }: Device): KnownRanges {
  const ranges = rangesOf(Y.encodeStateAsUpdate(editor.doc))
  if (!ranges) throw new Error('a document that cannot be read')
  return ranges
}

const isSettled = ({ connection }: Device) =>
  connection.state.link === 'open' && connection.state.unshared === 0 && connection.state.everShared

const firstSeed = Number(process.env['SEED'] ?? 1)
const seeds = Array.from(
  { length: process.env['SEED'] ? 1 : Number(process.env['SEEDS'] ?? 3) },
  (_, n) => firstSeed + n,
)

test.each(seeds)(
  'every device ends with the same board, nothing lost and nothing back (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    console.log(`convergence: SEED=${seed} STEPS=${STEPS}`)
    const random = seededRandom(seed)
    const whole = (below: number) => Math.floor(random() * below)
    const relay = await createRelay()
    const access = newAccess('2026')
    /** What the relay acknowledged since it last lost its disk. */
    let acknowledged: KnownRanges[] = []

    const devices = Array.from({ length: 2 + whole(4) }, (_, n) => {
      let now = Date.parse('2026-11-23T14:15:00Z') + (whole(3) - 1) * DAY_MS
      const clock = () => new Date((now += 60_000))
      return openDevice(`d${n}`, new Y.Doc(), relay.url, access, createNetwork(), clock)
    })
    const anyDevice = () => {
      const device = devices[whole(devices.length)]
      if (!device) throw new Error('no devices')
      return device
    }
    /** Enough of these make the log so long that a snapshot takes its place, also after the relay lost its disk. */
    const draw = ({ editor }: Device, name: string, bytes: number) =>
      editor.doc.getMap('drawings').set(name, randomBytes(bytes))
    const maker = anyDevice()
    createBoard(maker.editor, {
      id: 'board-1',
      kind: 'team',
      name: 'Team',
      schoolYear: schoolYearOf('2026-11-23'),
    })
    for (const name of ['one', 'two', 'three']) draw(maker, name, 50_000)
    await until('the board is shared', () => isSettled(maker))

    const reload = (old: Device) => {
      old.connection.close()
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(old.editor.doc))
      devices[devices.indexOf(old)] = openDevice(
        old.name,
        doc,
        relay.url,
        access,
        old.network,
        old.editor.now,
      )
    }
    const repeatOutOfOrder = (from: Device, to: Device) => {
      const some = from.heard.slice(-whole(30)).sort(() => random() - 0.5)
      for (const update of [...some, ...some.slice(0, 3)]) Y.applyUpdate(to.editor.doc, update)
    }
    /** With every other device away, a newcomer gets from the relay whatever it acknowledged. */
    const checkNothingAcknowledgedIsMissing = async () => {
      const away = devices.filter(({ network }) => !network.away)
      for (const { network } of away) cut(network)
      await relay.killAndRestart(false)
      const newcomer = openDevice(
        'new',
        new Y.Doc(),
        relay.url,
        readOnly(access),
        createNetwork(),
        () => new Date(0),
      )
      await until('a newcomer is in', () => newcomer.connection.state.link === 'open')
      const held = holds(newcomer)
      for (const before of acknowledged) expect(covers(held, before), `acknowledged, seed ${seed}`).toBe(true)
      newcomer.connection.close()
      for (const { network } of away) network.away = false
    }

    for (let step = 0; step < STEPS; step++) {
      const device = anyDevice()
      const chance = whole(1000)
      if (chance < 895) randomCommand(random, device.editor)
      else if (chance < 900) draw(device, device.name, 20_000)
      else if (chance < 920) cut(device.network)
      else if (chance < 960) device.network.away = false
      else if (chance < 975) reload(device)
      else if (chance < 990) repeatOutOfOrder(anyDevice(), device)
      else if (chance < 996) {
        if (!device.network.away) {
          await until('shared', () => isSettled(device))
          acknowledged.push(holds(device))
        }
      } else if (chance < 998) await checkNothingAcknowledgedIsMissing()
      else {
        await relay.killAndRestart(true)
        acknowledged = []
      }
      // Lets sockets and timers have their turn.
      if (step % 5 === 0) await new Promise((resolve) => setImmediate(resolve))
    }

    for (const { network } of devices) network.away = false
    const [first, ...others] = devices
    if (!first) throw new Error('no devices')
    const same = () =>
      others.every(({ editor }) => Y.equalSnapshots(Y.snapshot(editor.doc), Y.snapshot(first.editor.doc)))
    await until('all are the same', () => devices.every(isSettled) && same(), 20_000)
    const join = async () => {
      const network = createNetwork()
      const last = openDevice('last', new Y.Doc(), relay.url, readOnly(access), network, () => new Date(0))
      await until('a newcomer is in', () => last.connection.state.link === 'open')
      return last
    }
    let newcomer = await join()
    while (newcomer.network.snapshots === 0) newcomer = await join()
    const view = readBoard(first.editor.doc)
    for (const device of [...others, newcomer]) {
      const { doc } = device.editor
      expect(doc.store.pendingStructs).toBeNull()
      expect(doc.store.pendingDs).toBeNull()
      expect(readBoard(doc), `${device.name}, seed ${seed}`).toEqual(view)
      for (const before of acknowledged) expect(covers(holds(device), before)).toBe(true)
    }
    expect(Y.equalSnapshots(Y.snapshot(newcomer.editor.doc), Y.snapshot(first.editor.doc))).toBe(true)
  },
)
