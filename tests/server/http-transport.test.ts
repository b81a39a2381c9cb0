// The relay by plain requests, asked by hand. FUZZ_FRAMES sets how much arrives, FUZZ_SEED repeats a run.
import { randomBytes } from 'node:crypto'
import { request as ask } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { CLOSE } from '../../src/sync/protocol.ts'
import { encodeClientMessage, type ClientMessage } from '../../src/sync/protocol-of-device.ts'
import { decodeRelayMessage } from '../../src/sync/protocol-of-relay.ts'
import {
  createStreamReader,
  decodeAnswer,
  encodeRequest,
  inStream,
  REQUESTS_PATH,
  REQUESTS_TYPE,
  TOKEN_BYTES,
  type RelayAnswer,
  type RelayRequest,
} from '../../src/sync/protocol-requests.ts'
import { dice } from '../setup/dice.ts'
import { beginMessage, helloOf, join, push, roomKeys, sealed } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 3000)
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9)

async function post(url: string, body: Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}${REQUESTS_PATH}`, {
    method: 'POST',
    headers: { 'Content-Type': REQUESTS_TYPE, ...headers },
    body: new Uint8Array(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

function stream(...messages: ClientMessage[]): Uint8Array {
  return Buffer.concat(messages.map((message) => inStream(encodeClientMessage(message))))
}

/** A device by hand: says where it stands and what it has, and nothing by itself. */
function visitor(url: string) {
  const token = new Uint8Array(randomBytes(TOKEN_BYTES))
  const reader = createStreamReader(1e9)
  const state = { received: 0, from: 0 }
  const heard: string[] = []
  const request = async (change: Partial<RelayRequest>): Promise<RelayAnswer> => {
    const flags = { wait: false, first: false, leave: false, bytes: new Uint8Array(0) }
    const { status, body } = await post(url, encodeRequest({ token, ...state, ...flags, ...change }))
    const answer = status === 200 ? decodeAnswer(body) : null
    if (!answer) throw new Error(`no answer but ${status}`)
    return answer
  }
  return {
    token,
    state,
    heard,
    request,
    /** Says something and goes on from there. */
    async say(change: Partial<RelayRequest>) {
      const answer = await request(change)
      if (answer.state !== 'unknown') state.from = answer.taken
      return answer
    },
    /** Waits until the relay has told this, taking in everything before it. */
    async hear(type: string): Promise<RelayAnswer | null> {
      while (true) {
        if (heard.includes(type)) return null
        const answer = await request({ wait: true })
        if (answer.state === 'unknown') return answer
        state.received += answer.bytes.length
        for (const message of reader.take(answer.bytes) ?? []) {
          heard.push(decodeRelayMessage(message)?.type ?? 'garbage')
        }
        if (answer.state === 'closed') return answer
      }
    },
  }
}

async function visitorIn(url: string, keys = roomKeys()) {
  const guest = visitor(url)
  await guest.request({ first: true })
  await guest.say({ bytes: stream(helloOf(keys)) })
  await guest.hear('caught-up')
  return guest
}

const closedWith = (answer: RelayAnswer | null) => (answer?.state === 'closed' ? answer.code : answer?.state)

test('a device is welcomed, heard and answered by requests, and the others hear it', async () => {
  const { url, relay } = await runningRelay()
  const keys = roomKeys()
  const bram = await join(url, keys)
  const anna = await visitorIn(url, keys)
  await anna.say({ bytes: stream({ type: 'push', clientSeq: 1, sealed: sealed('one') }) })
  await anna.hear('ack')
  await bram.next('frames')
  expect(anna.heard).toEqual(['welcome', 'caught-up', 'ack'])
  expect(relay.stats().sockets).toBe(2)
  await anna.say({ leave: true })
  await expect.poll(() => relay.stats().sockets).toBe(1)
})

test('a request made twice is heard once, and an answer that was lost is told again', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const bram = await join(url, keys)
  const anna = await visitorIn(url, keys)
  const bytes = stream({ type: 'push', clientSeq: 1, sealed: sealed('one') }, { type: 'ping' })
  const half = Math.floor(bytes.length / 2)
  await anna.request({ bytes: bytes.subarray(0, half) })
  await anna.request({ bytes: bytes.subarray(0, half) })
  await Promise.all([anna.request({ bytes }), anna.request({ bytes }), anna.say({ bytes })])
  const lost = await anna.request({ wait: true })
  const again = await anna.request({ wait: true })
  expect(lost).toMatchObject({ state: 'goes-on', from: anna.state.received })
  expect(again).toMatchObject({ from: anna.state.received })
  await anna.hear('ack')
  await anna.hear('pong')
  expect(anna.heard).toEqual(['welcome', 'caught-up', 'pong', 'ack'])
  await push(bram, 1, sealed('two'))
  const newcomer = await join(url, keys)
  expect(newcomer.frames()).toHaveLength(2)
})

test('a relay that restarts tells whoever waits at once to come back', async () => {
  const relay = await runningRelay()
  const { url } = relay
  const anna = await visitorIn(url)
  const told = anna.hear('nothing')
  // Its request is there before the relay begins to end.
  await fetch(`${url}/healthz`)
  const before = Date.now()
  await relay.close()
  expect(closedWith(await told)).toBe(CLOSE.busy)
  expect(Date.now() - before).toBeLessThan(400)
})

test('a connection that the relay does not know is told so, and makes none', async () => {
  const { url, relay } = await runningRelay()
  const stranger = visitor(url)
  expect(await stranger.request({ wait: true })).toEqual({ state: 'unknown' })
  expect(await stranger.request({ first: true, from: 5 })).toEqual({ state: 'unknown' })
  expect(relay.stats().sockets).toBe(0)
})

test('what is no request is refused and read no further than one piece', async () => {
  const { url, relay } = await runningRelay()
  const valid = encodeRequest({
    token: randomBytes(16),
    wait: false,
    first: true,
    leave: false,
    received: 0,
    from: 0,
    bytes: new Uint8Array(0),
  })
  expect((await post(url, new Uint8Array(5))).status).toBe(400)
  expect((await post(url, Buffer.alloc(40, 0xff))).status).toBe(400)
  expect((await post(url, valid, { 'Content-Type': 'text/plain' })).status).toBe(415)
  expect((await post(url, valid, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect((await fetch(`${url}${REQUESTS_PATH}`)).status).toBe(404)
  expect((await fetch(`${url}/other`, { method: 'POST', body: 'x' })).status).toBe(405)
  const status = await new Promise((resolve) => {
    const headers = { 'Content-Type': REQUESTS_TYPE, 'Content-Length': 1e9 }
    const outgoing = ask(`${url}${REQUESTS_PATH}`, { method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    outgoing.on('error', () => {})
    onTestFinished(() => void outgoing.destroy())
    outgoing.write(Buffer.alloc(400 * 1024))
  })
  expect(status).toBe(413)
  expect(relay.stats().sockets).toBe(0)
  const { headers } = await post(url, valid)
  expect(headers.get('cache-control')).toBe('no-store, no-transform')
  expect(headers.get('access-control-allow-origin')).toBeNull()
})

test('only pages that may connect by websocket may connect by requests', async () => {
  const { url } = await runningRelay({ allowedOrigins: ['https://bord.school.nl'] })
  const first = (token: Uint8Array) =>
    encodeRequest({
      token,
      wait: false,
      first: true,
      leave: false,
      received: 0,
      from: 0,
      bytes: new Uint8Array(0),
    })
  expect((await post(url, first(randomBytes(16)), { Origin: 'https://elders.nl' })).status).toBe(403)
  expect((await post(url, first(randomBytes(16)), { Origin: 'https://bord.school.nl' })).status).toBe(200)
})

test('connections by requests count among all connections and among those of an address', async () => {
  const { url, relay } = await runningRelay({ socketsInAll: 3, socketsPerAddress: 2 })
  await join(url, roomKeys())
  await visitorIn(url)
  const third = visitor(url)
  await third.request({ first: true })
  expect(closedWith(await third.hear('nothing'))).toBe(CLOSE.busy)
  await expect.poll(() => relay.stats().sockets).toBe(2)
  const waiting = [visitor(url), visitor(url)]
  await waiting[0]?.request({ first: true })
  await expect(waiting[1]?.request({ first: true })).rejects.toThrow('503')
})

test('a device that never greets, or asks nothing any more, is let go of', async () => {
  const { url, relay } = await runningRelay({ helloWithinMs: 50, requestAbsenceMs: 150 })
  const silent = visitor(url)
  await silent.request({ first: true })
  expect(closedWith(await silent.hear('nothing'))).toBe(CLOSE.noHello)
  const gone = await visitorIn(url)
  expect(relay.stats().sockets).toBe(1)
  await expect.poll(() => relay.stats()).toMatchObject({ sockets: 0, liveRooms: 0 })
  expect(await gone.request({ wait: true })).toEqual({ state: 'unknown' })
})

test('a request waits no longer than it may, and the connection goes on', async () => {
  const { url } = await runningRelay({ requestWaitMs: 60, requestAbsenceMs: 5000 })
  const anna = await visitorIn(url)
  for (let n = 0; n < 3; n++) {
    expect(await anna.request({ wait: true })).toMatchObject({ state: 'goes-on', bytes: new Uint8Array(0) })
  }
})

test('too many requests, too long a message, and claims that cannot be, end the connection', async () => {
  const { url } = await runningRelay({ messagesPer10s: 20, snapshotBytes: 1024, frameBytes: 1024 })
  const eager = await visitorIn(url)
  for (let n = 0; n < 20; n++) await eager.request({})
  expect(closedWith(await eager.request({ wait: true }))).toBe(CLOSE.tooMany)
  const announces = await visitorIn(url)
  await announces.request({ bytes: Uint8Array.of(0xff, 0xff, 0xff, 0x7f) })
  expect(closedWith(await announces.hear('nothing'))).toBe(1009)
  const ahead = await visitorIn(url)
  await ahead.request({ from: 1e9 })
  expect(closedWith(await ahead.request({ wait: true }))).toBe(CLOSE.badMessage)
  const knows = await visitorIn(url)
  expect(closedWith(await knows.request({ received: 1e9, wait: true }))).toBe(CLOSE.badMessage)
})

test('what strangers send without an end does not keep the others out', async () => {
  const { url } = await runningRelay({ bytesInFlight: 300_000 })
  const stranger = await join(url, roomKeys())
  const anna = await visitorIn(url)
  await beginMessage(stranger, 200_000)
  await anna.say({ bytes: stream({ type: 'push', clientSeq: 1, sealed: sealed('x'.repeat(150_000)) }) })
  await anna.hear('ack')
  expect((await stranger.closing()).code).toBe(CLOSE.busy)
})

test(
  'five hundred waiting devices cost little, and each hears what happens',
  { timeout: 30_000 },
  async () => {
    const { url, relay } = await runningRelay()
    const keys = roomKeys()
    const anna = await join(url, keys)
    const guests: Awaited<ReturnType<typeof visitorIn>>[] = []
    for (let n = 0; n < 20; n++) {
      guests.push(...(await Promise.all(Array.from({ length: 25 }, () => visitorIn(url, keys)))))
    }
    const before = process.memoryUsage().rss
    const told = guests.map((guest) => guest.hear('frames'))
    await push(anna, 1, sealed('x'.repeat(100_000)))
    await Promise.all(told)
    // They share this process with the relay: 500 times 100 KB arrive here too.
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
    await Promise.all(guests.map((guest) => guest.say({ leave: true })))
    await expect.poll(() => relay.stats().sockets).toBe(1)
  },
)

test('a large snapshot is in memory once, however many devices ask for it by requests', async () => {
  const { url } = await runningRelay()
  const keys = roomKeys()
  const writer = await join(url, keys)
  await push(writer, 1, sealed('one'))
  writer.send({ type: 'snap', covers: 1, sealed: sealed(new Uint8Array(8_000_000)) })
  await push(writer, 2, sealed('two'))
  const before = process.memoryUsage().arrayBuffers
  const guests = Array.from({ length: 40 }, () => visitor(url))
  for (const guest of guests) await guest.request({ first: true })
  for (const guest of guests) await guest.say({ bytes: stream(helloOf(keys)) })
  for (const guest of guests) expect(await guest.request({ wait: true })).toMatchObject({ state: 'goes-on' })
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024)
})

test(
  'devices that never take what they are told cost a bounded queue each',
  { timeout: 30_000 },
  async () => {
    const { url } = await runningRelay({ tailBytes: 64 * 1024 * 1024 })
    const keys = roomKeys()
    const anna = await join(url, keys)
    const before = process.memoryUsage().rss
    const all = await Promise.all(Array.from({ length: 20 }, () => visitorIn(url, keys)))
    const filler = 'x'.repeat(500_000)
    for (let n = 1; n <= 60; n++) await push(anna, n, sealed(filler))
    // 30 MB for each of the 20 would be 600 MB.
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
    const [stuck] = all
    if (!stuck) throw new Error('nobody came')
    let told = 0
    const reader = createStreamReader(1e9)
    while (told < 60) {
      const answer = await stuck.request({ wait: true })
      if (answer.state !== 'goes-on') throw new Error(answer.state)
      stuck.state.received += answer.bytes.length
      for (const bytes of reader.take(answer.bytes) ?? []) {
        const message = decodeRelayMessage(bytes)
        if (message?.type === 'frames') told += message.frames.length
      }
    }
    expect(told).toBe(60)
  },
)

test(
  `bodies of any kind neither end the relay nor touch another room (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    const { url, relay } = await runningRelay({ newRoomsPerAddressPerHour: 1e6, requestAbsenceMs: 500 })
    const roll = dice(SEED)
    const bytes = (length: number) => Uint8Array.from({ length }, () => roll(256))
    const bystander = roomKeys()
    const witness = await join(url, bystander)
    await push(witness, 1, sealed('untouched'))
    const attacked = roomKeys(bytes(16))
    const tokens = Array.from({ length: 8 }, () => bytes(16))
    const seen: Uint8Array[] = []
    const next = (): Uint8Array => {
      const content = [
        bytes(roll(300)),
        stream(helloOf(attacked)),
        stream(helloOf(attacked), { type: 'push', clientSeq: roll(100), sealed: bytes(40 + roll(100)) }),
        stream({ type: 'presence', sealed: bytes(30) }, { type: 'ping' }),
        stream(helloOf(bystander, { room: attacked.room })),
      ]
      const body = encodeRequest({
        token: roll(10) === 0 ? bytes(16) : (tokens[roll(8)] ?? bytes(16)),
        wait: roll(10) === 0,
        first: roll(2) === 0,
        leave: roll(15) === 0,
        received: roll(3) === 0 ? roll(1000) : 0,
        from: roll(3) === 0 ? roll(400) : 0,
        bytes: content[roll(content.length)] ?? bytes(3),
      })
      seen[roll(50)] = body
      if (roll(6) === 0) return bytes(roll(200))
      if (roll(6) === 0) return body.slice(0, roll(body.length))
      if (roll(6) === 0) return seen[roll(50)] ?? body
      if (roll(4) === 0) body[roll(body.length)] = roll(256)
      return body
    }
    const statuses = new Set<number>()
    for (let sent = 0; sent < FRAMES; sent += 20) {
      const batch = Array.from({ length: 20 }, next)
      const abort = new AbortController()
      // Cut off soon after the first answer, so that a busy machine answers some too.
      let enough = setTimeout(() => abort.abort(), 2000)
      const answered = (status: number) => {
        statuses.add(status)
        clearTimeout(enough)
        enough = setTimeout(() => abort.abort(), 30)
      }
      const asked = batch.map((body) =>
        fetch(`${url}${REQUESTS_PATH}`, {
          method: 'POST',
          headers: { 'Content-Type': REQUESTS_TYPE },
          body: new Uint8Array(body),
          signal: abort.signal,
        }).then(
          ({ status }) => answered(status),
          () => undefined,
        ),
      )
      await Promise.all(asked)
      clearTimeout(enough)
    }
    expect(statuses).toEqual(new Set([200, 400]))
    await push(witness, 2, sealed('still here'))
    expect((await join(url, bystander)).frames()).toHaveLength(2)
    expect(witness.frames()).toEqual([])
    await expect.poll(() => relay.stats(), { timeout: 5000 }).toMatchObject({ sockets: 2, liveRooms: 1 })
  },
)
