// Who comes in, by websocket or by plain requests: both are the same connection, with the same bounds.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { CLOSE } from '../src/sync/protocol.ts'
import { addressOf, type AddressBook } from './address-book.ts'
import { createConnection, type Connection, type Surroundings } from './connection.ts'
import { createHttpTransport } from './http-transport.ts'
import { refuseUpgrade } from './refused-upgrade.ts'
import type { ByteSource, RelaySocket } from './relay-socket.ts'
import { faceOf } from './websocket-face.ts'

const PAYLOAD_SLACK = 1024 * 1024

export type EntranceOptions = {
  around: Surroundings
  addresses: AddressBook
  /** Everybody who is in. */
  connections: Set<Connection>
  isClosing: () => boolean
}

export type Entrance = {
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  handleRequest: (request: IncomingMessage, response: ServerResponse) => void
}

export function createEntrance({ around, addresses, connections, isClosing }: EntranceOptions): Entrance {
  const { limits, log, metrics } = around
  const mostMessageBytes = Math.max(limits.snapshotBytes, limits.frameBytes) + PAYLOAD_SLACK
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: mostMessageBytes,
  })
  const requests = createHttpTransport({
    limits,
    mostMessageBytes,
    inFlight: around.inFlight,
    turnAway,
    letIn: (socket, request) => letIn(socket, socket, request),
  })

  /** Why a device may not come in now; null when it may. */
  function turnAway({ headers: { origin } }: IncomingMessage): 'full' | 'origin' | null {
    const allowed = limits.allowedOrigins
    const full = isClosing() || connections.size >= limits.socketsInAll
    if (!full && (allowed.length === 0 || origin === undefined || allowed.includes(origin))) return null
    const reason = full ? 'full' : 'origin'
    metrics.turnedAway(reason)
    return reason
  }

  function letIn(socket: RelaySocket, bytes: ByteSource, request: IncomingMessage) {
    const address = addressOf(request, limits.trustProxy)
    const admitted = addresses.enter(address)
    const connection = createConnection(socket, bytes, address, around)
    connections.add(connection)
    socket.on('close', (code) => {
      metrics.closed(code)
      connections.delete(connection)
      if (admitted) addresses.leave(address)
    })
    if (!admitted) connection.close(CLOSE.busy, 'Too many connections from this address. Try again later.')
  }

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', (error) => log.debug({ reason: error.message }, 'a connection broke'))
      const reason = turnAway(request)
      if (reason)
        return refuseUpgrade(socket, reason === 'full' ? '503 Service Unavailable' : '403 Forbidden')
      sockets.handleUpgrade(request, socket, head, (websocket) =>
        letIn(faceOf(websocket, socket), socket, request),
      )
    },
    handleRequest: requests.handle,
  }
}
