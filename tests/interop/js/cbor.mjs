// Deterministic CBOR (RFC 8949 section 4.2.1) over cborg: maps are Map, integers beyond 2^53
// BigInt, byte strings Uint8Array.
import * as cborg from 'cborg'

export const { Tagged } = cborg

const STRICT = {
  strict: true,
  useMaps: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  rejectDuplicateMapKeys: true,
  // The only tag of the protocol: COSE_Sign1.
  tags: Tagged.preserve(18)
}

/** The one encoding of a value. */
export function encode (value) {
  return cborg.encode(value, cborg.rfc8949EncodeOptions)
}

/** Reads a value and refuses every encoding but the deterministic one. */
export function decode (bytes, what) {
  let value
  try {
    value = cborg.decode(bytes, STRICT)
  } catch (error) {
    throw new Error(`${what} is not CBOR: ${error.message}`)
  }
  if (!equal(encode(value), bytes)) throw new Error(`${what} is not in deterministic CBOR`)
  return value
}

/**
 * The first item of a buffer and how many bytes it takes; only its length and canonical form are
 * judged here.
 */
export function decodeFirst (bytes, what) {
  const [value, rest] = cborg.decodeFirst(bytes, STRICT)
  const length = bytes.length - rest.length
  if (!equal(encode(value), bytes.subarray(0, length))) {
    throw new Error(`${what} is not in deterministic CBOR`)
  }
  return { value, length }
}

export function equal (a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

export const hex = bytes => Buffer.from(bytes).toString('hex')

export const unhex = text => Uint8Array.from(Buffer.from(text, 'hex'))

/** Throws unless `good`. */
export function check (good, what) {
  if (!good) throw new Error(what)
}
