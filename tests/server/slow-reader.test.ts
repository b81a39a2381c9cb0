import { expect, test } from 'vitest'
import { connect, helloOf, join, push, roomKeys, sealed } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

test(
  'readers that stop reading cost the relay a bounded queue each, and catch up from the log',
  { timeout: 60_000 },
  async () => {
    const { url } = await runningRelay({ tailBytes: 64 * 1024 * 1024 })
    const keys = roomKeys()
    const writer = await join(url, keys)
    const reading = await join(url, keys)
    const stopped = await Promise.all(Array.from({ length: 20 }, () => join(url, keys)))
    for (const reader of stopped) reader.socket.pause()
    const before = process.memoryUsage().rss
    const filler = 'x'.repeat(500_000)
    const changes = 60
    for (let i = 1; i <= changes; i++) await push(writer, i, sealed(filler))
    await reading.until(() => (reading.frames().length === changes ? true : undefined))
    // 30 MB for each of the 20 would be 600 MB. What is kept: a queue, one batch above it, and what the kernel holds.
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
    for (const reader of stopped) {
      reader.socket.resume()
      await reader.until(() => (reader.frames().length === changes ? true : undefined))
      expect(reader.frames().map((frame) => frame.seq)).toEqual(
        Array.from({ length: changes }, (_, i) => i + 1),
      )
      reader.received.length = 0
    }
  },
)

test(
  'a reader that fell far behind receives the snapshot instead of the frames it covers',
  { timeout: 30_000 },
  async () => {
    const { url } = await runningRelay({ tailBytes: 64 * 1024 * 1024 })
    const keys = roomKeys()
    const writer = await join(url, keys)
    const slow = await join(url, keys, { writeToken: null })
    slow.socket.pause()
    for (let i = 1; i <= 40; i++) await push(writer, i, sealed('x'.repeat(500_000)))
    writer.send({ type: 'snap', covers: 40, sealed: sealed('all up to 40') })
    await push(writer, 41, sealed('last'))
    slow.socket.resume()
    await slow.until(() => (slow.frames().some((frame) => frame.seq === 41) ? true : undefined))
    expect((await slow.next('snapshot')).covers).toBe(40)
    expect(slow.frames().length).toBeLessThan(40)
  },
)

test(
  'a large snapshot is in memory once, however many devices it is on its way to',
  { timeout: 30_000 },
  async () => {
    const { url, relay } = await runningRelay()
    const keys = roomKeys()
    const writer = await join(url, keys)
    await push(writer, 1, sealed('one'))
    writer.send({ type: 'snap', covers: 1, sealed: sealed(new Uint8Array(8_000_000)) })
    await push(writer, 2, sealed('two'))
    const before = process.memoryUsage().arrayBuffers
    const readers = await Promise.all(Array.from({ length: 40 }, () => connect(url)))
    for (const reader of readers) {
      reader.socket.once('message', () => reader.socket.pause())
      reader.send(helloOf(keys))
    }
    await Promise.all(readers.map((reader) => reader.next('welcome')))
    expect(relay.stats().sockets).toBe(41)
    // A copy for each of the 40 would be 320 MB; what the kernel holds of this side and that is not counted.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024)
    for (const reader of readers) {
      reader.socket.resume()
      expect((await reader.next('snapshot')).sealed).toHaveLength(8_000_024)
      await reader.next('caught-up')
      await reader.leave()
    }
  },
)
