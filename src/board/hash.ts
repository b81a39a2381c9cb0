// Ids and writers that follow from a text: the same on every device, whoever comes first.

/** 32 bits of a text (MurmurHash3's mixing): other words give another writer, the same words the same one. */
export function hash(text: string): number {
  let mixed = text.length
  for (let at = 0; at < text.length; at++) {
    mixed = Math.imul(mixed ^ text.charCodeAt(at), 0xcc9e2d51)
    mixed = (mixed << 15) | (mixed >>> 17)
    mixed = Math.imul(mixed, 0x1b873593) + 0x52dce729
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
