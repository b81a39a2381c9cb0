// A websocket as a connection sees it. Frames that were made ready for a whole room go straight to the stream, which ws
// would make anew for each of its members; nothing else writes to that stream but ws, and neither leaves a frame unfinished.
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { RelaySocket } from './relay-socket.ts'

/** @param stream the one the websocket was made on; without compression, so that ws never keeps a frame back */
export function faceOf(websocket: WebSocket, stream: Duplex): RelaySocket {
  return {
    get isPaused() {
      return websocket.isPaused
    },
    get bufferedAmount() {
      return websocket.bufferedAmount
    },
    send({ message, frame }, sent) {
      // After the closing frame nothing may follow.
      if (websocket.readyState !== websocket.OPEN) return
      if (frame) stream.write(frame, sent)
      else websocket.send(message, sent)
    },
    ping: () => websocket.ping(),
    pause: () => websocket.pause(),
    resume: () => websocket.resume(),
    close: (code, reason) => websocket.close(code, reason),
    terminate: () => websocket.terminate(),
    on: websocket.on.bind(websocket),
  }
}
