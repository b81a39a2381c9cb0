// Whatever arrives, the relay goes on and no other room changes. FUZZ_FRAMES sets how much, FUZZ_SEED repeats a run.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { encodeClientMessage, type ClientMessage } from '../../src/sync/protocol-of-device.ts'
import { dice } from '../setup/dice.ts'
import { connect, helloOf, join, push, roomKeys, sealed, type RawClient } from './raw-client.ts'
import { runningRelay } from './running-relay.ts'

const FRAMES = Number(process.env['FUZZ_FRAMES'] ?? 3000)
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9)

test(
  `frames of any kind neither end the relay nor touch another room (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    const { url, relay } = await runningRelay({
      messagesPer10s: 1e6,
      newRoomsPerAddressPerHour: 1e6,
      bytesPer10s: 4e9,
    })
    const roll = dice(SEED)
    const bystander = roomKeys()
    const witness = await join(url, bystander)
    const contents = Array.from({ length: 5 }, (_, i) => sealed(`untouched ${i}`))
    for (const [i, content] of contents.entries()) await push(witness, i, content)

    const attacked = roomKeys(createHash('md5').update(String(SEED)).digest())
    const randomBytes = (length: number) => Uint8Array.from({ length }, () => roll(256))
    const valid = (): ClientMessage => {
      const bytes = randomBytes(8 + roll(300))
      switch (roll(8)) {
        case 0:
          return helloOf(attacked, { cursor: roll(50), tag: randomBytes(8), version: roll(3) })
        case 1:
          return helloOf(attacked, { room: bystander.room })
        case 2:
          return { type: 'snap', covers: roll(100), sealed: bytes }
        case 3:
          return { type: 'presence', sealed: bytes }
        case 4:
          return { type: 'ping' }
        case 5:
          return roll(200) === 0 ? { type: 'forget' } : { type: 'ping' }
        default:
          return { type: 'push', clientSeq: roll(2 ** 31), sealed: bytes }
      }
    }
    const seen: Uint8Array[] = []
    const next = (): Uint8Array => {
      const message = encodeClientMessage(valid())
      seen[roll(100)] = message
      switch (roll(6)) {
        case 0:
          return randomBytes(roll(400))
        case 1:
          return message.slice(0, roll(message.length + 1))
        case 2: {
          const mutated = message.slice()
          for (let i = roll(4) + 1; i > 0; i--) mutated[roll(mutated.length)] = roll(256)
          return mutated
        }
        case 3:
          return seen[roll(100)] ?? message
        default:
          return message
      }
    }

    let client: RawClient | null = null
    for (let sent = 0; sent < FRAMES;) {
      client = await connect(url)
      if (roll(10) > 0) client.send(helloOf(roll(20) === 0 ? roomKeys() : attacked))
      for (let left = roll(40); left > 0 && client.closed === null && sent < FRAMES; left--, sent++) {
        if (roll(50) === 0) client.sendBytes('text')
        else client.sendBytes(next())
      }
      if (roll(3) === 0) client.socket.terminate()
      else client.socket.close()
      await client.closing()
    }

    await push(witness, 99, sealed('still here'))
    expect(witness.frames()).toEqual([])
    expect(witness.all('presence-of')).toEqual([])
    const newcomer = await join(url, bystander)
    expect(
      newcomer
        .frames()
        .slice(0, 5)
        .map((frame) => frame.sealed),
    ).toEqual(contents)
    expect(newcomer.frames()).toHaveLength(6)
    expect(newcomer.all('snapshot')).toEqual([])
    await witness.leave()
    await newcomer.leave()
    expect(relay.stats().sockets).toBe(0)
  },
)

test(
  'a thousand sockets that never greet are sent away, and the others do not notice',
  { timeout: 60_000 },
  async () => {
    const { url, relay } = await runningRelay({ helloWithinMs: 1500 })
    const silent: RawClient[] = []
    for (let i = 0; i < 20; i++)
      silent.push(...(await Promise.all(Array.from({ length: 50 }, () => connect(url)))))
    const keys = roomKeys()
    const anna = await join(url, keys)
    await push(anna, 1, sealed('one'))
    await Promise.all(silent.map((client) => client.closing()))
    expect(new Set(silent.map((client) => client.closed?.code))).toEqual(new Set([4408]))
    await push(anna, 2, sealed('two'))
    expect(relay.stats().sockets).toBe(1)
  },
)
