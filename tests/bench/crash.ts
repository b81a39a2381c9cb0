// kill -9 in the middle of work: how long until every device is back, and how much of what was acknowledged is gone.
import { createWriter, numbersIn, schoolYear } from './boards.ts'
import { bring } from './cold-join.ts'
import type { Line } from './line.ts'
import { startServer, type Contender, type Server } from './servers.ts'
import { pause, timed } from './statistics.ts'

const DEVICES_PER_ROOM = 8
const WRITERS = 5
const CHANGES_PER_WRITER = 60
const BETWEEN_CHANGES_MS = 25
/** Hocuspocus writes two seconds after the last change; what devices come back to was stored long ago. */
const STORED_AFTER_MS = 2500

export type Crash = {
  /** Milliseconds from the new process to its first connection. */
  startMs: number
  /** Milliseconds from there until all devices have everything again. */
  allBackMs: number
  acknowledged: number
  lost: number
}

/**
 * So many devices, eight to a board of 150 KB, come back at once after a kill -9. Beside them five devices write until the
 * kill and never come back: what they had acknowledged (or, where nothing is acknowledged, what another device had
 * received) must be there for who joins later.
 */
export async function measureCrash(contender: Contender, devices: number): Promise<Crash> {
  const server = await startServer(contender)
  const board = schoolYear()
  const roomOf = (device: number) => `crash-${Math.floor(device / DEVICES_PER_ROOM)}`
  for (let device = 0; device < devices; device += DEVICES_PER_ROOM) {
    await bring(contender, server.url, roomOf(device), board)
  }
  if (contender.stores) await pause(STORED_AFTER_MS)
  const lines: Line[] = []
  for (let device = 0; device < devices; device++) {
    const line = contender.dialect(server.url, roomOf(device), { knows: board.doc })
    await line.synced
    lines.push(line)
  }

  const acknowledged = await write(contender, server)
  const startMs = await server.killAndStart()
  const found = new Set<number>()
  for (let writer = 0; writer < WRITERS; writer++) {
    await joined(contender, server.url, `writer-${writer}`, found)
  }
  const back: Line[] = []
  const allBackMs = await timed(async () => {
    for (const [device, line] of lines.entries()) {
      back.push(
        contender.dialect(server.url, roomOf(device), { knows: board.doc, standing: line.standing() }),
      )
    }
    await Promise.all(back.map((line) => line.synced))
  })
  await Promise.all(back.map((line) => line.close()))
  await server.end()
  const lost = [...acknowledged].filter((number) => !found.has(number)).length
  return { startMs, allBackMs, acknowledged: acknowledged.size, lost }
}

/** Lets the writers write; gives what they may count on at the moment of the kill. */
async function write({ dialect, acknowledges }: Contender, server: Server): Promise<Set<number>> {
  const sure = new Set<number>()
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const sent: number[] = []
      const line = dialect(server.url, `writer-${writer}`, {
        onAcknowledged(changes) {
          for (const number of sent.splice(0, changes)) sure.add(number)
        },
      })
      const reader = dialect(server.url, `writer-${writer}`, {
        onContent(bytes) {
          if (!acknowledges) for (const number of numbersIn(bytes)) sure.add(number)
        },
      })
      await Promise.all([line.synced, reader.synced])
      return { line, sent, make: createWriter(false) }
    }),
  )
  for (let change = 0; change < CHANGES_PER_WRITER; change++) {
    for (const [writer, { line, sent, make }] of writers.entries()) {
      const number = writer * CHANGES_PER_WRITER + change
      sent.push(number)
      line.send(make(number))
    }
    await pause(BETWEEN_CHANGES_MS)
  }
  return sure
}

async function joined({ dialect }: Contender, url: string, room: string, found: Set<number>) {
  const line = dialect(url, room, {
    onContent(bytes) {
      for (const number of numbersIn(bytes)) found.add(number)
    },
  })
  await line.synced
  await line.close()
}
