// The relay by plain HTTPS requests, for networks that take websockets away: finds the connection a request belongs to.
// Every bound of the websockets holds here too, and a body is never read further than one piece of a stream.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { decodeRequest, PIECE_BYTES, REQUESTS_TYPE } from '../src/sync/protocol-requests.ts'
import { answer, createRequestSocket, type RequestSocket } from './http-transport-socket.ts'
import type { InFlight } from './in-flight.ts'
import type { Limits } from './limits.ts'

const ENVELOPE_BYTES = 1024

export type HttpTransport = {
  /** Answers a POST on the requests' path. */
  handle: (request: IncomingMessage, response: ServerResponse) => void
}

export type HttpTransportOptions = {
  limits: Limits
  mostMessageBytes: number
  /** Requests that are being read count too. */
  inFlight: InFlight
  /** Why a device of this request may not connect now; null when it may. */
  turnAway: (request: IncomingMessage) => 'full' | 'origin' | null
  letIn: (socket: RequestSocket, request: IncomingMessage) => void
}

export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const { limits, mostMessageBytes, inFlight, turnAway, letIn } = options
  const sockets = new Map<string, RequestSocket>()

  return {
    handle(request, response) {
      response.on('error', () => response.destroy())
      if (request.headers['content-type'] !== REQUESTS_TYPE) return refuse(response, 415)
      if (fromAnotherSite(request)) return refuse(response, 403)
      readBody(request, (body) => {
        if (typeof body === 'number') return refuse(response, body)
        const asked = decodeRequest(body)
        if (!asked) return refuse(response, 400)
        const name = Buffer.from(asked.token).toString('hex')
        const known = sockets.get(name)
        if (known) return known.handle(asked, response)
        if (!asked.first || asked.from > 0 || asked.received > 0)
          return answer(response, { state: 'unknown' })
        const reason = turnAway(request)
        if (reason) return refuse(response, reason === 'full' ? 503 : 403)
        const socket = createRequestSocket(limits, mostMessageBytes)
        sockets.set(name, socket)
        socket.on('close', () => sockets.delete(name))
        letIn(socket, request)
        socket.handle(asked, response)
      })
    },
  }

  /** Calls `done` with the body or the HTTP status that refuses it, and never when the request breaks off. */
  function readBody(request: IncomingMessage, done: (body: Buffer | number) => void) {
    const chunks: Buffer[] = []
    let size = 0
    let over = false
    const end = () => {
      if (over) return
      over = true
      inFlight.unfinished -= size
    }
    request.on('data', (chunk: Buffer) => {
      if (over) return
      size += chunk.length
      inFlight.unfinished += chunk.length
      const isBusy = !inFlight.hasRoom()
      if (size <= PIECE_BYTES + ENVELOPE_BYTES && !isBusy) return chunks.push(chunk)
      end()
      done(isBusy ? 503 : 413)
    })
    request.on('end', () => {
      if (over) return
      end()
      done(Buffer.concat(chunks))
    })
    request.on('error', end)
    request.on('close', end)
  }
}

/** A browser says where a request comes from; the content type keeps pages of other sites out of the older ones. */
function fromAnotherSite(request: IncomingMessage) {
  const site = request.headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin'
}

function refuse(response: ServerResponse, status: number) {
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Connection', 'close')
  response.setHeader('Content-Length', 0)
  response.writeHead(status).end()
}
