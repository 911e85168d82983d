// A log's signed note: both of its own lines, Ed25519 and ML-DSA-44 (c2sp.org/tlog-checkpoint,
// tlog-cosignature).
import { ml_dsa44 as mlDsa44 } from '@noble/post-quantum/ml-dsa.js'

import { check, equal } from './cbor.mjs'
import { sha256, verifies } from './keys.mjs'

const text = new TextEncoder()

/** Verifies a checkpoint under the two log keys of a descriptor; gives size and root. */
export function readCheckpoint (bytes, origin, ed25519, mlDsa) {
  const note = Buffer.from(bytes).toString('utf8')
  const end = note.lastIndexOf('\n\n')
  check(end > 0 && note.endsWith('\n'), 'a checkpoint is a signed note')
  const body = note.slice(0, end + 1)
  const lines = body.split('\n')
  check(lines.length === 4 && lines[0] === origin, 'a checkpoint has three lines, the first its origin')
  const size = BigInt(lines[1])
  const root = base64(lines[2])
  const signatures = note.slice(end + 2, -1).split('\n').map(line => {
    const [, name, value] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
    check(name === origin, 'a checkpoint in a message has only its log\'s lines')
    return base64(value)
  })
  check(signatures.length === 2, 'a checkpoint has an Ed25519 and an ML-DSA-44 line')
  const keyId = (type, key) => sha256(text.encode(origin), Uint8Array.of(0x0a, type), key).subarray(0, 4)
  const by = id => signatures.find(s => equal(s.subarray(0, 4), id))?.subarray(4)
  const classic = by(keyId(0x01, ed25519))
  check(classic !== undefined && verifies(classic, text.encode(body), ed25519), 'the Ed25519 line does not verify')
  const sealed = by(keyId(0x06, mlDsa))
  check(sealed !== undefined && sealed.length === 8 + 2420, 'there is no ML-DSA-44 line')
  const name = text.encode(origin)
  const end64 = Buffer.alloc(8)
  end64.writeBigUInt64BE(size)
  const signed = Buffer.concat([
    text.encode('subtree/v1\n\0'), Uint8Array.of(name.length), name, sealed.subarray(0, 8),
    Uint8Array.of(name.length), name, Buffer.alloc(8), end64, root
  ])
  check(mlDsa44.verify(sealed.subarray(8), signed, mlDsa), 'the ML-DSA-44 line does not verify')
  return { size, root }
}

function base64 (value) {
  const bytes = Buffer.from(value, 'base64')
  check(bytes.toString('base64') === value, 'base64 is canonical')
  return Uint8Array.from(bytes)
}
