// Bytes as base64 (RFC 4648) for the readable archive. btoa wants a text of bytes and a page around it; this wants neither.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let digit = 0; digit < 4; digit++) {
      text += at + digit > bytes.length ? '=' : DIGITS.charAt((three >> (18 - 6 * digit)) & 63)
    }
  }
  return text
}

/** @returns null when the text is no base64 */
export function fromBase64(text: string): Uint8Array | null {
  if (!SHAPE.test(text)) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let held = 0
  for (let at = 0; at < text.length; at++) {
    held = (held << 6) | Math.max(0, DIGITS.indexOf(text.charAt(at)))
    if (at % 4 < 3) continue
    const to = ((at - 3) / 4) * 3
    for (let byte = 0; byte < 3 && to + byte < bytes.length; byte++)
      bytes[to + byte] = (held >> (16 - 8 * byte)) & 255
    held = 0
  }
  return bytes
}
