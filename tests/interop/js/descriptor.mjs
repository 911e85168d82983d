// Who an agency is: the descriptor, the invitation line, and this client's own identity.
import { ml_dsa44 as mlDsa44 } from '@noble/post-quantum/ml-dsa.js'

import { check, decode, encode, equal, hex, Tagged } from './cbor.mjs'
import { Ed25519Key, random, sha256, thumbprint, verifies } from './keys.mjs'
import { sigStructure } from './statement.mjs'

const TYPE = 'application/vestigo-descriptor+cose'
const PREFIX = 'vestigo1:'

export const ROLE = { signing: 1, logEd25519: 2, logMlDsa44: 3, transport: 4 }

/**
 * Fresh keys for every role, and version 1 of a descriptor over them; `certified` stands in for the
 * transport key there, to play someone between two agencies.
 */
export class Identity {
  constructor (name, agency, now, certified) {
    this.name = name
    this.root = new Ed25519Key()
    this.signing = new Ed25519Key()
    this.log = new Ed25519Key()
    this.logMlDsa = mlDsa44.keygen(random(32))
    this.transport = new Ed25519Key()
    this.doc = encode(new Map([
      [1, name],
      [2, 1],
      [4, this.root.public],
      [5, name.split('/')[1].toUpperCase()],
      [6, new Map([['en', agency]])],
      [7, [
        [ROLE.signing, this.signing.public, now],
        [ROLE.logEd25519, this.log.public, now],
        [ROLE.logMlDsa44, this.logMlDsa.publicKey, now],
        [ROLE.transport, certified ?? this.transport.public, now]
      ]],
      // It only dials, so it has no address.
      [8, []],
      [9, [1]],
      [12, now]
    ]))
    this.now = now
  }

  descriptor () {
    const signatures = [this.root, this.signing].map(key => {
      const header = encode(new Map([[1, -8], [4, key.kid], [16, TYPE]]))
      return new Tagged(18, [header, new Map(), null, key.sign(sigStructure(header, this.doc))])
    })
    return encode([this.doc, signatures])
  }

  invitation () {
    const cbor = encode([this.name, this.root.public, this.transport.public, [], sha256(this.doc), this.now])
    return PREFIX + Buffer.from(cbor).toString('base64url')
  }
}

export function readInvitation (line) {
  check(line.startsWith(PREFIX), `an invitation begins with ${PREFIX}`)
  const cbor = Uint8Array.from(Buffer.from(line.slice(PREFIX.length), 'base64url'))
  const [node, root, transport, addresses, descriptor, issuedAt, ...more] = decode(cbor, 'an invitation')
  check(more.length === 0 && [root, transport, descriptor].every(b => b.length === 32), 'an invitation has six members')
  return { node, root, transport, addresses, descriptor, issuedAt, cbor }
}

/**
 * Reads a descriptor and verifies the signatures of the national root and of the signing key in
 * force; a third one must be of a listed signing key.
 */
export function readDescriptor (bytes) {
  const [docBytes, signatures, ...more] = decode(bytes, 'a descriptor')
  check(more.length === 0 && (signatures.length === 2 || signatures.length === 3), 'a descriptor has two or three signatures')
  const doc = decode(docBytes, 'a descriptor document')
  const keys = doc.get(7).map(([role, key, notBefore, notAfter, revokedAt]) =>
    ({ role, key, notBefore, notAfter: notAfter ?? undefined, revokedAt }))
  const current = role => {
    const live = keys.filter(k => k.role === role && k.notAfter === undefined && k.revokedAt === undefined)
    check(live.length === 1, `role ${role} has ${live.length} live keys`)
    return live[0].key
  }
  for (const role of Object.values(ROLE)) current(role)
  check(doc.get(5).toLowerCase() === doc.get(1).split('/')[1], 'country and node name differ')
  const signing = keys.filter(k => k.role === ROLE.signing).map(k => k.key)
  const signers = [[doc.get(4)], [current(ROLE.signing)], signing]
  signatures.forEach((signature, i) => {
    check(signature instanceof Tagged && signature.tag === 18, 'a signature of a descriptor is a COSE_Sign1')
    const [header, unprotected, payload, value] = signature.value
    check(unprotected.size === 0 && payload === null, 'a signature of a descriptor is detached')
    const map = decode(header, 'the header of a signature')
    check([...map.keys()].join() === '1,4,16' && map.get(1) === -8 && map.get(16) === TYPE, 'typ of a descriptor')
    const by = signers[i].find(key => equal(map.get(4), thumbprint(key)))
    check(by !== undefined && verifies(value, sigStructure(header, docBytes), by), `signature ${i} of a descriptor fails`)
  })
  return {
    node: doc.get(1),
    version: doc.get(2),
    root: doc.get(4),
    digest: sha256(docBytes),
    current,
    /** The signing key of a thumbprint, if a statement issued at `time` may carry it. */
    signingKey (kid, time) {
      const found = keys.find(k => k.role === ROLE.signing && equal(thumbprint(k.key), kid) &&
        time >= k.notBefore && !(time > k.notAfter) && !(time >= k.revokedAt))
      check(found !== undefined, `no signing key ${hex(kid)} at that time`)
      return found.key
    }
  }
}
