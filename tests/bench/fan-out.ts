// Changes on their way from one device to the others of its room: how long they take, how many pass, and what they cost the
// server. All devices live in this process, on one clock; when it cannot keep up itself, it says so.
import { createWriter, numbersIn, schoolYear } from './boards.ts'
import type { Line } from './line.ts'
import { startServer, type Contender, type Server } from './servers.ts'
import { median, pause, percentile } from './statistics.ts'

const ROOMS = 10
const DEVICES_PER_ROOM = 8
const DEVICES = ROOMS * DEVICES_PER_ROOM
/** What a device does in a session: two changes a second, everybody at once. */
export const SESSION_RATE = 2
const SESSION_SECONDS = 3
const SESSION_ROUNDS = 3
/** A server that has run for a day has compiled what it uses: before anything counts, so much passes. */
const WARM_RATE = 32
const WARM_SECONDS = 2
const STEP_SECONDS = 1.5
const RATES = [4, 8, 16, 32, 48, 64, 96]
const LATE_MS = 100
/** Above this the devices of the bench have no time left, and a lateness is theirs. */
const GENERATOR_FULL = 0.9

export type FanOut = { p50: number; p99: number; cpuPer10k: number; generatorBusy: number }
export type Highest = { deliveriesPerSecond: number; cpuPer10k: number | null; limitedByBench: boolean }
type Session = { server: Server; run(rate: number, seconds: number): Promise<FanOut>; end(): Promise<void> }

/** Median figures at session load. The contenders take turns, so that what the machine does besides hits all of them. */
export async function measureSessionLoad(all: readonly Contender[]): Promise<Map<string, FanOut>> {
  const rounds = new Map<string, FanOut[]>(all.map(({ name }) => [name, []]))
  for (let round = 0; round < SESSION_ROUNDS; round++) {
    for (const contender of all) {
      const session = await openSession(contender)
      await session.run(WARM_RATE, WARM_SECONDS)
      rounds.get(contender.name)?.push(await session.run(SESSION_RATE, SESSION_SECONDS))
      await session.end()
    }
  }
  return new Map([...rounds].map(([name, of]) => [name, medianOf(of)]))
}

/** The highest rate of a rising row at which 99 of 100 changes arrive within 100 ms. */
export async function measureHighestRate(contender: Contender): Promise<Highest> {
  const session = await openSession(contender)
  await session.run(WARM_RATE, WARM_SECONDS)
  let highest: Highest = { deliveriesPerSecond: 0, cpuPer10k: null, limitedByBench: false }
  let misses = 0
  for (const rate of RATES) {
    let step = await session.run(rate, STEP_SECONDS)
    if (step.p99 >= LATE_MS) step = await session.run(rate, STEP_SECONDS)
    if (step.p99 < LATE_MS) {
      const isLast = rate === RATES[RATES.length - 1]
      const deliveriesPerSecond = rate * DEVICES * (DEVICES_PER_ROOM - 1)
      highest = { deliveriesPerSecond, cpuPer10k: step.cpuPer10k, limitedByBench: isLast }
      misses = 0
      continue
    }
    // One step may miss because the machine did something else; two in a row are the server's, or the bench's own.
    misses++
    if (step.generatorBusy > GENERATOR_FULL) highest.limitedByBench = true
    if (misses === 2) break
  }
  await session.end()
  return highest
}

async function openSession(contender: Contender): Promise<Session> {
  const server = await startServer(contender)
  const sentAt: number[] = []
  const senderOf: number[] = []
  let latencies: number[] = []
  const lines: Line[] = []
  for (let device = 0; device < DEVICES; device++) {
    const onContent = (bytes: Uint8Array) => {
      const now = performance.now()
      for (const number of numbersIn(bytes)) {
        // Some servers send a change back to who made it; that is no delivery.
        if (senderOf[number] !== device) latencies.push(now - (sentAt[number] ?? now))
      }
    }
    const line = contender.dialect(server.url, `room-${device % ROOMS}`, { onContent })
    await line.synced
    if (device < ROOMS) line.send(schoolYear().update)
    lines.push(line)
  }
  const writers = lines.map(() => createWriter(true))

  const send = (device: number) => {
    const number = sentAt.length
    const update = writers[device]?.(number)
    senderOf.push(device)
    sentAt.push(performance.now())
    if (update) lines[device]?.send(update)
  }

  return {
    server,
    async run(rate, seconds) {
      latencies = []
      const total = Math.round(DEVICES * rate * seconds)
      const expected = total * (DEVICES_PER_ROOM - 1)
      const cpuBefore = await server.cpuSeconds()
      const busyBefore = process.cpuUsage()
      const from = performance.now()
      for (let sent = 0; sent < total;) {
        const due = Math.min(total, ((performance.now() - from) / 1000) * DEVICES * rate)
        for (; sent < due; sent++) send(sent % DEVICES)
        await pause(1)
      }
      const sending = performance.now() - from
      const { user, system } = process.cpuUsage(busyBefore)
      const giveUp = performance.now() + LATE_MS * 5
      while (latencies.length < expected && performance.now() < giveUp) {
        await pause(5)
      }
      const cpuSeconds = (await server.cpuSeconds()) - cpuBefore
      const delivered = latencies.length
      // What has not come by now is late, however late it is.
      const late = Array.from({ length: expected - delivered }, () => Number.POSITIVE_INFINITY)
      const all = latencies.concat(late)
      return {
        p50: percentile(all, 0.5),
        p99: percentile(all, 0.99),
        cpuPer10k: (cpuSeconds / delivered) * 10_000,
        generatorBusy: (user + system) / 1000 / sending,
      }
    },
    async end() {
      await Promise.all(lines.map((line) => line.close()))
      await server.end()
    },
  }
}

function medianOf(rounds: readonly FanOut[]): FanOut {
  const of = (key: keyof FanOut) => median(rounds.map((round) => round[key]))
  return { p50: of('p50'), p99: of('p99'), cpuPer10k: of('cpuPer10k'), generatorBusy: of('generatorBusy') }
}
