// The verification of a court bundle, in the order of docs/bundle.md. No DOM, no clock.

import { isBetween, parseAgreement } from './agreement.mjs'
import { equal, hex } from './bytes.mjs'
import { decode, NotDeterministic } from './cbor.mjs'
import { checkContent, valueOf } from './content.mjs'
import { checkSuccession, covers, keysOf, parseDescriptor, ROLE, safetyNumberOf, signingKeyAt } from './descriptor.mjs'
import { thumbprint } from './keys.mjs'
import { grew } from './merkle.mjs'
import { COSIGNATURE, ED25519, keyId, ML_DSA_44, parseCheckpoint, verifyCheckpoint } from './note.mjs'
import { parseReceipt, proofType, verifyInclusion } from './receipt.mjs'
import { at, demand, Refused } from './refused.mjs'
import { checkPayload, openContent, parseMessage, parseStatement, verifyStatement } from './statement.mjs'

/** What is checked, in order; the reader is shown one line for each. */
export const STEPS = [
  'form', 'descriptors', 'signatures', 'content', 'checkpoints', 'seals', 'growth', 'receipts',
  'parties', 'agreements', 'witnesses'
]

const BUNDLE_MAX = 64 * 1024 * 1024
/** Two levels of the outer map and its lists, and eight in a part. */
const DEPTH_MAX = 10
const RULE = 'bundle-rule'
const BUNDLE = place('bundle')

function place (list, number = null) {
  return { list, number }
}

/** A place in words: `bundle`, `message 3`. */
export const placeName = ({ list, number }) => number === null ? list : `${list} ${number}`

/**
 * Verifies a file. A generator that yields `{ done, of }` between parts, so that a page can show
 * how far it is, and returns the report; what does not hold is thrown as Refused. Each of STEPS
 * that was completed is added to `completed`.
 */
export function * verifyBundle (bytes, completed = new Set()) {
  const outer = at(BUNDLE, 'form', () => readOuter(bytes))
  const bundle = yield * readParts(outer)
  const report = { notes: [], counts: countsOf(bundle) }
  const newest = checkDescriptors(bundle.descriptors)
  completed.add('descriptors')
  const found = yield * readMessages(bundle, newest, report)
  demandAt(BUNDLE, 'form', found.length > 0, 'there is no message')
  completed.add('signatures')
  once(found)
  completed.add('form')
  letters(found)
  completed.add('content')
  const checkpoints = checkCheckpoints(bundle.checkpoints, newest)
  completed.add('checkpoints')
  checkGrowth(bundle.growth, checkpoints)
  completed.add('growth')
  const exporter = yield * checkReceipts(bundle, found, checkpoints)
  completed.add('receipts')
  checkParties(found, newest, checkpoints, report)
  report.cosigned = cosignedBy(exporter)
  completed.add('parties')
  completed.add('witnesses')
  const split = bundle.agreements.length
  report.agreements = checkAgreements(found.slice(0, split))
  checkNamed(found.slice(split), report.agreements, exporter.origin, report.notes)
  completed.add('agreements')
  noteClaims(found, report.notes)
  report.exporter = exporter
  report.synthetic = found.some(entry => valueOf(entry.kind, entry.fields, 11) === true)
  report.exchanges = exchanges(found.slice(split))
  return report
}

/** Verifies a file in one go. */
export function verifyAll (bytes) {
  const run = verifyBundle(bytes)
  for (;;) {
    const { done, value } = run.next()
    if (done) return value
  }
}

function demandAt (where, step, good, why, kind = RULE) {
  at(where, step, () => demand(good, kind, why))
}

function readOuter (bytes) {
  const form = 'bundle-form'
  demand(bytes.length <= BUNDLE_MAX, form, 'larger than 64 MiB')
  let outer
  try {
    outer = decode(bytes, DEPTH_MAX)
  } catch (error) {
    if (error instanceof NotDeterministic) throw new Refused(form, error.message)
    throw error
  }
  const members = outer instanceof Map && [...outer.keys()].every((key, i) => key === i + 1)
  const lists = members && outer.size === 7 && [2, 3, 4, 5, 6, 7].every(n => Array.isArray(outer.get(n)))
  demand(lists, form, 'not the members of a bundle')
  demand(outer.get(1) === 1, form, 'only format version 1 is known')
  const good = outer.get(6).every(note => note instanceof Uint8Array) && outer.get(7).every(proofType.holds)
  demand(good, form, 'not the members of a bundle')
  return outer
}

/** Each part of one list, with its place. */
function * parts (outer, member, list, step, parse) {
  const items = []
  for (const [i, item] of outer.get(member).entries()) {
    items.push(at(place(list, i + 1), step, () => parse(item)))
    yield { done: i + 1, of: outer.get(member).length }
  }
  return items
}

function * readParts (outer) {
  const checkpoints = yield * parts(outer, 6, 'checkpoint', 'form', parseCheckpoint)
  const agreements = yield * parts(outer, 3, 'agreement message', 'form', parseMessage)
  const messages = yield * parts(outer, 4, 'message', 'form', parseMessage)
  const receipts = yield * parts(outer, 5, 'receipt', 'form', parseReceipt)
  const descriptors = yield * parts(outer, 2, 'descriptor', 'descriptors', parseDescriptor)
  return { descriptors, agreements, messages, receipts, checkpoints, growth: outer.get(7) }
}

const countsOf = bundle => ({
  descriptors: bundle.descriptors.length,
  statements: bundle.agreements.length + bundle.messages.length,
  receipts: bundle.receipts.length,
  checkpoints: bundle.checkpoints.length,
  growth: bundle.growth.length
})

/** Order, succession, and no key in the hands of two nodes; gives the newest of each node. */
function checkDescriptors (descriptors) {
  const newest = new Map()
  let last = null
  for (const [i, descriptor] of descriptors.entries()) {
    const where = place('descriptor', i + 1)
    if (last !== null) {
      const ascends = last.node < descriptor.node ||
        (last.node === descriptor.node && last.version < descriptor.version)
      demandAt(where, 'descriptors', ascends, 'descriptors do not ascend by node name and version')
      if (last.node === descriptor.node) at(where, 'descriptors', () => checkSuccession(descriptor, last))
    }
    last = descriptor
    newest.set(descriptor.node, { where, descriptor })
  }
  const keys = new Set()
  for (const { where, descriptor } of newest.values()) {
    for (const { key } of descriptor.keys) {
      demandAt(where, 'descriptors', !keys.has(hex(key)), 'a key of this node is also a key of another')
      keys.add(hex(key))
    }
  }
  return newest
}

function * readMessages (bundle, newest, report) {
  const found = []
  const all = bundle.agreements.length + bundle.messages.length
  const read = function * (messages, list, aboutAgreements) {
    for (const [i, message] of messages.entries()) {
      const where = place(list, i + 1)
      const entry = readMessage(where, message, newest, report.notes)
      const good = (entry.kind === 10) === aboutAgreements
      demandAt(where, 'agreements', good, 'messages of kind 10 stand in member 3, others in 4')
      found.push(entry)
      yield { done: found.length, of: all }
    }
  }
  yield * read(bundle.agreements, 'agreement message', true)
  yield * read(bundle.messages, 'message', false)
  return found
}

function readMessage (where, message, newest, notes) {
  demandAt(where, 'form', message.checkpoint === null, 'the checkpoint member is not null')
  const statement = at(where, 'form', () => parseStatement(message.entry))
  // Destroyed at the end of its retention: the statement is all that is left.
  const erased = message.preimage.length === 0 && message.disclosures.length === 0
  const { claims } = statement
  at(where, 'signatures', () => {
    const issuer = newest.get(claims.issuer)
    demand(issuer !== undefined, 'no-descriptor', 'there is no descriptor of its issuer')
    const key = signingKeyAt(issuer.descriptor, statement.kid, claims.issuedAt)
    demand(key !== undefined, 'no-key', 'its issuer has no such signing key that was valid then')
    verifyStatement(statement, key)
  })
  const entry = { where, claims, statement, kind: claims.kind, leaf: hex(statement.leaf), fields: [], withheld: 0, understood: false, erased }
  if (erased) {
    notes.push({ note: 'erased', where })
    return entry
  }
  at(where, 'content', () => checkPayload(statement, message.preimage))
  const opened = at(where, 'content', () => openContent(message))
  if (opened.version !== 1) {
    // Signed by a partner who speaks a later version; nothing unverified may stand beside it.
    const bare = message.disclosures.length === 0
    demandAt(where, 'content', bare, 'content version is not known', 'content-version')
    notes.push({ note: 'not-understood', where, detail: `content version ${opened.version}` })
    return entry
  }
  Object.assign(entry, { fields: opened.fields, withheld: opened.withheld })
  if (opened.withheld > 0) {
    notes.push({ note: 'withheld', where, fields: opened.withheld })
    return entry
  }
  try {
    checkContent(entry.kind, opened.fields)
    entry.understood = true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notes.push({ note: 'not-understood', where, detail: error.message })
  }
  return entry
}

function once (found) {
  const leaves = new Set()
  for (const { where, leaf } of found) {
    demandAt(where, 'form', !leaves.has(leaf), 'the entry stands in the bundle twice')
    leaves.add(leaf)
  }
}

/** A statement to oneself stands for a letter and says so; no other does. */
function letters (found) {
  for (const { where, claims, kind, fields, understood } of found) {
    if (!understood) continue
    const says = valueOf(kind, fields, 12) !== undefined
    const own = claims.issuer === claims.audience
    demandAt(where, 'content', says === own, 'a letter is named exactly in what its issuer addressed to itself')
  }
}

function checkCheckpoints (checkpoints, newest) {
  const good = []
  for (const [i, checkpoint] of checkpoints.entries()) {
    at(place('checkpoint', i + 1), 'checkpoints', () => {
      const { origin, size, lines } = checkpoint
      const last = good[good.length - 1]
      const ascends = last === undefined || last.origin < origin || (last.origin === origin && last.size < size)
      demand(ascends, RULE, 'checkpoints do not ascend by origin and size')
      const log = newest.get(origin)
      demand(log !== undefined, 'no-descriptor', 'there is no descriptor of this log')
      const signer = (role, type) => {
        const isNamed = ({ key }) => lines.some(line => equal(line.id, keyId(origin, type, key)))
        const key = keysOf(log.descriptor, role).find(isNamed)
        demand(key !== undefined, RULE, 'no log key of its descriptor signed it')
        return key
      }
      const ed25519 = signer(ROLE.logEd25519, ED25519)
      const mlDsa44 = signer(ROLE.logMlDsa44, ML_DSA_44)
      const { time, witnesses } = verifyCheckpoint(checkpoint, origin, ed25519.key, mlDsa44.key, cosigners(newest, origin))
      const inForce = covers(ed25519, time) && covers(mlDsa44, time)
      demand(inForce, RULE, 'a log key that signed it was not valid at the time of signing')
      for (const { entry, time: signed } of witnesses) {
        demand(covers(entry, signed), RULE, 'a witness key that signed it was not valid at the time of signing')
      }
      good.push({ ...checkpoint, signedAt: time, ed25519: ed25519.key, witnesses })
    })
  }
  return good
}

/** Witness keys of every node but the log's own. */
function cosigners (newest, origin) {
  const roles = [[ROLE.witnessEd25519, COSIGNATURE], [ROLE.witnessMlDsa44, ML_DSA_44]]
  const of = ({ descriptor }) => roles.flatMap(([role, type]) =>
    keysOf(descriptor, role).map(entry => ({ name: descriptor.node, type, key: entry.key, entry })))
  return [...newest.values()].filter(({ descriptor }) => descriptor.node !== origin).flatMap(of)
}

function checkGrowth (proofs, checkpoints) {
  let next = 0
  for (const [i, newer] of checkpoints.entries()) {
    const older = checkpoints[i - 1]
    if (older === undefined || older.origin !== newer.origin) continue
    demandAt(BUNDLE, 'growth', next < proofs.length, 'a consistency proof between two checkpoints is missing')
    const [size1, size2, path] = proofs[next]
    next += 1
    at(place('consistency proof', next), 'growth', () => {
      const sizes = BigInt(size1) === older.size && BigInt(size2) === newer.size
      demand(sizes, RULE, 'it is not between the two neighbouring checkpoints')
      const held = grew(size1, size2, path, older.root, newer.root)
      demand(held, 'consistency', 'the older log is not the beginning of the newer one')
    })
  }
  const extra = place('consistency proof', next + 1)
  demandAt(extra, 'growth', next === proofs.length, 'it is between no two checkpoints')
}

function * checkReceipts (bundle, found, checkpoints) {
  const { receipts } = bundle
  demandAt(BUNDLE, 'receipts', receipts.length === found.length, 'there is not exactly one receipt per message')
  const { kid } = receipts[0]
  const exporter = [...checkpoints].reverse().find(({ ed25519 }) => equal(thumbprint(ed25519), kid))
  const first = place('receipt', 1)
  demandAt(first, 'receipts', exporter !== undefined, 'no checkpoint is signed with the key of the receipt')
  let last = null
  for (const [i, receipt] of receipts.entries()) {
    const entry = found[i]
    at(place('receipt', i + 1), 'receipts', () => {
      demand(receipt.kind === 'inclusion', 'receipt-proof', 'no inclusion proof')
      const [size, index] = receipt.proof
      demand(BigInt(size) === exporter.size, RULE, 'it is not at the size of the checkpoint')
      const root = verifyInclusion(receipt, entry.statement.leaf, exporter.ed25519)
      demand(equal(root, exporter.root), RULE, 'it leads to another root than the checkpoint')
      const begins = last === null || i === bundle.agreements.length
      demand(begins || last < index, RULE, 'messages are not in the order of the log')
      entry.index = last = index
    })
    const { issuer, audience } = entry.claims
    const party = exporter.origin === issuer || exporter.origin === audience
    demandAt(entry.where, 'parties', party, 'the exporter is neither its issuer nor its audience')
    yield { done: i + 1, of: receipts.length }
  }
  return exporter
}

function checkParties (found, newest, checkpoints, report) {
  const named = new Set()
  for (const { where, claims } of found) {
    const known = newest.has(claims.audience)
    demandAt(where, 'parties', known, 'there is no descriptor of its audience', 'no-descriptor')
    named.add(claims.issuer).add(claims.audience)
  }
  const cosigned = new Set(checkpoints.flatMap(({ witnesses }) => witnesses.map(({ name }) => name)))
  report.parties = []
  report.witnesses = []
  for (const [node, { where, descriptor }] of newest) {
    const known = named.has(node) || cosigned.has(node)
    demandAt(where, 'parties', known, 'no message is by or to this node, and it cosigned nothing here')
    const { country, names, version } = descriptor
    const party = { node, country, names, version, safetyNumber: safetyNumberOf(descriptor) }
    report[named.has(node) ? 'parties' : 'witnesses'].push(party)
  }
  for (const [i, { origin }] of checkpoints.entries()) {
    demandAt(place('checkpoint', i + 1), 'parties', named.has(origin), 'it is the log of no party')
  }
}

/** Who cosigned the exporter's checkpoint with Ed25519, and when, the earliest first. */
function cosignedBy (exporter) {
  const checked = exporter.witnesses.filter(({ type }) => type === COSIGNATURE)
  const found = checked.map(({ name, time }) => ({ node: name, at: Number(time) }))
  return found.sort((a, b) => a.at - b.at || (a.node < b.node ? -1 : 1))
}

const STEP = { propose: 1, accept: 2, suspend: 3, revoke: 4 }

/** Pairs proposals with acceptances. */
function checkAgreements (messages) {
  const open = new Map()
  const concluded = []
  for (const { where, claims, fields, understood, leaf } of messages) {
    at(where, 'agreements', () => {
      const { issuer, audience } = claims
      demand(understood, RULE, 'a message about an agreement must be whole and understood')
      const step = valueOf(10, fields, 16)
      const document = () => {
        const bytes = valueOf(10, fields, 17)
        demand(bytes !== undefined, RULE, 'it carries no agreement document')
        return parseAgreement(bytes)
      }
      const replies = claims.inReplyTo.map(hex)
      if (step === STEP.propose) {
        const agreement = document()
        demand(isBetween(agreement, issuer, audience), RULE, 'its document is not between issuer and audience')
        open.set(leaf, { where, agreement, claims })
      } else if (step === STEP.accept) {
        const named = replies.find(reply => open.has(reply))
        demand(named !== undefined, RULE, 'it accepts no open proposal of this bundle')
        const { agreement, claims: proposal } = open.get(named)
        open.delete(named)
        const byOther = issuer === proposal.audience && audience === proposal.issuer
        demand(byOther, RULE, 'the proposal was not made to its issuer')
        demand(equal(document().hash, agreement.hash), RULE, 'it accepts another document than was proposed')
        concluded.push({
          ...agreement,
          proposed: { by: proposal.issuer, at: proposal.issuedAt },
          accepted: { by: issuer, at: claims.issuedAt },
          acceptance: leaf,
          ended: []
        })
      } else {
        demand(step === STEP.suspend || step === STEP.revoke, RULE, 'its step is none of an agreement')
        const ended = concluded.find(({ acceptance }) => replies.includes(acceptance))
        demand(ended !== undefined, RULE, 'it ends no agreement of this bundle')
        demand(isBetween(ended, issuer, audience), RULE, 'the agreement that it ends is between others')
        ended.ended.push({ step, by: issuer, at: claims.issuedAt })
      }
    })
  }
  // The one whose leaf hash is lowest is named, as the first implementation does.
  const [left] = [...open.keys()].sort()
  if (left !== undefined) demandAt(open.get(left).where, 'agreements', false, 'the proposal was not accepted')
  return concluded
}

/** The exporter answers for the agreements that its messages name; a partner's are noted. */
function checkNamed (messages, agreements, exporter, notes) {
  for (const { where, claims, kind, fields } of messages) {
    const named = valueOf(kind, fields, 1)
    if (named === undefined) continue
    const { issuer, audience } = claims
    const is = agreement => equal(agreement.hash, named) && isBetween(agreement, issuer, audience)
    if (agreements.some(is)) continue
    demandAt(where, 'agreements', issuer !== exporter, 'the agreement that it names is not in the bundle')
    notes.push({ note: 'agreement-unknown', where })
  }
}

/** What only the signers claim: replies, sequence numbers, message ids. */
function noteClaims (found, notes) {
  const byLeaf = new Map(found.map(entry => [entry.leaf, entry.claims]))
  const series = new Set()
  const ids = new Set()
  for (const { where, claims } of found) {
    const { issuer, audience, sequence, epoch } = claims
    for (const reply of claims.inReplyTo.map(hex)) {
      const other = byLeaf.get(reply)
      if (other === undefined) {
        notes.push({ note: 'reply-outside', where, entry: reply })
        continue
      }
      const pair = (other.issuer === audience && other.audience === issuer) ||
        (other.issuer === issuer && other.audience === audience)
      if (!pair) notes.push({ note: 'reply-to-others', where, entry: reply })
      else if (other.exchange !== claims.exchange) notes.push({ note: 'reply-across', where, entry: reply })
    }
    const number = [issuer, audience, epoch, sequence].join(' ')
    if (series.has(number)) notes.push({ note: 'sequence-repeated', where, sequence })
    series.add(number)
    const id = `${issuer} ${hex(claims.id)}`
    if (ids.has(id)) notes.push({ note: 'id-repeated', where })
    ids.add(id)
  }
}

/** Groups messages by exchange id, in the order in which exchanges begin. */
function exchanges (messages) {
  const groups = new Map()
  for (const entry of messages) {
    const { exchange } = entry.claims
    if (!groups.has(exchange)) groups.set(exchange, [])
    groups.get(exchange).push(entry)
  }
  return [...groups].map(([id, entries]) => ({ id, entries }))
}

/**
 * Compares what a reader typed for each node with the number in the file: `confirmed`, `differs`,
 * or `missing`.
 */
export function confirmations (report, typed) {
  return report.parties.map(party => {
    const digits = typed.get(party.node) ?? ''
    if (digits === '') return { party, state: 'missing' }
    const same = digits === party.safetyNumber.replace(/ /g, '')
    return { party, state: same ? 'confirmed' : digits.length < 40 ? 'incomplete' : 'differs' }
  })
}

/** Authentic: every party's number was given and is that of the file. */
export const isAuthentic = (report, typed) =>
  report.parties.length > 0 && confirmations(report, typed).every(({ state }) => state === 'confirmed')

