// Cuts a Yjs update that is too large for one frame into several. Applied in any order, all of them together are the whole.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

/**
 * Updates (v1) of about `pieceBytes` each, deletions in the last one. Long texts and lists are cut too; one value that is
 * larger stays in one piece. An update that fits comes back as it is; bytes that are no update throw.
 */
export function splitUpdate(update: Uint8Array, pieceBytes: number): Uint8Array[] {
  if (update.length <= pieceBytes) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const groups: Struct[][] = []
  let group: Struct[] = []
  let size = 0
  for (const struct of structs.flatMap((one) => cut(one, pieceBytes))) {
    // What an update leaves out at the edge of a piece need not be said.
    if (struct instanceof Y.Skip && group.length === 0) continue
    const bytes = sizeOf(struct)
    if (size + bytes > pieceBytes && group.length > 0) {
      groups.push(group)
      group = []
      size = 0
    }
    group.push(struct)
    size += bytes
  }
  groups.push(group)
  return groups.map((one, n) => write(one, n === groups.length - 1 ? ds : null))
}

/** A text or a list was one change, or has become one: Yjs joins what one device writes in a row. */
function cut(struct: Struct, pieceBytes: number): Struct[] {
  if (!(struct instanceof Y.Item) || struct.length < 2 || sizeOf(struct) <= pieceBytes) return [struct]
  const { id, origin, rightOrigin, parent, parentSub, content } = struct
  let half = struct.length >> 1
  // Yjs writes another character for half of one.
  if (content instanceof Y.ContentString && isSecondHalf(content.str, half)) half++
  const rest = content.splice(half)
  const at = (clock: number) => Y.createID(id.client, clock)
  const left = new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content)
  const after = at(id.clock + half - 1)
  const right = new Y.Item(at(id.clock + half), null, after, null, rightOrigin, parent, parentSub, rest)
  return [...cut(left, pieceBytes), ...cut(right, pieceBytes)]
}

function isSecondHalf(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.length(encoder.restEncoder)
}

function write(structs: readonly Struct[], ds: DeleteSet | null): Uint8Array {
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  const encoder = new Y.UpdateEncoderV1()
  const to = encoder.restEncoder
  encoding.writeVarUint(to, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(to, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(to, own[0]?.id.clock ?? 0)
    for (const struct of own) struct.write(encoder, 0)
  }
  encoding.writeVarUint(to, ds ? ds.clients.size : 0)
  for (const [client, ranges] of ds?.clients ?? []) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
