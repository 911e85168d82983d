// Ed25519 keys, their RFC 9679 thumbprints, and the safety number of a national root.
import { createHash, randomBytes } from 'node:crypto'

import { ed25519 } from '@noble/curves/ed25519.js'

import { encode } from './cbor.mjs'

export const random = length => Uint8Array.from(randomBytes(length))

export const sha256 = (...parts) => digest('sha256', parts)

export class Ed25519Key {
  constructor (seed = random(32)) {
    this.seed = seed
    this.public = ed25519.getPublicKey(seed)
    this.kid = thumbprint(this.public)
  }

  sign (bytes) {
    return ed25519.sign(bytes, this.seed)
  }
}

/** RFC 8032 verification with canonical encodings, as strict as what nodes demand. */
export function verifies (signature, bytes, publicKey) {
  return ed25519.verify(signature, bytes, publicKey, { zip215: false })
}

/** SHA-256 of the COSE_Key {1: OKP, -1: Ed25519, -2: x}. */
export function thumbprint (publicKey) {
  return sha256(coseKey(publicKey))
}

export function coseKey (publicKey) {
  return encode(new Map([[1, 1], [-1, 6], [-2, publicKey]]))
}

/** Forty digits in eight groups, to be compared by telephone. */
export function safetyNumber (nodeName, root) {
  const hash = digest('sha512', [safetyInput(nodeName, root)])
  const groups = []
  for (let i = 0; i < 40; i += 5) {
    let number = 0n
    for (const byte of hash.subarray(i, i + 5)) number = number << 8n | BigInt(byte)
    groups.push(String(number % 100000n).padStart(5, '0'))
  }
  return groups.join(' ')
}

export function safetyInput (nodeName, root) {
  const text = new TextEncoder()
  return Buffer.concat([
    text.encode('vestigo-root-v1'), new Uint8Array(1), text.encode(nodeName), new Uint8Array(1), root
  ])
}

function digest (name, parts) {
  const hash = createHash(name)
  for (const part of parts) hash.update(part)
  return Uint8Array.from(hash.digest())
}
