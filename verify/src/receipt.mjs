// Inclusion receipts (RFC 9942; docs/protocol.md section 9).

import { concat, equal } from './bytes.mjs'
import { decode, encode, NotDeterministic, Tagged } from './cbor.mjs'
import { thumbprint, verifies } from './keys.mjs'
import { rootOf, SIZE_MAX } from './merkle.mjs'
import { demand, Refused } from './refused.mjs'
import { digest, list, tuple, uint } from './types.mjs'

const RECEIPT_MAX = 4608

/** `[number, number, path]` */
export const proofType = tuple(uint, uint, list(digest))

/** `Sig_structure` of RFC 9052 with empty external_aad. */
export const sigStructure = (header, payload) => encode(['Signature1', header, new Uint8Array(), payload])

/** The four members of a tagged COSE_Sign1, or null. */
export function sign1 (item) {
  if (!(item instanceof Tagged) || item.tag !== 18) return null
  const members = item.value
  if (!Array.isArray(members) || members.length !== 4) return null
  const [header, unprotected, payload, signature] = members
  const shape = header instanceof Uint8Array && unprotected instanceof Map &&
    signature instanceof Uint8Array
  return shape ? { header, unprotected, payload, signature } : null
}

/** Reads a receipt, a decoded item, in its one form. */
export function parseReceipt (item) {
  const form = 'receipt-form'
  demand(encode(item).length <= RECEIPT_MAX, form, 'larger than 4,608 bytes')
  const parts = sign1(item)
  demand(parts !== null && parts.signature.length === 64, form, 'not a tagged COSE_Sign1')
  demand(parts.payload === null, form, 'the payload is not nil')
  const header = inner(parts.header, form)
  const kid = header instanceof Map ? header.get(4) : undefined
  demand(digest.holds(kid), form, 'no key id')
  const one = encode(new Map([[1, -8], [4, kid], [395, 1]]))
  demand(equal(one, parts.header), form, 'not the header of a receipt')
  const proofs = parts.unprotected.size === 1 ? parts.unprotected.get(396) : undefined
  demand(proofs instanceof Map && proofs.size === 1, form, 'not one kind of proof')
  const kind = proofs.has(-1) ? 'inclusion' : 'consistency'
  const listed = proofs.get(-1) ?? proofs.get(-2)
  const single = Array.isArray(listed) && listed.length === 1 && listed[0] instanceof Uint8Array
  demand(single, form, 'not one proof')
  const proof = inner(listed[0], form)
  demand(proofType.holds(proof), form, 'not a proof')
  return { kid, kind, proof, header: parts.header, signature: parts.signature }
}

function inner (bytes, form) {
  try {
    return decode(bytes)
  } catch (error) {
    if (error instanceof NotDeterministic) throw new Refused(form, error.message)
    throw error
  }
}

/** The root to which an inclusion receipt leads, signed with the log's key over that root. */
export function verifyInclusion (receipt, leaf, logKey) {
  demand(receipt.kind === 'inclusion', 'receipt-proof', 'no inclusion proof')
  const [size, index, path] = receipt.proof
  demand(BigInt(size) <= SIZE_MAX, 'receipt-proof', 'more entries than any log has')
  const root = rootOf(leaf, index, size, path)
  demand(root !== null, 'receipt-proof', 'the path is not one of this index and size')
  demand(equal(receipt.kid, thumbprint(logKey)), 'receipt-key', 'signed with another key')
  const message = sigStructure(receipt.header, concat(root))
  const good = verifies(logKey, message, receipt.signature)
  demand(good, 'receipt-signature', 'the signature does not verify over the root it leads to')
  return root
}
