import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { connect as connectTcp, createServer } from 'node:net'
import { join as inFolder } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { open } from 'lmdb'
import { freePort } from '../setup/free-port.ts'
import { until } from '../sync/boards.ts'
import { addressOf, buildServer, run, runServer, type BuiltServer } from './built-server.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { connect, helloOf, join, push, roomKeys, sealed } from './raw-client.ts'
import { temporaryFolder } from './running-relay.ts'

let server: BuiltServer
beforeAll(async () => {
  server = await buildServer()
}, 60_000)
afterAll(() => server.remove())

const settings = (change: Record<string, string> = {}) => ({
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: temporaryFolder(),
  ...change,
})

test(
  'killed in the middle of acknowledged writes, the relay has lost none of them',
  { timeout: 60_000 },
  async () => {
    const env = settings()
    const keys = roomKeys()
    const acknowledged = new Set<number>()
    let clientSeq = 0
    for (let round = 0; round < 3; round++) {
      const { url, child, ended } = await runServer(server, env)
      const writers = await Promise.all([1, 2, 3].map(() => join(url, keys)))
      const killAt = acknowledged.size + 150
      let killed = false
      for (const writer of writers) {
        writer.socket.on('message', () => {
          for (const ack of writer.all('ack')) for (const seq of ack.clientSeqs) acknowledged.add(seq)
          if (acknowledged.size >= killAt && !killed) {
            killed = true
            child.kill('SIGKILL')
          }
          for (let i = 0; i < 5 && writer.socket.readyState === writer.socket.OPEN; i++) pushNext(writer)
        })
        pushNext(writer)
      }
      await ended
      await Promise.all(writers.map((writer) => writer.closing()))
    }
    function pushNext(writer: Awaited<ReturnType<typeof join>>) {
      clientSeq++
      writer.send({ type: 'push', clientSeq, sealed: sealed(`change ${clientSeq}`) })
    }
    const { url } = await runServer(server, env)
    const back = await join(url, keys)
    const stored = new Set(
      back.frames().map((frame) => Number(Buffer.from(frame.sealed).toString().split(' ').pop())),
    )
    expect(acknowledged.size).toBeGreaterThanOrEqual(450)
    expect([...acknowledged].filter((seq) => !stored.has(seq))).toEqual([])
    expect(back.frames().map((frame) => frame.seq)).toEqual(back.frames().map((_, i) => i + 1))
  },
)

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends the server within two seconds, with what it took in stored',
  async (signal) => {
    const env = settings()
    const keys = roomKeys()
    const { url, child, ended } = await runServer(server, env)
    const anna = await join(url, keys)
    const silent = await connect(url)
    silent.socket.pause()
    const halfOpen = connectTcp({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
    onTestFinished(() => void halfOpen.destroy())
    halfOpen.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    await once(halfOpen, 'data')
    await push(anna, 1, sealed('one'))
    const from = performance.now()
    child.kill(signal)
    expect(await ended).toEqual({ code: 0, signal: null })
    expect(performance.now() - from).toBeLessThan(2000)
    expect((await anna.closing()).code).toBe(CLOSE.busy)
    const again = await runServer(server, env)
    expect((await join(again.url, keys)).frames()).toHaveLength(1)
  },
)

test('the server says where the board is and where its data lies', async () => {
  const env = settings()
  const program = await runServer(server, env)
  expect(program.output().trim()).toBe(`The board is on ${program.url} and its data in ${env.DATA_DIR}`)
})

test('a taken port is one sentence', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = String(typeof address === 'object' ? address?.port : 0)
  const program = run(process.execPath, [server.main], settings({ PORT: port }))
  expect((await program.ended).code).toBe(1)
  expect(program.output()).toBe(
    `Port ${port} is taken by another program. Stop that, or set PORT to another number.\n`,
  )
})

test('a setting that is empty counts as not set', async () => {
  const program = run(process.execPath, [server.main], settings({ PORT: ' ', HOST: '', LOG_LEVEL: '' }))
  // Somebody else may have it.
  await until('it says where it is', () => /8080/.test(program.output()) || program.child.exitCode !== null)
  expect(program.output()).toMatch(/^(The board is on http:\/\/localhost:8080 |Port 8080 is taken)/)
})

test('data that cannot be opened is one sentence, also while somebody is connecting', async () => {
  const dataDir = temporaryFolder()
  const room = Buffer.concat([Buffer.from([0x6d]), roomKeys().room])
  const db = open({ path: inFolder(dataDir, 'relay.mdb'), encoding: 'binary', keyEncoding: 'binary' })
  await db.put(room, Buffer.from([99]))
  await db.close()
  const port = String(await freePort())
  const program = run(process.execPath, [server.main], settings({ PORT: port, DATA_DIR: dataDir }))
  const knocking = setInterval(() => {
    const socket = connectTcp(Number(port), '127.0.0.1', () =>
      socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n'),
    )
    socket.on('error', () => socket.destroy())
  }, 1)
  onTestFinished(() => clearInterval(knocking))
  expect((await program.ended).code).toBe(1)
  expect(program.output()).toMatch(
    /^The data in .* cannot be opened: the store holds a room of version 99.*\n$/,
  )
})

test.each([
  ['a data folder inside a file', 'file/data'],
  ['a data folder that is a file', 'file'],
])('%s is one sentence', async (_, path) => {
  const folder = temporaryFolder()
  writeFileSync(inFolder(folder, 'file'), '')
  const program = run(process.execPath, [server.main], settings({ DATA_DIR: inFolder(folder, path) }))
  expect((await program.ended).code).toBe(1)
  expect(program.output()).toMatch(
    /^The data folder .* cannot be written \(\w+\)\. Set DATA_DIR to another folder\.\n$/,
  )
})

test.each([
  ['PORT', '99999'],
  ['MAX_FRAME_BYTES', 'lots'],
  ['EXPIRE_AFTER_DAYS', '0'],
  ['ALLOWED_ORIGINS', 'school.nl'],
  ['TRUST_PROXY', 'yes'],
  ['LOG_LEVEL', 'loud'],
])('a wrong %s is one sentence that says what is allowed', async (name, value) => {
  const program = run(process.execPath, [server.main], settings({ [name]: value }))
  expect((await program.ended).code).toBe(1)
  expect(program.output()).toMatch(new RegExp(`^${name} (is|holds) "${value}", but must be .*\\.\n$`))
})

test.skipIf(process.platform === 'win32')(
  'on a disk that is really full nothing half is stored and the relay goes on',
  async () => {
    // The largest file this process may write, in blocks of 1 KB: writing beyond it fails as on a full disk.
    const limited = 'trap \'\' XFSZ; ulimit -f 3000; exec "$0" "$1"'
    const env = settings()
    const program = run('bash', ['-c', limited, process.execPath, server.main], env)
    const url = await addressOf(program)
    const keys = roomKeys()
    const anna = await join(url, keys)
    const acknowledged = () => anna.all('ack').flatMap((ack) => ack.clientSeqs).length
    const filler = 'x'.repeat(100_000)
    for (let i = 0; anna.closed === null && i < 100; i++) {
      anna.send({ type: 'push', clientSeq: i, sealed: sealed(filler) })
      await anna.until(() => (acknowledged() > i || anna.closed ? true : undefined))
    }
    expect(anna.closed?.code).toBe(CLOSE.storeFailed)
    const health = await fetch(`${url}/healthz`)
    expect(health.status).toBe(503)
    const reader = await join(url, keys, { writeToken: null })
    expect(reader.frames()).toHaveLength(acknowledged())
    expect(program.child.exitCode).toBeNull()
  },
)

test('a log line holds no room, no token and no content', async () => {
  const program = await runServer(server, settings({ LOG_LEVEL: 'trace' }))
  const keys = roomKeys()
  const anna = await join(program.url, keys)
  await push(anna, 1, sealed('Leesniveau groep 5'))
  const wrong = await connect(program.url)
  wrong.send(helloOf(keys, { readToken: roomKeys().readToken }))
  await wrong.closing()
  program.child.kill('SIGTERM')
  await program.ended
  const lines = program.output()
  expect(lines).toContain('a device joined')
  for (const secret of Object.values(keys)) {
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(lines).not.toContain(Buffer.from(secret).toString(form))
    }
  }
  expect(lines).not.toContain('Leesniveau')
})
