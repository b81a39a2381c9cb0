import { expect, test } from 'vitest'
import { createHealth } from '../../server/health.ts'
import { openLmdbRoomStore } from '../../server/lmdb-room-store.ts'
import { createLog } from '../../server/log.ts'
import { join, push, roomKeys, sealed } from './raw-client.ts'
import { runningRelay, temporaryFolder } from './running-relay.ts'

test('a disk with less room than the school wants makes the relay unwell, in words, while it goes on storing', async () => {
  const { url } = await runningRelay({ leastFreeBytes: 1e15 })
  const health = await fetch(`${url}/healthz`)
  expect(health.status).toBe(503)
  expect(await health.json()).toEqual({
    status: 'failing',
    reason: expect.stringMatching(
      /^The disk is nearly full: \d+ MB is free, less than the 953674316 MB of MIN_FREE_BYTES\.$/,
    ),
  })
  await push(await join(url, roomKeys()), 1, sealed('one'))
})

test('a relay on a disk with exactly enough room is well', async () => {
  const { url } = await runningRelay({ leastFreeBytes: 0 })
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('a disk on which a write finds no room is told as full', async () => {
  const store = await openLmdbRoomStore(temporaryFolder())
  const full: typeof store = { ...store, check: async () => ({ ok: false, reason: 'Input/output error' }) }
  // A file system without any room of its own.
  const health = createHealth({ store: full, dataDir: '/proc', leastFreeBytes: 0, log: createLog('silent') })
  expect(await health()).toEqual({ ok: false, reason: 'The disk is full: Input/output error.' })
  await store.close()
})

test('a crowd that asks for the health costs one write, and a data folder that is gone is told', async () => {
  const dataDir = temporaryFolder()
  const store = await openLmdbRoomStore(dataDir)
  let checks = 0
  const counted: typeof store = {
    ...store,
    check() {
      checks++
      return store.check()
    },
  }
  const options = { store: counted, leastFreeBytes: 0, log: createLog('silent') }
  const health = createHealth({ ...options, dataDir })
  const answers = await Promise.all(Array.from({ length: 100 }, () => health()))
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(checks).toBe(1)
  expect(await createHealth({ ...options, dataDir: `${dataDir}/gone` })()).toMatchObject({ ok: false })
  await store.close()
})
