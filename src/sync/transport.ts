// By which way this device reaches the relay: a websocket, or plain requests where a network does not let websockets through.
// A websocket counts as working only when the relay has spoken on it: some proxies let it open and pass nothing on.
import { proveSocket } from './prove-socket.ts'
import { raceSockets, type RaceTimes } from './race-sockets.ts'
import type { LinkState } from './link-state.ts'
import type { PlainSocket, PlainSocketClass } from './socket-shapes.ts'

/** In milliseconds. */
export type TransportTimes = RaceTimes & {
  /** Whether a websocket works again is looked at after the first time, and then after every second one. */
  firstProbeMs: number
  probeEveryMs: number
  /** The least time between two looks when the page wakes up or the network changes. */
  wakeProbeMs: number
}

export const TRANSPORT_TIMES: TransportTimes = {
  headStartMs: 300,
  graceMs: 1000,
  firstProbeMs: 60_000,
  probeEveryMs: 300_000,
  wakeProbeMs: 15_000,
  proveWithinMs: 10_000,
  // The relay lets a request wait for 20 seconds.
  answerWithinMs: 30_000,
  giveUpAfterMs: 10_000,
}

export type TransportOptions = {
  relayUrl: string
  Socket: PlainSocketClass
  times: TransportTimes
  /** On this network websockets did not work before. */
  blocked: () => boolean
  /** The relay was reached this way. */
  onKind: (kind: LinkState['transport']) => void
  /** Websockets work again: leave the requests and open anew. */
  onSocketsWork: () => void
}

export type Transport = {
  open: () => PlainSocket
  /** The page was away, or the network changed: on requests, look whether websockets work here. */
  wake: () => void
  close: () => void
}

const FAILURES_BEFORE_REQUESTS = 2

/** Remembers over attempts what this network lets through. */
export function createTransport(options: TransportOptions): Transport {
  const { relayUrl, Socket, times, onKind, onSocketsWork } = options
  /** Websockets in a row on which the relay did not speak. */
  let failures: number | null = null
  let probeTimer: ReturnType<typeof setTimeout> | undefined
  let stopProbe: (() => void) | null = null
  let probedAt = 0

  function works() {
    failures = 0
    onKind('socket')
  }

  function openSocket(): PlainSocket {
    const socket = new Socket(relayUrl)
    const close = socket.close.bind(socket)
    let judged = false
    const judge = (isWorking: boolean) => {
      if (judged) return
      judged = true
      if (isWorking) works()
      else failures = (failures ?? 0) + 1
    }
    socket.addEventListener('message', () => judge(true))
    socket.addEventListener('close', ({ code }) => judge(isOfRelay(code)))
    // Where nothing passes, the end of a socket that was given up is not heard of for a long time.
    socket.close = () => {
      judge(false)
      close()
    }
    return socket
  }

  function openEither(): PlainSocket {
    return raceSockets({
      Socket,
      relayUrl,
      times,
      onSocket: works,
      onRequests() {
        onKind('requests')
        probeLater(times.firstProbeMs)
      },
      onLateSocket() {
        works()
        onSocketsWork()
      },
      onRequestsEnd: stopLooking,
    })
  }

  function probeLater(ms: number) {
    clearTimeout(probeTimer)
    probeTimer = setTimeout(probe, ms)
  }

  function probe() {
    clearTimeout(probeTimer)
    probedAt = Date.now()
    stopProbe?.()
    const proving = proveSocket(Socket, relayUrl, times.proveWithinMs, (socket) => {
      stopProbe = null
      if (!socket) return probeLater(times.probeEveryMs)
      socket.close()
      works()
      onSocketsWork()
    })
    stopProbe = proving.stop
  }

  function stopLooking() {
    clearTimeout(probeTimer)
    probeTimer = undefined
    stopProbe?.()
    stopProbe = null
  }

  return {
    open() {
      failures ??= options.blocked() ? FAILURES_BEFORE_REQUESTS : 0
      return failures < FAILURES_BEFORE_REQUESTS ? openSocket() : openEither()
    },
    wake() {
      if (probeTimer !== undefined && Date.now() - probedAt > times.wakeProbeMs) probe()
    },
    close: stopLooking,
  }
}

/** Close codes of its own are a sign that the relay itself was reached. */
function isOfRelay(code: number) {
  return code >= 4400 && code < 4600
}
