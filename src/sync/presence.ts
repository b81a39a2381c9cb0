// Who is here: which Yjs clients stand behind which connection of the relay. A device speaks for itself only; the provider
// would repeat what it hears of others.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

type Entry = { client: number; clock: number; state: string }

export type Presence = {
  /** What of an awareness update to send: the part about this device, when it differs from what was last sent. */
  outgoing: (update: Uint8Array) => Uint8Array | null
  /** Remembers who speaks through a connection. Gives false for bytes that are no awareness update. */
  incoming: (connection: number, update: Uint8Array) => boolean
  /** An awareness update that takes away whoever was last heard through this connection. */
  left: (connection: number) => Uint8Array
}

/** Presence over one socket, for the Yjs client `own`. */
export function createPresence(own: number): Presence {
  const heardThrough = new Map<number, { connection: number; clock: number }>()
  let lastSent = ''
  return {
    outgoing(update) {
      const mine = (readEntries(update) ?? []).filter(({ client }) => client === own)
      const said = JSON.stringify(mine)
      if (mine.length === 0 || said === lastSent) return null
      lastSent = said
      return writeEntries(mine)
    },
    incoming(connection, update) {
      const entries = readEntries(update)
      for (const { client, clock } of entries ?? []) heardThrough.set(client, { connection, clock })
      return entries !== null
    },
    left(connection) {
      const gone: Entry[] = []
      for (const [client, heard] of heardThrough) {
        // A device that came back has a new connection; the end of its old one must not take it away.
        if (heard.connection !== connection) continue
        heardThrough.delete(client)
        if (client !== own) gone.push({ client, clock: heard.clock, state: 'null' })
      }
      return writeEntries(gone)
    },
  }
}

/** An awareness update that says nothing. */
export const NOBODY = writeEntries([])

function readEntries(update: Uint8Array): Entry[] | null {
  try {
    const from = decoding.createDecoder(update)
    const entries: Entry[] = []
    for (let n = decoding.readVarUint(from); n > 0; n--) {
      const client = decoding.readVarUint(from)
      const clock = decoding.readVarUint(from)
      const state = decoding.readVarString(from)
      JSON.parse(state)
      entries.push({ client, clock, state })
    }
    return entries
  } catch {
    // lib0 throws on bytes that end too soon and JSON on half a state; both are simply not presence.
    return null
  }
}

function writeEntries(entries: readonly Entry[]): Uint8Array {
  return encoding.encode((to) => {
    encoding.writeVarUint(to, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, clock)
      encoding.writeVarString(to, state)
    }
  })
}
