// A device that has nothing opens a board that the server has: how many bytes come, and when the document is whole on the
// device, unsealed and applied.
import * as Y from 'yjs'
import type { MeasuredBoard } from './boards.ts'
import { startServer, type Contender } from './servers.ts'
import { median, pause, timed } from './statistics.ts'

const BOARDS = 5
const JOINS = 9
/** Hocuspocus writes two seconds after the last change. */
const STORED_AFTER_MS = 2500

export type ColdJoin = {
  bytes: number
  /** Milliseconds when nobody had the board open since the server started; null when a restart leaves nothing. */
  first: number | null
  /** Milliseconds when the server has it at hand. */
  again: number
}

/** Medians over a few boards and joins. */
export async function measureColdJoin(contender: Contender, board: MeasuredBoard): Promise<ColdJoin> {
  const server = await startServer(contender)
  const rooms = Array.from({ length: BOARDS }, (_, nth) => `join-${nth}`)
  let bytes = 0
  const join = async (room: string) => {
    const into = new Y.Doc()
    const line = contender.dialect(server.url, room, { into })
    await line.synced
    if (into.store.clients.size < board.doc.store.clients.size) throw new Error('the board came in part')
    bytes = line.receivedBytes()
    await line.close()
  }
  for (const room of rooms) await bring(contender, server.url, room, board)
  // The code is warm on both sides before anything counts.
  await bring(contender, server.url, 'warm', board)
  for (let nth = 0; nth < 3; nth++) await join('warm')
  let first: number | null = null
  if (contender.stores) {
    await pause(STORED_AFTER_MS)
    await server.restart()
    await join('warm')
    const times: number[] = []
    for (const room of rooms) times.push(await timed(() => join(room)))
    first = median(times)
  }
  const times: number[] = []
  for (let nth = 0; nth < JOINS; nth++) times.push(await timed(() => join(rooms[nth % BOARDS] ?? 'warm')))
  await server.end()
  return { bytes, first, again: median(times) }
}

/** Brings a board to the server as a device does that has it, and for our relay also the snapshot that it asks for. */
export async function bring(
  { dialect, acknowledges }: Contender,
  url: string,
  room: string,
  board: MeasuredBoard,
) {
  let delivered = () => {}
  const acknowledged = new Promise<void>((resolve) => {
    delivered = resolve
  })
  const line = dialect(url, room, { onAcknowledged: delivered })
  await line.synced
  line.send(board.update)
  if (acknowledges) await acknowledged
  await line.close()
}
