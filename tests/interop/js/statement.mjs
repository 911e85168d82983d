// Messages: COSE_Sign1 hash envelopes with salted content beside them.
import { check, decode, encode, equal, Tagged } from './cbor.mjs'
import { random, sha256, verifies } from './keys.mjs'

const STATEMENT = 'application/vestigo-statement+cose'
const CONTENT = 'application/vestigo-content+cbor'

export const KIND = {
  query: 1,
  accepted: 2,
  acknowledged: 3,
  interim: 4,
  answer: 5,
  refusal: 6,
  delivered: 7,
  conflict: 8,
  withdrawal: 9,
  agreement: 10,
  descriptor: 11,
  erasure: 12,
  checkpoint: 13,
  heartbeat: 14,
  supplement: 15
}

// Claim numbers with the names used here; sub is the exchange's 16 bytes in hexadecimal.
const CLAIMS = new Map([
  [1, 'iss'], [2, 'sub'], [3, 'aud'], [6, 'iat'], [7, 'cti'],
  [-70001, 'kind'], [-70002, 'inReplyTo'], [-70003, 'sequence'], [-70004, 'previous'],
  [-70005, 'answerBy'], [-70006, 'deliverUntil'], [-70007, 'reason'], [-70008, 'stopsClock'],
  [-70009, 'epoch']
])
const REQUIRED = ['iss', 'sub', 'aud', 'iat', 'cti', 'kind', 'sequence']
const NODE = /^vestigo\/[a-z]{2}\/[a-z0-9-]{1,40}$/
const EXCHANGE = /^urn:vestigo:x:[0-9a-f]{32}$/

// The labels of each kind beside the common ones 1 to 11 and extensions from 1000 on, and which of
// them must be there.
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
/** Kinds that a node may address to itself: what passed by letter. */
const BY_LETTER = new Set([1, 4, 5, 6, 9])

const LABELS = {
  1: range(16, 33), 2: [16, 17], 3: [16], 4: range(16, 21), 5: range(16, 23), 6: range(16, 19), 7: [16],
  8: [16], 9: [16], 10: [16, 17], 11: [16], 12: [16, 17], 13: [16, 17], 14: [], 15: [16, 18, 20, 21, 22, 25, 30]
}
const NEEDED = {
  1: [4], 2: [16, 17], 4: [16], 5: [17, 23], 6: [16, 17], 7: [16], 8: [16], 10: [16], 11: [16], 12: [17], 13: [16, 17]
}
const NEEDS_REPLY = new Set([2, 3, 4, 5, 6, 7, 8, 9, 15])
const FORBIDS_REPLY = new Set([1, 13, 14])

/** A leaf field: its label and its value as cbor.mjs decodes it. */
export const field = (label, value) => ({ label, value })

/**
 * The preimage and the disclosures of fields. `salts`: 32 bytes for the preimage, then 16 for each
 * field in label order.
 */
export function seal (fields, salts = random(32 + 16 * fields.length)) {
  const sorted = fields.map((f, position) => ({ ...f, position }))
    .sort((a, b) => a.label - b.label || a.position - b.position)
  const disclosures = sorted.map((f, i) =>
    encode([salts.subarray(32 + 16 * i, 48 + 16 * i), f.value, f.label]))
  const preimage = encode([1, salts.subarray(0, 32), disclosures.map(d => sha256(d))])
  return { preimage, disclosures }
}

/** The protected header of claims, with the key's thumbprint. */
export function protectedHeader (kid, claims) {
  const map = new Map()
  for (const [number, name] of CLAIMS) {
    if (claims[name] !== undefined) map.set(number, claims[name])
  }
  return encode(new Map([[1, -8], [4, kid], [15, map], [16, STATEMENT], [258, -16], [259, CONTENT]]))
}

/** What COSE signs: external_aad is empty. */
export const sigStructure = (header, payload) =>
  encode(['Signature1', header, new Uint8Array(0), payload])

/** RFC 6962. */
export const leafHash = entry => sha256(new Uint8Array(1), entry)

/** Signs a message of `fields`; `previous` is { sequence, leaf } of the series, if it has begun. */
export function sign (key, { to, iss, exchange, kind, inReplyTo, answerBy, deliverUntil, iat }, fields, previous) {
  const { preimage, disclosures } = seal(fields)
  const claims = {
    iss,
    sub: `urn:vestigo:x:${exchange}`,
    aud: to,
    iat,
    cti: random(16),
    kind,
    inReplyTo,
    sequence: (previous?.sequence ?? 0) + 1,
    previous: previous?.leaf,
    answerBy,
    deliverUntil
  }
  const header = protectedHeader(key.kid, claims)
  const payload = sha256(preimage)
  const statement = encode(new Tagged(18, [header, new Map(), payload, key.sign(sigStructure(header, payload))]))
  return {
    claims,
    leaf: leafHash(statement),
    bytes: encode([statement, preimage, disclosures, null])
  }
}

/** The parts of a message, nothing verified. */
export function parse (bytes) {
  const message = decode(bytes, 'a message')
  check(Array.isArray(message) && message.length === 4, 'a message has four members')
  const [statement, preimage, disclosures, checkpoint] = message
  check([statement, preimage].every(b => b instanceof Uint8Array), 'statement and preimage are bytes')
  check(Array.isArray(disclosures) && disclosures.length <= 512 &&
    disclosures.every(d => d instanceof Uint8Array), 'disclosures are bytes')
  check(checkpoint === null || checkpoint instanceof Uint8Array, 'a checkpoint is bytes or null')
  check(statement.length <= 4096, 'a statement has at most 4096 bytes')
  const sign1 = decode(statement, 'a statement')
  check(sign1 instanceof Tagged && sign1.tag === 18 && sign1.value.length === 4, 'a statement is a COSE_Sign1')
  const [header, unprotected, payload, signature] = sign1.value
  check(unprotected instanceof Map && unprotected.size === 0, 'the unprotected header is empty')
  check(payload.length === 32 && signature.length === 64, 'payload and signature have 32 and 64 bytes')
  const { kid, claims } = parseHeader(header)
  return { statement, preimage, disclosures, checkpoint, header, payload, signature, kid, claims, leaf: leafHash(statement) }
}

function parseHeader (bytes) {
  const header = decode(bytes, 'a protected header')
  check(header instanceof Map && [...header.keys()].join() === '1,4,15,16,258,259', 'the header has six members')
  check(header.get(1) === -8 && header.get(258) === -16, 'EdDSA over SHA-256')
  check(header.get(16) === STATEMENT && header.get(259) === CONTENT, 'typ and content type')
  const kid = header.get(4)
  check(kid instanceof Uint8Array && kid.length === 32, 'kid is a thumbprint')
  const claims = {}
  for (const [number, value] of header.get(15)) {
    check(CLAIMS.has(number), `unknown claim ${number}`)
    claims[CLAIMS.get(number)] = value
  }
  for (const name of REQUIRED) check(claims[name] !== undefined, `claim ${name} is missing`)
  const { kind, inReplyTo } = claims
  check(NODE.test(claims.iss) && NODE.test(claims.aud), 'iss and aud')
  check(claims.iss !== claims.aud || BY_LETTER.has(kind), 'iss and aud are one')
  check(EXCHANGE.test(claims.sub) && claims.cti.length === 16, 'sub and cti')
  check(LABELS[kind] !== undefined, `unknown kind ${kind}`)
  if (NEEDS_REPLY.has(kind)) check(inReplyTo !== undefined, 'in-reply-to is required')
  if (FORBIDS_REPLY.has(kind)) check(inReplyTo === undefined, 'in-reply-to is forbidden')
  if (inReplyTo !== undefined) {
    check(inReplyTo.length >= 1 && inReplyTo.length <= 64 && inReplyTo.every(l => l.length === 32), 'in-reply-to')
  }
  check(claims.sequence >= 1 && (claims.sequence === 1) === (claims.previous === undefined), 'sequence and previous')
  check(claims.answerBy === undefined || kind === 1 || kind === 4, 'answer-by')
  check(claims.deliverUntil === undefined || kind === 1, 'deliver-until')
  check(claims.reason === undefined || kind === 4 || kind === 6, 'reason')
  check(claims.stopsClock === undefined || (claims.stopsClock === true && kind === 4), 'the clock stops')
  check(claims.epoch === undefined || claims.epoch > 0, 'epoch 0 is not written')
  return { kid, claims }
}

/** Verifies signature and every digest of a parsed message and gives its fields. */
export function verify (message, publicKey) {
  check(verifies(message.signature, sigStructure(message.header, message.payload), publicKey),
    'the signature does not verify')
  return open(message)
}

/** Checks the content against the payload that was signed. */
export function open ({ claims, payload, preimage, disclosures }) {
  check(equal(sha256(preimage), payload), 'the payload is not the hash of the preimage')
  const [version, salt, digests, ...rest] = decode(preimage, 'a preimage')
  check(version === 1 && salt.length === 32 && rest.length === 0, 'a preimage of content version 1')
  check(digests.length === disclosures.length, 'a message discloses every field')
  const fields = disclosures.map((bytes, i) => {
    check(equal(sha256(bytes), digests[i]), `disclosure ${i} is not what was signed`)
    const [salt, value, label, ...more] = decode(bytes, `disclosure ${i}`)
    check(salt.length === 16 && more.length === 0, 'a disclosure has three members')
    const known = (label >= 1 && label <= 12) || LABELS[claims.kind].includes(label)
    check(known || label >= 1000, `label ${label} does not belong to kind ${claims.kind}`)
    return { label, value }
  })
  check(fields.every((f, i) => i === 0 || f.label >= fields[i - 1].label), 'labels do not ascend')
  for (const label of NEEDED[claims.kind] ?? []) {
    check(fields.some(f => f.label === label), `label ${label} is missing in kind ${claims.kind}`)
  }
  return fields
}

/** The one value of a label. */
export function one (fields, label) {
  const found = fields.filter(f => f.label === label)
  check(found.length === 1, `label ${label} stands ${found.length} times`)
  return found[0].value
}

/** Exchange id of a `sub`. */
export const exchangeOf = sub => sub.slice('urn:vestigo:x:'.length)

/** Whether in-reply-to names a leaf. */
export const names = (claims, leaf) => (claims.inReplyTo ?? []).some(l => equal(l, leaf))

