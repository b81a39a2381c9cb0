// One measured server as a process of its own, with a probe inside that tells what it uses.
// Measure a fresh process per subject: what one subject leaves behind must not count for the next.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ROOT } from '../../server/prepare.js'
import { freePort } from '../setup/free-port.ts'
import { bareDialect, hocuspocusDialect, memoryDialect, relayDialect, type Dialect } from './dialects.ts'
import { bareProgram, hocuspocusProgram, memoryProgram } from './peers.ts'

const PROBE = pathToFileURL(fileURLToPath(new URL('./probe.js', import.meta.url))).href

/** The name of the relay in every table. */
export const OURS = 'relay'

export type Contender = {
  name: string
  /** Keeps what it is given over a restart. */
  stores: boolean
  /** Has a board for who joins. */
  keepsBoards: boolean
  /** Tells a device that its change has arrived. */
  acknowledges: boolean
  dialect: Dialect
  program: string
}

export type Server = {
  url: string
  cpuSeconds(): Promise<number>
  /** After a thorough garbage collection. */
  memoryBytes(): Promise<number>
  /** kill -9, and starts again on the same port and data. Gives the milliseconds until it accepts connections. */
  killAndStart(): Promise<number>
  /** Ends it as its operator would, and starts again. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  end(): Promise<void>
}

/** Everything that can be measured on this machine, ours first, and a sentence for each that cannot. */
export function contenders(): { all: Contender[]; missing: string[] } {
  const missing: string[] = []
  const all: Contender[] = [
    {
      name: OURS,
      stores: true,
      keepsBoards: true,
      acknowledges: true,
      dialect: relayDialect,
      program: join(ROOT, 'dist/server/main.js'),
    },
    {
      name: 'bare ws',
      stores: false,
      keepsBoards: false,
      acknowledges: false,
      dialect: bareDialect,
      program: bareProgram(),
    },
  ]
  const peers = [
    {
      name: '@y/websocket-server',
      stores: false,
      keepsBoards: true,
      acknowledges: false,
      dialect: memoryDialect,
      installed: memoryProgram(),
    },
    {
      name: 'hocuspocus',
      stores: true,
      keepsBoards: true,
      acknowledges: true,
      dialect: hocuspocusDialect,
      installed: hocuspocusProgram(),
    },
  ]
  for (const { installed, ...peer } of peers) {
    if (installed.ok) all.push({ ...peer, program: installed.main })
    else missing.push(`${peer.name}: ${installed.reason}`)
  }
  return { all, missing }
}

/** Starts a contender on a free port with an empty data folder. */
export async function startServer({ program }: Contender): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
  const port = await freePort()
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    // All devices of a bench come from one address, and in one hour.
    MAX_CONNECTIONS_PER_ADDRESS: '20000',
    MAX_NEW_ROOMS_PER_HOUR: '100000',
  }
  const start = async () => {
    const args = ['--expose-gc', '--import', PROBE, program]
    const started = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    // Each says a line when it listens; trying the port would leave a connection behind that is no device.
    const listens = new Promise<void>((resolve) => started.stdout?.once('data', () => resolve()))
    const ended = once(started, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`)))
    await Promise.race([listens, ended])
    ended.catch(() => undefined)
    return started
  }
  let child = await start()
  const end = async (signal: NodeJS.Signals) => {
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  const ask = async (question: 'cpu' | 'memory') => {
    child.send(question)
    return Number((await once(child, 'message'))[0])
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    cpuSeconds: () => ask('cpu'),
    memoryBytes: () => ask('memory'),
    async killAndStart() {
      await end('SIGKILL')
      const from = performance.now()
      child = await start()
      return performance.now() - from
    },
    async restart() {
      await end('SIGTERM')
      child = await start()
    },
    async end() {
      await end('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
