// Byte strings.

export function equal (a, b) {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false
  return true
}

export function concat (...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export function hex (bytes) {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

const encoder = new TextEncoder()

/** The UTF-8 of a text. */
export const utf8 = text => encoder.encode(text)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of canonical base64 (padded, unused bits zero), or null. */
export function base64 (text) {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array(text.length / 4 * 3 - padding)
  let group = 0
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    const padded = i >= text.length - padding
    const digit = padded ? 0 : ALPHABET.indexOf(text[i])
    if (digit < 0) return null
    group = group << 6 | digit
    if (i % 4 !== 3) continue
    const triple = [group >> 16 & 0xff, group >> 8 & 0xff, group & 0xff]
    for (const [n, byte] of triple.entries()) {
      if (at < bytes.length) bytes[at++] = byte
      else if (n > 0 && byte !== 0) return null
    }
    group = 0
  }
  return bytes
}
