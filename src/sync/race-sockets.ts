// One connection by a websocket if that works and else by requests. Both are tried each time, because whoever could not have
// a websocket a moment ago may have had no network or no relay at all.
import { proveSocket } from './prove-socket.ts'
import { openRequestSocket } from './request-socket.ts'
import { createListeners } from './socket-listeners.ts'
import type { PlainSocket, PlainSocketClass } from './socket-shapes.ts'

/** In milliseconds. */
export type RaceTimes = {
  /** How much earlier than requests the websocket starts. */
  headStartMs: number
  /** How long requests that work wait for a websocket that may too. */
  graceMs: number
  /** A websocket that neither works nor fails for so long does not work. */
  proveWithinMs: number
  /** A request without an answer for so long is made again. */
  answerWithinMs: number
  /** Requests without any answer for so long have ended. */
  giveUpAfterMs: number
}

export type RaceOptions = {
  Socket: PlainSocketClass
  relayUrl: string
  times: RaceTimes
  /** A websocket was chosen. */
  onSocket: () => void
  onRequests: () => void
  /** Requests were chosen, and then the websocket turned out to work as well. */
  onLateSocket: () => void
  /** The requests that were chosen have ended, or were closed. */
  onRequestsEnd: () => void
}

const BROKEN = 1006

/** Opens whichever works. It is open when the relay has answered, and not greeted yet. */
export function raceSockets(options: RaceOptions): PlainSocket {
  const { Socket, relayUrl, times } = options
  const listeners = createListeners()
  let binaryType = 'arraybuffer'
  let chosen: PlainSocket | null = null
  let requests: PlainSocket | null = null
  let requestsAre: 'opening' | 'open' | 'closed' = 'opening'
  let ended = false
  let graceTimer: ReturnType<typeof setTimeout> | undefined
  const headStart = setTimeout(startRequests, times.headStartMs)
  const proving = proveSocket(Socket, relayUrl, times.proveWithinMs, proved)

  function proved(socket: PlainSocket | null) {
    if (socket && chosen) {
      socket.close()
      options.onLateSocket()
    } else if (socket) {
      requests?.close()
      options.onSocket()
      choose(socket)
    } else if (requestsAre === 'open') takeRequests()
    else if (requestsAre === 'closed') end(BROKEN, 'no answer')
    else startRequests()
  }

  function startRequests() {
    clearTimeout(headStart)
    if (requests || chosen || ended) return
    const url = `${relayUrl.replace(/^ws/, 'http')}/requests`
    requests = openRequestSocket({ url, ...times })
    requests.addEventListener('open', () => {
      requestsAre = 'open'
      if (proving.isOver()) takeRequests()
      else graceTimer = setTimeout(takeRequests, times.graceMs)
    })
    requests.addEventListener('close', ({ code, reason }) => {
      requestsAre = 'closed'
      clearTimeout(graceTimer)
      if (!chosen && proving.isOver()) end(code, reason)
    })
  }

  function takeRequests() {
    if (!requests || chosen || ended) return
    options.onRequests()
    choose(requests)
  }

  function choose(socket: PlainSocket) {
    clearTimeout(headStart)
    clearTimeout(graceTimer)
    chosen = socket
    socket.binaryType = binaryType
    socket.addEventListener('message', (event) => listeners.emit('message', event))
    socket.addEventListener('error', (event) => listeners.emit('error', event))
    socket.addEventListener('close', ({ code, reason }) => end(code, reason))
    listeners.emit('open', {})
  }

  function end(code: number, reason: string) {
    if (ended) return
    stop()
    listeners.emit('close', { code, reason })
  }

  function stop() {
    ended = true
    clearTimeout(headStart)
    clearTimeout(graceTimer)
    proving.stop()
    if (chosen && chosen === requests) options.onRequestsEnd()
  }

  return {
    get binaryType() {
      return binaryType
    },
    set binaryType(type) {
      binaryType = type
    },
    addEventListener: listeners.add,
    send: (data) => chosen?.send(data),
    close() {
      if (ended) return
      stop()
      if (chosen) chosen.close()
      else requests?.close()
    },
  }
}
