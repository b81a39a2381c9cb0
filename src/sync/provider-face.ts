// What y-websocket's provider sees: a Yjs server. It is told updates, asked what it has more, and never told of the relay.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageAwareness, messageSync } from 'y-websocket'
import * as Y from 'yjs'

export type ProviderFaceOptions = {
  /** Brings bytes to the provider. */
  tell: (data: Uint8Array) => void
  /** The provider's answer to `ask`: an update with everything it has more, and always all deletions. */
  onAnswer: (update: Uint8Array) => void
  onAwareness: (update: Uint8Array) => void
}

export type ProviderFace = {
  update: (update: Uint8Array) => void
  /** From now on the provider calls itself synced. */
  synced: () => void
  /** Asks, as a server would, for everything above a state vector. */
  ask: (stateVector: Uint8Array) => void
  awareness: (update: Uint8Array) => void
  /** Takes what the provider sends. */
  receive: (data: Uint8Array) => void
}

export function createProviderFace({ tell, onAnswer, onAwareness }: ProviderFaceOptions): ProviderFace {
  const say = (types: readonly number[], body: Uint8Array) =>
    tell(
      encoding.encode((to) => {
        for (const type of types) encoding.writeVarUint(to, type)
        encoding.writeVarUint8Array(to, body)
      }),
    )
  return {
    update: (update) => say([messageSync, messageYjsUpdate], update),
    synced: () => say([messageSync, messageYjsSyncStep2], NO_UPDATE),
    ask: (stateVector) => say([messageSync, messageYjsSyncStep1], stateVector),
    awareness: (update) => say([messageAwareness], update),
    receive(data) {
      const from = decoding.createDecoder(data)
      const type = decoding.readVarUint(from)
      if (type === messageAwareness) onAwareness(decoding.readVarUint8Array(from))
      // Its own step 1 is answered by the log. Updates come through the outbox, which knows where they were made.
      if (type !== messageSync || decoding.readVarUint(from) !== messageYjsSyncStep2) return
      onAnswer(decoding.readVarUint8Array(from))
    },
  }
}

const NO_UPDATE = Y.encodeStateAsUpdate(new Y.Doc())
