// The servers that ours is measured against: installed on demand beside the project's packages, in an ignored folder, and
// never a dependency. Their programs stand here as text, because their packages are not there to be checked against.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../server/prepare.js'

const FOLDER = join(ROOT, 'node_modules', '.cache', 'bench-peers')

const BARE_WS = `
import { WebSocketServer } from 'ws'
const rooms = new Map()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? rooms.set(url, new Set()).get(url)
  room.add(socket)
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => console.log('listening'))
`
const HOCUSPOCUS = `
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
const database = join(process.env.DATA_DIR, 'boards.db')
const address = { port: Number(process.env.PORT), address: '127.0.0.1' }
await new Server({ ...address, quiet: true, extensions: [new SQLite({ database })] }).listen()
console.log('listening')
`

const PACKAGES = {
  memory: { '@y/websocket-server': '0.1.1', yjs: '13.6.33' },
  hocuspocus: {
    '@hocuspocus/server': '4.7.0',
    '@hocuspocus/extension-sqlite': '4.7.0',
    'y-protocols': '1.0.7',
    yjs: '13.6.33',
  },
} as const

type Installed = { ok: true; main: string } | { ok: false; reason: string }

/** The broadcast without storage needs only what the project has. */
export function bareProgram(): string {
  return writeProgram(FOLDER, 'bare.mjs', BARE_WS)
}

/** Installs @y/websocket-server when it is not there yet. Its own program is what runs. */
export function memoryProgram(): Installed {
  const folder = join(FOLDER, 'memory')
  return install(folder, PACKAGES.memory, () =>
    join(folder, 'node_modules/@y/websocket-server/src/server.js'),
  )
}

/** Installs hocuspocus with its SQLite extension when it is not there yet (may compile, up to two minutes). */
export function hocuspocusProgram(): Installed {
  const folder = join(FOLDER, 'hocuspocus')
  return install(folder, PACKAGES.hocuspocus, () => writeProgram(folder, 'main.mjs', HOCUSPOCUS))
}

function install(folder: string, dependencies: Record<string, string>, program: () => string): Installed {
  const wanted = JSON.stringify({ private: true, dependencies })
  const stamp = join(folder, '.installed')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), wanted)
    console.log(`Installing ${Object.keys(dependencies).join(', ')} …`)
    const npm = ['install', '--no-audit', '--no-fund', '--loglevel', 'error']
    const done = spawnSync('npm', npm, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
    if (done.status !== 0) return { ok: false, reason: `npm could not install it on node ${process.version}` }
    writeFileSync(stamp, wanted)
  }
  return { ok: true, main: program() }
}

function writeProgram(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), text.trimStart())
  return join(folder, name)
}
