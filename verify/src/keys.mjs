// Hashes, strict Ed25519, thumbprints and safety numbers (docs/protocol.md section 2).

import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 as sha256Of, sha512 as sha512Of } from '@noble/hashes/sha2.js'

import { concat, equal, hex, utf8 } from './bytes.mjs'
import { Refused } from './refused.mjs'

const { Point } = ed25519
const ORDER = Point.Fn.ORDER
const THUMBPRINT = Uint8Array.of(0xa3, 0x01, 0x01, 0x20, 0x06, 0x21, 0x58, 0x20)

export const sha256 = (...parts) => sha256Of(concat(...parts))

/** SHA-256 of what comes in pieces: `update(bytes)`, then `digest()`. */
export const sha256Stream = () => sha256Of.create()

export const thumbprint = key => sha256(THUMBPRINT, key)

/** Forty digits in eight groups. */
export function safetyNumber (node, root) {
  const digest = sha512Of(concat(utf8('vestigo-root-v1'), [0], utf8(node), [0], root))
  const groups = []
  for (let at = 0; at < 40; at += 5) {
    let number = 0n
    for (const byte of digest.subarray(at, at + 5)) number = number << 8n | BigInt(byte)
    groups.push(String(number % 100000n).padStart(5, '0'))
  }
  return groups.join(' ')
}

/** The digits of what a person typed, or null if there is anything but digits, spaces, hyphens. */
export function digitsOf (typed) {
  const digits = typed.replace(/[ \t\u00a0\u202f\r\n-]/g, '')
  return /^[0-9]*$/.test(digits) ? digits : null
}

/** The point of a canonical encoding (RFC 8032 section 5.1.3), or null. */
function decompress (bytes) {
  try {
    const point = Point.fromBytes(bytes, false)
    // The library refuses other encodings; the comparison makes sure of it.
    return equal(point.toBytes(), bytes) ? point : null
  } catch {
    return null
  }
}

/** Keys that were looked at: a bundle names few, and often. */
const looked = new Map()

function publicPoint (key) {
  const name = hex(key)
  if (!looked.has(name)) {
    const point = key.length === 32 ? decompress(key) : null
    const small = point === null || point.isSmallOrder()
    looked.set(name, { point, small, torsion: !small && !point.isTorsionFree() })
  }
  return looked.get(name)
}

/** Accepts the canonical encoding of a point without a small-order component. */
export function checkKey (key) {
  const { point, small, torsion } = publicPoint(key)
  if (point === null) throw new Refused('weak-key', 'not an Ed25519 public key')
  if (small || torsion) throw new Refused('weak-key', 'a weak Ed25519 public key')
}

/** Signatures that were verified: every receipt of one checkpoint carries the same one. */
const verified = new Map()

/**
 * Strict verification: S below the group order, A and R canonical and not of small order, and the
 * equation without cofactor, [S]B - [k]A = R, compared as bytes.
 */
export function verifies (key, message, signature) {
  if (key.length !== 32 || signature.length !== 64) return false
  const name = hex(sha256(key, signature, message))
  if (!verified.has(name)) verified.set(name, strictly(key, message, signature))
  return verified.get(name)
}

function strictly (key, message, signature) {
  const encodedR = signature.subarray(0, 32)
  const s = littleEndian(signature.subarray(32))
  if (s >= ORDER) return false
  const a = publicPoint(key)
  const r = decompress(encodedR)
  if (a.small || r === null || r.isSmallOrder()) return false
  const k = littleEndian(sha512Of(concat(encodedR, key, message))) % ORDER
  const expected = Point.BASE.multiplyUnsafe(s).subtract(a.point.multiplyUnsafe(k))
  return equal(expected.toBytes(), encodedR)
}

function littleEndian (bytes) {
  let number = 0n
  for (let i = bytes.length - 1; i >= 0; i -= 1) number = number << 8n | BigInt(bytes[i])
  return number
}
