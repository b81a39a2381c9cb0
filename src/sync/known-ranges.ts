// What the relay is known to hold of a document: ranges of structs and of deletions per Yjs client.
// Only add what the relay itself sent; what we merely pushed may have been lost.
import * as Y from 'yjs'

/** Half-open: from <= clock < to. */
type Range = { from: number; to: number }
type RangeSet = Map<number, Range[]>
export type KnownRanges = { structs: RangeSet; deletions: RangeSet }

export function nothingKnown(): KnownRanges {
  return { structs: new Map(), deletions: new Map() }
}

export function knowsNothing(known: KnownRanges): boolean {
  return known.structs.size === 0 && known.deletions.size === 0
}

/** The ranges in a Yjs update (v1). Null when the bytes are not an update. */
export function rangesOf(update: Uint8Array): KnownRanges | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const ranges = nothingKnown()
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      addRange(ranges.structs, struct.id.client, {
        from: struct.id.clock,
        to: struct.id.clock + struct.length,
      })
    }
    for (const [client, deletions] of ds.clients) {
      for (const { clock, len } of deletions) {
        addRange(ranges.deletions, client, { from: clock, to: clock + len })
      }
    }
    return ranges
  } catch {
    // lib0 throws on bytes that end too soon; an update that cannot be read is an ordinary value here.
    return null
  }
}

/** Adds `more` to `known`. */
export function learn(known: KnownRanges, more: KnownRanges) {
  addAll(known.structs, more.structs)
  addAll(known.deletions, more.deletions)
}

/** Adds only the deletions: those that follow from applying what the relay sent follow on every device. */
export function learnDeletions(known: KnownRanges, more: KnownRanges) {
  addAll(known.deletions, more.deletions)
}

/** Whether `content` holds nothing that is not in `known`. */
export function covers(known: KnownRanges, content: KnownRanges): boolean {
  return coversSet(known.structs, content.structs) && coversSet(known.deletions, content.deletions)
}

/** Whether a document has every struct that is known. What it has of a client is without gaps. */
export function hasAll(doc: Y.Doc, { structs }: KnownRanges): boolean {
  return [...structs].every(
    ([client, ranges]) => (ranges[ranges.length - 1]?.to ?? 0) <= Y.getState(doc.store, client),
  )
}

/** State vector of the structs known without a gap: what a Yjs sync step 1 says. */
export function stateVectorOf(known: KnownRanges): Uint8Array {
  const clocks = new Map<number, number>()
  for (const [client, ranges] of known.structs) {
    const first = ranges[0]
    if (first && first.from === 0) clocks.set(client, first.to)
  }
  return Y.encodeStateVector(clocks)
}

function addAll(to: RangeSet, from: RangeSet) {
  for (const [client, ranges] of from) for (const range of ranges) addRange(to, client, range)
}

/** Keeps the ranges of a client sorted, apart and merged. */
function addRange(set: RangeSet, client: number, { from, to }: Range) {
  const ranges = set.get(client)
  if (!ranges) {
    set.set(client, [{ from, to }])
    return
  }
  let first = ranges.length
  while (first > 0 && (ranges[first - 1]?.to ?? 0) >= from) first--
  let last = first
  const merged = { from, to }
  for (let range = ranges[last]; range && range.from <= to; range = ranges[++last]) {
    merged.from = Math.min(merged.from, range.from)
    merged.to = Math.max(merged.to, range.to)
  }
  ranges.splice(first, last - first, merged)
}

function coversSet(known: RangeSet, content: RangeSet): boolean {
  for (const [client, ranges] of content) {
    const have = known.get(client) ?? []
    for (const range of ranges) {
      if (!have.some((one) => one.from <= range.from && range.to <= one.to)) return false
    }
  }
  return true
}
