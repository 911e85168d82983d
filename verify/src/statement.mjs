// Messages, statements and their headers (docs/protocol.md sections 3 and 4).

import { equal, hex } from './bytes.mjs'
import { decode, encode, firstUnsigned, NotDeterministic } from './cbor.mjs'
import { sha256, thumbprint, verifies } from './keys.mjs'
import { leafHash } from './merkle.mjs'
import { sign1, sigStructure } from './receipt.mjs'
import { demand, Refused } from './refused.mjs'
import { digest, isUint, list, node, pseudonym, uint } from './types.mjs'

const MESSAGE_MAX = 72_832
const STATEMENT_MAX = 4096
const HEADER_MAX = 3968
const CONTENT_MAX = 64_512
const DISCLOSURES_MAX = 512
const TIME_MAX = 253_402_300_799
const VALUE_DEPTH_MAX = 8

/** Reads bytes; what is not deterministic is refused with this class. */
export function read (bytes, kind, what, depth) {
  try {
    return decode(bytes, depth)
  } catch (error) {
    if (error instanceof NotDeterministic) throw new Refused(kind, `${what}: ${error.message}`)
    throw error
  }
}

/** The four members of a message, a decoded item. */
export function parseMessage (item) {
  const bytes = value => value instanceof Uint8Array
  const shape = Array.isArray(item) && item.length === 4 && bytes(item[0]) && bytes(item[1]) &&
    Array.isArray(item[2]) && item[2].length <= DISCLOSURES_MAX && item[2].every(bytes) &&
    (item[3] === null || bytes(item[3]))
  demand(shape, 'message-form', 'not the four members of a message')
  demand(encode(item).length <= MESSAGE_MAX, 'message-form', 'larger than a message')
  const [entry, preimage, disclosures, checkpoint] = item
  return { entry, preimage, disclosures, checkpoint }
}

/** Claims beyond the registered ones: name, type. */
const PRIVATE = new Map([
  [-70001, ['kind', value => isUint(value) && value >= 1 && value <= 15]],
  [-70002, ['inReplyTo', value => list(digest).holds(value) && value.length > 0]],
  [-70003, ['sequence', uint.holds]],
  [-70004, ['previous', digest.holds]],
  [-70005, ['answerBy', uint.holds]],
  [-70006, ['deliverUntil', uint.holds]],
  [-70007, ['reason', value => isUint(value) && value >= 301 && value <= 499]],
  [-70008, ['stopsClock', value => value === true]],
  [-70009, ['epoch', value => isUint(value) && value > 0]]
])

const SUBJECT = /^urn:vestigo:x:[0-9a-f]{32}$/

/** Reads a statement in its one form. Nothing in it is believed before `verifyStatement`. */
export function parseStatement (entry) {
  const form = 'statement-form'
  demand(entry.length <= STATEMENT_MAX, form, 'larger than 4,096 bytes')
  const parts = sign1(read(entry, form, 'statement'))
  demand(parts !== null, form, 'not a tagged COSE_Sign1')
  demand(parts.unprotected.size === 0, form, 'the unprotected header is not empty')
  demand(digest.holds(parts.payload), form, 'the payload is not a SHA-256')
  demand(parts.signature.length === 64, form, 'the signature is not 64 bytes')
  demand(parts.header.length <= HEADER_MAX, form, 'the protected header is too large')
  const header = read(parts.header, form, 'header')
  const members = header instanceof Map && [...header.keys()].join() === '1,4,15,16,258,259'
  const fixed = members && header.get(1) === -8 && digest.holds(header.get(4)) &&
    header.get(16) === 'application/vestigo-statement+cose' && header.get(258) === -16 &&
    header.get(259) === 'application/vestigo-content+cbor'
  demand(fixed && header.get(15) instanceof Map, form, 'not the header of a statement')
  const claims = readClaims(header.get(15))
  checkClaims(claims)
  return {
    kid: header.get(4),
    claims,
    payload: parts.payload,
    header: parts.header,
    signature: parts.signature,
    leaf: leafHash(entry)
  }
}

function readClaims (map) {
  const form = 'statement-form'
  const claims = { inReplyTo: [], epoch: 0, stopsClock: false }
  const registered = new Map([
    [1, ['issuer', node.holds]],
    [2, ['exchange', value => typeof value === 'string' && SUBJECT.test(value)]],
    [3, ['audience', node.holds]],
    [6, ['issuedAt', uint.holds]],
    [7, ['id', pseudonym.holds]]
  ])
  for (const [label, value] of map) {
    const known = registered.get(label) ?? PRIVATE.get(label)
    demand(known !== undefined, form, `an unknown claim ${label}`)
    const [name, holds] = known
    demand(holds(value), form, `claim ${label} is not of its type`)
    claims[name] = value
  }
  for (const name of ['issuer', 'exchange', 'audience', 'issuedAt', 'id', 'kind', 'sequence']) {
    demand(claims[name] !== undefined, form, `the claim ${name} is missing`)
  }
  return claims
}

const NEEDS_REPLY = new Set([2, 3, 4, 5, 6, 7, 8, 9, 15])
const FORBIDS_REPLY = new Set([1, 13, 14])
/** Kinds that may stand for a letter, in a statement of a node to itself. */
export const BY_LETTER = new Set([1, 4, 5, 6, 9])

function checkClaims (claims) {
  const rule = (good, why) => demand(good, 'header-rule', why)
  const { kind, inReplyTo, sequence, previous, answerBy, deliverUntil } = claims
  rule(inReplyTo.length <= 64, 'more than 64 entries in in-reply-to')
  rule(!NEEDS_REPLY.has(kind) || inReplyTo.length > 0, 'in-reply-to is required')
  rule(!FORBIDS_REPLY.has(kind) || inReplyTo.length === 0, 'in-reply-to is forbidden')
  const times = [claims.issuedAt, answerBy, deliverUntil]
  rule(times.every(t => t === undefined || t <= TIME_MAX), 'a time is after the year 9999')
  const exact = number => typeof number === 'number'
  rule(exact(sequence) && exact(claims.epoch), 'a sequence number or epoch is not below 2^53')
  rule(sequence >= 1, 'the sequence number starts at 1')
  rule((sequence === 1) === (previous === undefined), 'the previous entry is absent exactly at 1')
  rule(answerBy === undefined || kind === 1 || kind === 4, 'answer-by in another kind')
  rule(deliverUntil === undefined || kind === 1, 'deliver-until in another kind')
  rule(claims.reason === undefined || kind === 4 || kind === 6, 'a reason in another kind')
  rule(!claims.stopsClock || kind === 4, 'only an interim stops the clock')
  rule(claims.issuer !== claims.audience || BY_LETTER.has(kind), 'issuer and audience are one')
}

/** Whether the preimage is the one that was hashed. */
export function checkPayload (statement, preimage) {
  demand(equal(sha256(preimage), statement.payload), 'payload', 'the preimage is not what was hashed')
}

/** Verifies the signature under this key, which `kid` must name. */
export function verifyStatement (statement, key) {
  demand(equal(thumbprint(key), statement.kid), 'kid', 'kid names another key')
  const message = sigStructure(statement.header, statement.payload)
  demand(verifies(key, message, statement.signature), 'signature', 'the signature does not verify')
}

/**
 * Compares disclosures with the digests of the preimage; some may be missing. Gives the fields
 * `{ label, value }` in order and how many are withheld. Another content version gives
 * `{ version }` alone.
 */
export function openContent ({ preimage, disclosures }) {
  const form = 'content-form'
  const length = disclosures.reduce((sum, bytes) => sum + bytes.length, preimage.length)
  demand(length <= CONTENT_MAX, form, 'longer than 64,512 bytes')
  const version = firstUnsigned(preimage)
  if (version !== null && version !== 1) return { version }
  const item = read(preimage, form, 'preimage')
  const shape = Array.isArray(item) && item.length === 3 && item[0] === 1 &&
    digest.holds(item[1]) && list(digest).holds(item[2]) && item[2].length <= DISCLOSURES_MAX
  demand(shape, form, 'not a preimage')
  const digests = item[2].map(hex)
  const fields = []
  let next = 0
  for (const bytes of disclosures) {
    // The value is one level down.
    const disclosure = read(bytes, form, 'disclosure', VALUE_DEPTH_MAX + 1)
    const three = Array.isArray(disclosure) && disclosure.length === 3 &&
      pseudonym.holds(disclosure[0]) && isUint(disclosure[2])
    demand(three, form, 'not a disclosure')
    const [, value, label] = disclosure
    const found = digests.indexOf(hex(sha256(bytes)), next)
    demand(found >= 0, 'digest', `the field of label ${label} matches no digest in its place`)
    next = found + 1
    const last = fields[fields.length - 1]
    demand(last === undefined || last.label <= label, 'order', `label ${label} is out of order`)
    fields.push({ label, value })
  }
  return { version: 1, fields, withheld: digests.length - fields.length }
}
