import 'fake-indexeddb/auto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join as inFolder } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLmdbRoomStore } from '../../server/lmdb-room-store.ts'
import { roomMark } from '../../server/log.ts'
import { newAccess } from '../../src/sync/access.ts'
import { device, settled, until } from '../sync/boards.ts'
import { buildServer, run, runServer, type BuiltServer } from './built-server.ts'
import { join, push, roomKeys, sealed, standing, type RawClient } from './raw-client.ts'
import { temporaryFolder } from './running-relay.ts'

let server: BuiltServer
beforeAll(async () => {
  server = await buildServer()
}, 60_000)
afterAll(() => server.remove())

const settings = (dataDir: string, port = '0') => ({ PORT: port, HOST: '127.0.0.1', DATA_DIR: dataDir })

/** Runs a command to its end and gives what it printed. */
async function command(dataDir: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = run(process.execPath, [server.main, ...args], { DATA_DIR: dataDir })
  const { code } = await program.ended
  return { code, said: program.output() }
}

const newFolder = () => inFolder(temporaryFolder(), 'new', 'folder')

test('a backup made while three devices write holds every change acknowledged before it', async () => {
  const dataDir = temporaryFolder()
  const keys = roomKeys()
  const { url } = await runServer(server, settings(dataDir))
  const writers = await Promise.all([1, 2, 3].map(() => join(url, keys)))
  const acknowledged = new Set<number>()
  let clientSeq = 0
  const pushNext = (writer: RawClient) => {
    clientSeq++
    writer.send({ type: 'push', clientSeq, sealed: sealed(`${'x'.repeat(2000)} ${clientSeq}`) })
  }
  for (const writer of writers) {
    let seen = 0
    writer.socket.on('message', () => {
      const acks = writer.all('ack').flatMap((ack) => ack.clientSeqs)
      for (const seq of acks.slice(seen)) {
        acknowledged.add(seq)
        if (writer.socket.readyState === writer.socket.OPEN) pushNext(writer)
      }
      seen = acks.length
    })
    for (let i = 0; i < 5; i++) pushNext(writer)
  }
  await until('much is acknowledged', () => acknowledged.size > 500)
  const before = [...acknowledged]
  const backup = newFolder()
  expect(await command(dataDir, 'backup', backup)).toMatchObject({ code: 0 })
  // They went on all the while.
  expect(acknowledged.size).toBeGreaterThan(before.length)
  await Promise.all(writers.map((writer) => writer.leave()))

  const restored = newFolder()
  expect(await command(restored, 'restore', backup)).toMatchObject({ code: 0 })
  const again = await runServer(server, settings(restored))
  const frames = (await join(again.url, keys)).frames()
  const stored = new Set(frames.map(({ sealed }) => Number(Buffer.from(sealed).toString().split(' ').pop())))
  expect(before.filter((seq) => !stored.has(seq))).toEqual([])
  expect(frames.map(({ seq }) => seq)).toEqual(frames.map((_, i) => i + 1))
})

test('after a restore the devices bring back what the backup lacks', async () => {
  const dataDir = temporaryFolder()
  const access = newAccess('2026')
  const keys = roomKeys()
  const first = await runServer(server, settings(dataDir))
  const wall = device(first.url, access)
  const phone = device(first.url, access)
  const anna = await join(first.url, keys)
  await push(anna, 1, sealed('before the backup'))
  wall.write('a', 'before the backup')
  await until('both have it', () => phone.read('a') !== undefined && settled(wall))
  const backup = newFolder()
  await command(dataDir, 'backup', backup)
  for (let i = 2; i <= 5; i++) await push(anna, i, sealed('after the backup'))
  phone.write('b', 'after the backup')
  await until('it is shared', () => wall.read('b') !== undefined && settled(phone))
  const stood = standing(anna)
  first.child.kill('SIGTERM')
  await first.ended

  const restored = newFolder()
  await command(restored, 'restore', backup)
  const second = await runServer(server, settings(restored, new URL(first.url).port))
  // The old cursor means nothing any more, whatever head grows to.
  const back = await join(second.url, keys, stood)
  const { start, head, epoch } = await back.next('welcome')
  expect({ start, head }).toEqual({ start: 0, head: 1 })
  expect(epoch).not.toEqual(stood.epoch)
  phone.write('c', 'after the restore')
  await until('both are connected again', () => settled(wall) && settled(phone))
  const newcomer = device(second.url, access)
  const all = { a: 'before the backup', b: 'after the backup', c: 'after the restore' }
  await until('a newcomer has everything', () => Object.keys(newcomer.all()).length === 3)
  expect(newcomer.all()).toEqual(all)
  expect(wall.all()).toEqual(all)
})

test('backup and restore say what they did, and a backup of a stopped relay is as good', async () => {
  const dataDir = temporaryFolder()
  const store = await openLmdbRoomStore(dataDir)
  const { room } = roomKeys()
  await store.append([{ room, epoch: new Uint8Array(16), head: 0, frames: [sealed('one')] }], 1)
  await store.close()
  const backup = newFolder()
  expect((await command(dataDir, 'backup', backup)).said).toMatch(
    /^Backed up 1 room \(\d+\.\d MB\) from .+ to .+folder\.\n$/,
  )
  expect(readdirSync(backup).sort()).toEqual(['relay.mdb', 'restored'])
  const restored = newFolder()
  expect((await command(restored, 'restore', backup)).said).toMatch(
    /^Restored 1 room \(\d+\.\d MB\) into .+folder\. Start the relay: every device then shares what the backup lacks\.\n$/,
  )
  const again = await openLmdbRoomStore(restored)
  expect(again.stats()).toEqual({ rooms: 1, bytes: 27 })
  await again.close()
  expect(existsSync(inFolder(restored, 'restored'))).toBe(false)
})

test('what cannot be backed up or restored is told in one sentence, and nothing is touched', async () => {
  const dataDir = temporaryFolder()
  await (await openLmdbRoomStore(dataDir)).close()
  const backup = newFolder()
  await command(dataDir, 'backup', backup)
  const full = temporaryFolder()
  writeFileSync(inFolder(full, 'a letter'), 'keep me')
  const damaged = newFolder()
  await command(dataDir, 'backup', damaged)
  appendFileSync(inFolder(damaged, 'relay.mdb'), 'x')
  const unfinished = newFolder()
  mkdirSync(unfinished, { recursive: true })
  writeFileSync(inFolder(unfinished, 'relay.mdb.unfinished'), 'half')

  const cases: [dataDir: string, args: string[], said: RegExp][] = [
    [dataDir, ['backup', full], /is not empty\. Name a new folder for the backup\./],
    [temporaryFolder(), ['backup', newFolder()], /^There is no data in .+ Set DATA_DIR/],
    [dataDir, ['backup', inFolder(full, 'a letter', 'x')], /^The backup did not work: .+/],
    [dataDir, ['restore', backup], /^The data folder .+ is not empty\. Stop the relay/],
    [newFolder(), ['restore', full], /is not a backup that "npm run backup" finished\./],
    [newFolder(), ['restore', unfinished], /is not a backup/],
    [newFolder(), ['restore', damaged], /is damaged/],
    [dataDir, ['backup'], /^Say "backup <new folder>"/],
    [dataDir, ['serve', 'x'], /^Say "backup <new folder>"/],
    [dataDir, ['undo-snapshot', 'abc123'], /^There is no room with the mark abc123/],
  ]
  for (const [folder, args, said] of cases) {
    const done = await command(folder, ...args)
    expect(done.code, done.said).toBe(1)
    expect(done.said).toMatch(said)
    expect(done.said.trim().split('\n')).toHaveLength(1)
  }
  expect(readdirSync(full)).toEqual(['a letter'])
}, 30_000)

test('a snapshot that no device can read is taken back by its room’s mark, and every device reads anew', async () => {
  const dataDir = temporaryFolder()
  const keys = roomKeys()
  const first = await runServer(server, settings(dataDir))
  const anna = await join(first.url, keys)
  for (let i = 1; i <= 3; i++) await push(anna, i, sealed(`change ${i}`))
  anna.send({ type: 'snap', covers: 3, sealed: sealed('rubbish') })
  await push(anna, 4, sealed('change 4'))
  const stood = standing(anna)
  expect((await join(first.url, keys)).all('snapshot')).toHaveLength(1)
  first.child.kill('SIGTERM')
  await first.ended
  const mark = roomMark(keys.room)
  expect(await command(dataDir, 'undo-snapshot', mark)).toEqual({
    code: 0,
    said: `Room ${mark} has its previous snapshot back, with every change since.\n`,
  })
  expect((await command(dataDir, 'undo-snapshot', mark)).said).toBe(
    `Room ${mark} has no snapshot that can be taken back.\n`,
  )
  const second = await runServer(server, settings(dataDir))
  const back = await join(second.url, keys, stood)
  expect((await back.next('welcome')).start).toBe(0)
  expect(back.all('snapshot')).toEqual([])
  expect(back.frames().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
})
