// Finds out whether a websocket reaches the relay: it must open and answer a PING, else nothing was proved.
import { encodeClientMessage } from './protocol-of-device.ts'
import { decodeRelayMessage } from './protocol-of-relay.ts'
import type { PlainSocket, PlainSocketClass } from './socket-shapes.ts'

export type Proving = {
  /** Ends it; nothing is told after this. */
  stop: () => void
  isOver: () => boolean
}

/**
 * Opens a websocket and calls `done` once: with it, open and not yet greeted, when the relay answered within the time
 * (milliseconds), else with null. Whoever gets the socket closes it.
 */
export function proveSocket(
  Socket: PlainSocketClass,
  url: string,
  withinMs: number,
  done: (socket: PlainSocket | null) => void,
): Proving {
  const socket = new Socket(url)
  socket.binaryType = 'arraybuffer'
  const life = { over: false }
  const timer = setTimeout(fail, withinMs)
  socket.addEventListener('open', () => {
    if (!life.over) socket.send(new Uint8Array(encodeClientMessage({ type: 'ping' })))
  })
  socket.addEventListener('message', ({ data }) => {
    if (life.over || !(data instanceof ArrayBuffer)) return
    if (decodeRelayMessage(new Uint8Array(data))?.type !== 'pong') return fail()
    settle()
    done(socket)
  })
  // The end that follows it says enough.
  socket.addEventListener('error', () => {})
  socket.addEventListener('close', fail)

  function settle() {
    life.over = true
    clearTimeout(timer)
  }

  function fail() {
    if (life.over) return
    settle()
    socket.close()
    done(null)
  }

  return {
    stop() {
      if (life.over) return
      settle()
      socket.close()
    },
    isOver: () => life.over,
  }
}
