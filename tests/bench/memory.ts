// What a server keeps in memory for a device that says nothing, and for a board that somebody has open.
import { schoolYear } from './boards.ts'
import { startServer, type Contender } from './servers.ts'
import type { Line } from './line.ts'

const DEVICES_PER_ROOM = 8

export type Memory = {
  /** Bytes of the process before the first device came. */
  empty: number
  perSocket: number
  perBoard: number
}

/** Memory per idle socket (eight to an empty room) and per board of 150 KB with one device. */
export async function measureMemory(contender: Contender, sockets: number, boards: number): Promise<Memory> {
  const idle = await grownBy(contender, sockets, (nth) => `idle-${Math.floor(nth / DEVICES_PER_ROOM)}`)
  const loaded = await grownBy(contender, boards, (nth) => `board-${nth}`, schoolYear().update)
  return { empty: idle.empty, perSocket: idle.each, perBoard: loaded.each }
}

async function grownBy(
  contender: Contender,
  count: number,
  room: (nth: number) => string,
  board?: Uint8Array,
) {
  const server = await startServer(contender)
  const open = async (name: string) => {
    let delivered = () => {}
    const stored = new Promise<void>((resolve) => {
      delivered = resolve
    })
    const line = contender.dialect(server.url, name, { onAcknowledged: delivered })
    await line.synced
    if (board) line.send(board)
    // A server that acknowledges nothing has it when it answers the next one who asks.
    if (board && contender.acknowledges) await stored
    else if (board) await asked(contender, server.url, name)
    return line
  }
  // What the first device makes it load and compile is no memory per device.
  const lines: Line[] = [await open('first')]
  const empty = await server.memoryBytes()
  for (let nth = 0; nth < count; nth++) lines.push(await open(room(nth)))
  const each = ((await server.memoryBytes()) - empty) / count
  await Promise.all(lines.map((line) => line.close()))
  await server.end()
  return { empty, each }
}

async function asked({ dialect }: Contender, url: string, room: string) {
  const line = dialect(url, room, {})
  await line.synced
  await line.close()
}
