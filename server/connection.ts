// One connection from its beginning to its end: first a HELLO, within its time, then messages in the order they came. Whatever a
// stranger sends ends at most this connection.
import type { RawData } from 'ws'
import { CLOSE, PROTOCOL_VERSION, REFUSAL, TAG_BYTES, type RefusalReason } from '../src/sync/protocol.ts'
import { decodeClientMessage, type ClientMessage, type Hello } from '../src/sync/protocol-of-device.ts'
import type { InFlight } from './in-flight.ts'
import { catchUp, leave, sharePresence, type LiveRoom, type RoomTools } from './live-room.ts'
import type { Member } from './member.ts'
import { pack } from './packed-message.ts'
import type { ByteSource, RelaySocket } from './relay-socket.ts'

const WINDOW_MS = 10_000
/** A HELLO is some 150 bytes; whoever sends this much without one is no device. */
const MOST_BEFORE_HELLO = 128 * 1024
/** What was under way when a connection was ended may still arrive; more than this is somebody who does not stop. */
const MOST_AFTER_END = 1024 * 1024
const MOST_WAITING_WHILE_JOINING = 100
/** What the answers to our pings add up to is no message that has begun. */
const MOST_WITHOUT_MESSAGE = 16 * 1024
/** A closed socket may still hold what it had read, until it is gone. */
const GONE_WITHIN_MS = 1000
/** Only a reader that takes nothing at all comes this far above the mark where frames stop. */
const QUEUE_SLACK = 4 * 1024 * 1024

/** What a connection needs from the relay around it. */
export type Surroundings = RoomTools & {
  now: () => number
  /** Finds out what the device may do and lets it in; null when it was closed with a reason. */
  join(hello: Hello, connection: Connection): Promise<Joined | null>
  push(joined: Joined, clientSeq: number, sealed: Uint8Array): void
  snap(joined: Joined, covers: number, sealed: Uint8Array): void
  forget(joined: Joined): void
  release(room: LiveRoom): void
  inFlight: InFlight
}

export type Joined = { room: LiveRoom; member: Member }

export type Connection = {
  readonly address: string
  makeMember(room: LiveRoom, mayWrite: boolean): Member
  close(code: number, reason: string): void
  terminate(): void
  /** Takes nothing in any more. */
  pause(): void
  ping(): void
  lastHeard(): number
  /** Bytes of a message that has not come to its end. */
  unfinishedBytes(): number
  /** The relay holds too much, and most of it of this device. */
  letGo(): void
}

export function createConnection(
  socket: RelaySocket,
  stream: ByteSource,
  address: string,
  around: Surroundings,
): Connection {
  const { limits, log, now } = around
  let phase: 'new' | 'joining' | 'joined' | 'ended' = 'new'
  let joined: Joined | null = null
  let early: ClientMessage[] = []
  let unfinished = 0
  let afterEnd = 0
  let heard = now()
  let messageTimer: NodeJS.Timeout | undefined
  const window = { since: now(), messages: 0, bytes: 0 }

  const hasEnded = () => phase === 'ended'

  const close = (code: number, reason: string) => {
    if (phase === 'ended') return
    if (unfinished > MOST_WITHOUT_MESSAGE) setTimeout(() => socket.terminate(), GONE_WITHIN_MS).unref()
    end()
    log.info({ code, room: joined?.room.mark }, 'connection closed by the relay')
    // A paused socket would never hear the other side agree.
    if (socket.isPaused) socket.resume()
    socket.close(code, reason)
  }
  const end = () => {
    phase = 'ended'
    early = []
    clearTimeout(helloTimer)
    complete()
    if (joined) {
      leave(joined.room, joined.member)
      around.release(joined.room)
    }
  }
  const complete = () => {
    clearTimeout(messageTimer)
    messageTimer = undefined
    around.inFlight.unfinished -= unfinished
    unfinished = 0
  }
  const helloTimer = setTimeout(
    () => close(CLOSE.noHello, 'No greeting came from this device in time.'),
    limits.helloWithinMs,
  )
  const count = (chunk: Buffer) => {
    heard = now()
    if (hasEnded()) {
      afterEnd += chunk.length
      if (afterEnd > MOST_AFTER_END) socket.terminate()
      return
    }
    unfinished += chunk.length
    around.inFlight.unfinished += chunk.length
    if (phase === 'new' && unfinished > MOST_BEFORE_HELLO) return terminate()
    if (unfinished > MOST_WITHOUT_MESSAGE) {
      messageTimer ??= setTimeout(
        () => close(CLOSE.busy, 'A message of this device did not come whole in time.'),
        limits.messageWithinMs,
      )
    }
    if (!around.inFlight.hasRoom()) letGo()
  }
  const letGo = () => close(CLOSE.busy, 'The relay is busy. Try again later.')
  const terminate = () => {
    if (phase !== 'ended') end()
    socket.terminate()
  }

  const onMessage = (data: RawData, isBinary: boolean) => {
    complete()
    if (phase === 'ended') return
    const bytes = Array.isArray(data)
      ? Buffer.concat(data)
      : data instanceof ArrayBuffer
        ? Buffer.from(data)
        : data
    if (tooFast(bytes.length)) return close(CLOSE.tooMany, 'This device sends more than the relay accepts.')
    const message = isBinary ? decodeClientMessage(bytes) : null
    if (!message) return close(CLOSE.badMessage, 'The relay does not understand this message.')
    if (phase === 'joining') {
      if (early.length >= MOST_WAITING_WHILE_JOINING)
        return close(CLOSE.badMessage, 'Too much before the welcome.')
      early.push(copied(message))
      return
    }
    handle(message)
  }

  const tooFast = (bytes: number) => {
    const at = now()
    if (at - window.since >= WINDOW_MS) Object.assign(window, { since: at, messages: 0, bytes: 0 })
    window.messages++
    window.bytes += bytes
    return window.messages > limits.messagesPer10s || window.bytes > limits.bytesPer10s
  }

  const refuse = (reason: RefusalReason, clientSeqs: number[]) => {
    around.metrics.refused(reason)
    joined?.member.send(pack({ type: 'refused', reason, clientSeqs }))
  }

  const handle = (message: ClientMessage) => {
    if (message.type === 'hello') return greet(message)
    // A device on a network that lets upgrades pass and nothing after them finds out so.
    if (message.type === 'ping' && phase === 'new') return socket.send(PONG, sent)
    if (!joined) return close(CLOSE.badMessage, 'The first message must be a greeting.')
    const { room, member } = joined
    switch (message.type) {
      case 'push':
        if (message.sealed.length < TAG_BYTES)
          return close(CLOSE.badMessage, 'This change is too short to be sealed.')
        if (!member.mayWrite) return refuse(REFUSAL.readOnly, [message.clientSeq])
        if (message.sealed.length > limits.frameBytes) return refuse(REFUSAL.tooLarge, [message.clientSeq])
        return around.push(joined, message.clientSeq, message.sealed.slice())
      case 'presence':
        if (message.sealed.length > limits.presenceBytes) return refuse(REFUSAL.tooLarge, [])
        return sharePresence(room, member, message.sealed.slice())
      case 'snap':
        if (message.sealed.length < TAG_BYTES)
          return close(CLOSE.badMessage, 'This snapshot is too short to be sealed.')
        if (!member.mayWrite) return refuse(REFUSAL.readOnly, [])
        if (message.sealed.length > limits.snapshotBytes) return refuse(REFUSAL.tooLarge, [])
        return around.snap(joined, message.covers, message.sealed.slice())
      case 'forget':
        if (!member.mayWrite) return refuse(REFUSAL.readOnly, [])
        return around.forget(joined)
      case 'ping':
        return member.send(PONG)
    }
  }

  const greet = (hello: Hello) => {
    if (phase !== 'new') return close(CLOSE.badMessage, 'A device greets only once.')
    if (hello.version !== PROTOCOL_VERSION) {
      const reason = `This app speaks version ${hello.version}, this relay version ${PROTOCOL_VERSION}. Update the older one.`
      return close(CLOSE.unknownVersion, reason)
    }
    phase = 'joining'
    clearTimeout(helloTimer)
    void enterRoom({ ...hello, epoch: hello.epoch.slice(), tag: hello.tag.slice() })
  }

  const enterRoom = async (hello: Hello) => {
    let result: Joined | null
    try {
      result = await around.join(hello, connection)
    } catch (error) {
      log.error({ err: error }, 'a room could not be opened')
      return close(CLOSE.storeFailed, 'The relay could not open this board. Try again later.')
    }
    if (!result) return
    if (hasEnded()) {
      leave(result.room, result.member)
      return around.release(result.room)
    }
    phase = 'joined'
    joined = result
    void catchUp(result.room, result.member, around)
    for (const message of early.splice(0)) if (!hasEnded()) handle(message)
  }

  const sent = () => {
    if (joined?.member.state === 'behind') void catchUp(joined.room, joined.member, around)
  }

  const connection: Connection = {
    address,
    makeMember: (room, mayWrite) => ({
      connection: room.nextConnection++,
      mayWrite,
      cursor: 0,
      tag: new Uint8Array(TAG_BYTES),
      state: 'behind',
      caughtUpBefore: false,
      reading: false,
      presence: null,
      acks: [],
      send(message) {
        if (phase === 'ended') return
        if (socket.bufferedAmount > limits.queuedBytesPerSocket + limits.snapshotBytes + QUEUE_SLACK)
          return terminate()
        socket.send(message, sent)
      },
      queuedBytes: () => socket.bufferedAmount,
      close,
    }),
    close,
    terminate,
    pause: () => socket.pause(),
    ping: () => socket.ping(),
    lastHeard: () => heard,
    unfinishedBytes: () => unfinished,
    letGo,
  }

  // Before ws's own listener, so that a message that is complete has been counted before it is taken off again.
  stream.prependListener('data', count)
  socket.on('message', onMessage)
  socket.on('error', (error) => log.info({ reason: error.message }, 'a connection broke'))
  socket.on('close', () => {
    if (phase !== 'ended') end()
  })
  return connection
}

const PONG = pack({ type: 'pong' })

/** Messages are views on a chunk of the network; what waits must not keep that alive. */
function copied(message: ClientMessage): ClientMessage {
  return 'sealed' in message ? { ...message, sealed: message.sealed.slice() } : message
}
