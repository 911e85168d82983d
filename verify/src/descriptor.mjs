// Descriptors: who an agency is, by its own signatures (docs/protocol.md section 7).

import { equal, hex } from './bytes.mjs'
import { encode } from './cbor.mjs'
import { checkKey, safetyNumber, sha256, thumbprint, verifies } from './keys.mjs'
import { sign1, sigStructure } from './receipt.mjs'
import { demand } from './refused.mjs'
import { read } from './statement.mjs'
import { anyText, country, digest, isUint, list, node, tuple, uint } from './types.mjs'

export const ROLE = { signing: 1, logEd25519: 2, logMlDsa44: 3, transport: 4, witnessEd25519: 5, witnessMlDsa44: 6 }

const DESCRIPTOR_MAX = 32_768
const TYPE = 'application/vestigo-descriptor+cose'

const head = tuple(uint, digest)
/** `[epoch, at, reached, ? seen]` */
const recovery = value => Array.isArray(value) && (value.length === 3 || value.length === 4) &&
  isUint(value[0]) && isUint(value[1]) && value.slice(2).every(head.holds)
const names = value => value instanceof Map && [...value].every(pair => pair.every(anyText.holds))
const MEMBERS = new Map([
  [1, node.holds], [2, uint.holds], [3, digest.holds], [4, digest.holds], [5, country.holds],
  [6, names], [7, Array.isArray], [8, list(anyText).holds], [9, list(uint).holds],
  [10, anyText.holds], [11, anyText.holds], [12, uint.holds],
  [13, value => Array.isArray(value) && value.every(recovery)]
])
const OPTIONAL = new Set([3, 10, 11, 13])

/** Reads a descriptor, a decoded item; its own signatures verify. */
export function parseDescriptor (item) {
  const form = 'descriptor-form'
  demand(encode(item).length <= DESCRIPTOR_MAX, form, 'larger than 32,768 bytes')
  const shape = Array.isArray(item) && item.length === 2 && item[0] instanceof Uint8Array
  demand(shape && Array.isArray(item[1]), form, 'not a descriptor')
  const [bytes, signatures] = item
  const doc = read(bytes, form, 'document')
  demand(doc instanceof Map, form, 'the document is no map')
  for (const [key, value] of doc) {
    const good = MEMBERS.get(key)
    demand(good !== undefined && good(value), form, `member ${key} is not of its type`)
  }
  const whole = [...MEMBERS.keys()].every(key => OPTIONAL.has(key) || doc.has(key))
  demand(whole, form, 'a member is missing')
  const keys = doc.get(7).map(readKey)
  const descriptor = {
    bytes,
    signatures,
    keys,
    node: doc.get(1),
    version: doc.get(2),
    previous: doc.get(3),
    root: doc.get(4),
    country: doc.get(5),
    names: doc.get(6),
    recoveries: doc.get(13)
  }
  checkKey(descriptor.root)
  checkDocument(descriptor, doc.get(9))
  checkRecoveries(descriptor.recoveries)
  checkSignatures(descriptor)
  return descriptor
}

function readKey (entry) {
  const form = 'descriptor-form'
  const shape = Array.isArray(entry) && entry.length >= 3 && entry.length <= 5
  demand(shape, form, 'a key entry has three to five members')
  const [role, key, notBefore, notAfter = null, revokedAt = null] = entry
  const good = isUint(role) && key instanceof Uint8Array && isUint(notBefore) &&
    (entry.length < 4 || isUint(notAfter) || (entry.length === 5 && notAfter === null)) &&
    (entry.length < 5 || isUint(revokedAt))
  demand(good, form, 'a key entry is not of its form')
  return { role, key, notBefore, notAfter, revokedAt }
}

const isLive = entry => entry.notAfter === null && entry.revokedAt === null

/** Whether this key may sign at a time. */
export const covers = ({ notBefore, notAfter, revokedAt }, time) =>
  time >= notBefore && (notAfter === null || time <= notAfter) && (revokedAt === null || time < revokedAt)

function checkDocument ({ node, version, previous, root, country, names, keys }, versions) {
  const rule = (good, why) => demand(good, 'descriptor-rule', why)
  rule(version >= 1, 'versions start at 1')
  rule((version === 1) === (previous === undefined), 'version 1 alone has no predecessor')
  rule(country.toLowerCase() === node.slice(8, 10), 'country and node name differ')
  rule([...names.keys()].every(key => /^[a-z]{2}$/.test(key)), 'a language is two lower-case letters')
  rule(keys.length <= 64, 'more than 64 keys')
  rule(versions.includes(1), 'does not speak content version 1')
  rule(versions.every((v, i) => i === 0 || versions[i - 1] < v), 'versions do not ascend')
  const listed = new Set([root, ...keys.map(entry => entry.key)].map(hex))
  rule(listed.size === keys.length + 1, 'one key stands in two places')
  for (const role of [ROLE.signing, ROLE.logEd25519, ROLE.logMlDsa44, ROLE.transport]) {
    const live = keys.filter(entry => entry.role === role && isLive(entry))
    rule(live.length === 1, 'each role needs exactly one key in force')
  }
  for (const { role, key } of keys) {
    if (role === ROLE.logMlDsa44 || role === ROLE.witnessMlDsa44) {
      rule(key.length === 1312, 'an ML-DSA-44 key has 1,312 bytes')
    } else if (role >= 1 && role <= 6) {
      rule(key.length === 32, 'an Ed25519 key has 32 bytes')
      checkKey(key)
    }
  }
}

function checkRecoveries (recoveries) {
  if (recoveries === undefined) return
  const rule = (good, why) => demand(good, 'descriptor-rule', why)
  rule(recoveries.length >= 1 && recoveries.length <= 16, '1 to 16 recoveries')
  rule(recoveries.every(([epoch], i) => epoch === i + 1), 'epochs rise by one from 1')
  rule(recoveries.every(([, at], i) => i === 0 || recoveries[i - 1][1] <= at), 'epochs are in order of time')
  const beyond = ([, , reached, seen]) => seen === undefined || seen[0] > reached[0]
  rule(recoveries.every(beyond), 'a recovery names a head that was not lost')
}

function checkSignatures (descriptor) {
  const { root, signatures, version } = descriptor
  const two = signatures.length === 2 || signatures.length === 3
  demand(two, 'descriptor-rule', 'two or three signatures are required')
  const kind = 'descriptor-signature'
  demand(isSignedBy(descriptor, 0, root), kind, 'the signature of the national root fails')
  const own = signingKey(descriptor)
  demand(isSignedBy(descriptor, 1, own), kind, 'the signature of the signing key fails')
  if (signatures.length === 2) return
  demand(version !== 1, 'descriptor-rule', 'version 1 has no previous signing key')
  const listed = descriptor.keys.filter(entry => entry.role === ROLE.signing)
  const by = listed.some(entry => isSignedBy(descriptor, 2, entry.key))
  demand(by, 'descriptor-rule', 'the third signature is of no signing key that is listed')
}

/** Whether signature `index` is this key's over the document, under these exact headers. */
function isSignedBy ({ bytes, signatures }, index, key) {
  const parts = sign1(signatures[index])
  if (parts === null || parts.payload !== null || parts.unprotected.size !== 0) return false
  const header = encode(new Map([[1, -8], [4, thumbprint(key)], [16, TYPE]]))
  return equal(header, parts.header) && verifies(key, sigStructure(header, bytes), parts.signature)
}

/** The signing key in force. */
const signingKey = ({ keys }) => keys.find(entry => entry.role === ROLE.signing && isLive(entry)).key

/** Whether this version follows `before`, of the same node. */
export function checkSuccession (descriptor, before) {
  const rule = (good, why) => demand(good, 'succession', why)
  rule(descriptor.node === before.node, 'another node')
  rule(equal(descriptor.root, before.root), 'another national root')
  rule(BigInt(descriptor.version) === BigInt(before.version) + 1n, 'not the next version')
  const named = descriptor.previous !== undefined && equal(descriptor.previous, sha256(before.bytes))
  rule(named, 'does not name the version before')
  const [then, now] = [before.recoveries ?? [], descriptor.recoveries ?? []]
  const kept = now.length >= then.length && now.length <= then.length + 1 &&
    equal(encode(now.slice(0, then.length)), encode(then))
  rule(kept, 'changes the recoveries before')
  const old = signingKey(before)
  const revoked = descriptor.keys.some(entry => equal(entry.key, old) && entry.revokedAt !== null)
  const signed = descriptor.signatures.length === 3 && isSignedBy(descriptor, 2, old)
  rule(revoked || signed, 'the previous signing key did not sign')
}

/** The signing key that `kid` names, if it may sign at this time. */
export function signingKeyAt ({ keys }, kid, time) {
  const may = entry => entry.role === ROLE.signing && equal(thumbprint(entry.key), kid) && covers(entry, time)
  return keys.find(may)?.key
}

/** Every key of a role, old ones included. */
export const keysOf = ({ keys }, role) => keys.filter(entry => entry.role === role)

export const safetyNumberOf = ({ node, root }) => safetyNumber(node, root)
