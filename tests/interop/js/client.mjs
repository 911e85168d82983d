// A second implementation of Vestigo, in JavaScript over js-libp2p, against a node that runs.
//
//   node client.mjs VESTIGO DATA-DIR VECTORS
//
// It joins the node, agrees with it, asks it about a gun, verifies receipt and answer, and signs
// for them. It knows the specification, docs and vectors, and shares no code with the node.
import './polyfill.mjs'

import { yamux } from '@chainsafe/libp2p-yamux'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { tcp } from '@libp2p/tcp'
import { tls } from '@libp2p/tls'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'

import { Agency, now } from './agency.mjs'
import { check, decode, encode, equal, hex } from './cbor.mjs'
import { Identity, readInvitation } from './descriptor.mjs'
import { STATUS } from './frame.mjs'
import { Ed25519Key, random, safetyNumber, sha256 } from './keys.mjs'
import { bounded, Link, Mark } from './link.mjs'
import { Node } from './node.mjs'
import { exchangeOf, field, KIND, names, one, parse } from './statement.mjs'
import { Vectors } from './vectors.mjs'

const NAME = 'vestigo/xa/police'
const EXACT = 4
const EXPORTED = 106
const CHAIN_LEGAL = 3

const started = Date.now()
const say = what => console.log(`${String(Date.now() - started).padStart(6)} ms  ${what}`)

async function peer (seed) {
  return await createLibp2p({
    privateKey: await generateKeyPairFromSeed('Ed25519', seed),
    transports: [tcp()],
    connectionEncrypters: [tls()],
    streamMuxers: [yamux()],
    connectionMonitor: { enabled: false }
  })
}

/** A peer whose key the node does not know gets no link. */
async function strangerIsRefused (address) {
  const stranger = await peer(random(32))
  try {
    const connection = await stranger.dial(address, { signal: AbortSignal.timeout(10_000) })
    await Link.open(connection, { mark: new Mark(), onMessage: () => {} })
  } catch (error) {
    check(error.name !== 'TimeoutError', 'a stranger\'s connection is left open')
    return
  } finally {
    await stranger.stop()
  }
  throw new Error('a stranger opened a link')
}

/** A line with a transport key that the descriptor does not certify leads nowhere. */
async function between (node, address, partner) {
  const certified = new Ed25519Key().public
  const identity = new Identity('vestigo/xa/between', 'Between', now(), certified)
  const agency = new Agency(identity, partner)
  await node.command('partner', 'accept', identity.invitation())
  const libp2p = await peer(identity.transport.seed)
  const connection = await libp2p.dial(address, { signal: AbortSignal.timeout(10_000) })
  const link = await Link.open(connection, { mark: new Mark(), onMessage: bytes => agency.arrived(bytes) })
  const introduction = agency.issue({ exchange: hex(random(16)), kind: KIND.descriptor },
    [field(11, true), field(16, identity.descriptor())])
  const { status } = await link.message(1, introduction.bytes)
  await libp2p.stop()
  check(status === STATUS.unknownKey, `a descriptor that does not certify the transport key has status ${status}`)
}

/** A fresh agreement with the clauses of the vectors. */
function agreementDocument (vectors, partner) {
  const doc = decode(vectors.bytes('agreement-document.cbor'), 'the agreement of the vectors')
  doc.set(2, random(32))
  const [first, second] = [NAME, partner].sort()
  doc.set(3, first)
  doc.set(4, second)
  doc.set(6, now())
  return { bytes: encode(doc), asks: doc.get(first === NAME ? 7 : 8) }
}

/** The one statement of the partner in an acknowledgement, of a kind and about an entry. */
function receiptIn (agency, ack, kind, about) {
  check(ack.status === STATUS.durable, `status ${ack.status} instead of durable`)
  check(ack.messages.length >= 1, 'the acknowledgement brings no receipt')
  const receipt = agency.take(ack.messages[0])
  check(receipt.claims.kind === kind && names(receipt.claims, about.leaf), `not the kind ${kind} of that entry`)
  check(receipt.claims.sub === about.claims.sub, 'a receipt of another exchange')
  return receipt
}

async function main ([vestigo, dataDir, vectorsDir]) {
  const vectors = new Vectors(vectorsDir)
  say(`${vectors.checkAll()} vectors made again and verified`)

  const node = new Node(vestigo, dataDir)
  const invited = await node.command('partner', 'invite')
  const partner = readInvitation(invited.line)
  check(safetyNumber(partner.node, partner.root) === invited.safety_number, 'another safety number')
  const { listening: [listening], peer_id: peerId } = await node.command('status')
  const address = multiaddr(`${listening}/p2p/${peerId}`)
  await strangerIsRefused(address)
  say('a stranger is refused')
  await between(node, address, partner)
  say('someone between two agencies, with another transport key in the line, is refused')

  const identity = new Identity(NAME, 'Police of Xanadu', now())
  const agency = new Agency(identity, partner)
  await node.command('partner', 'accept', identity.invitation())
  const libp2p = await peer(identity.transport.seed)
  const mark = new Mark()
  const open = async () => {
    const connection = await libp2p.dial(address, { signal: AbortSignal.timeout(10_000) })
    check(connection.encryption === '/tls/1.0.0' && connection.multiplexer === '/yamux/1.0.0', 'TLS and yamux')
    check(equal(connection.remotePeer.publicKey.raw, partner.transport), 'not the transport key of the invitation')
    return await Link.open(connection, {
      mark,
      onMessage: bytes => agency.arrived(bytes),
      onEnd: error => agency.linkEnded(error)
    })
  }
  let link = await open()
  say('the link is open: TCP, TLS, yamux')

  // Outbox numbers; what is sent again keeps its own.
  const [first, second, third] = [1, 2, 3]
  const exchange = () => hex(random(16))
  const introduction = agency.issue({ exchange: exchange(), kind: KIND.descriptor },
    [field(11, true), field(16, identity.descriptor())])
  receiptIn(agency, await link.message(first, introduction.bytes), KIND.accepted, introduction)
  await bounded(agency.message(m => m.claims.kind === KIND.descriptor), 'the descriptor of the node')
  say('descriptors exchanged and receipted')

  const { bytes: document, asks } = agreementDocument(vectors, partner.node)
  const proposal = agency.issue({ exchange: exchange(), kind: KIND.agreement },
    [field(11, true), field(16, 1), field(17, document)])
  const early = await link.message(second, proposal.bytes)
  check(early.status === STATUS.busy, `before confirmation status ${early.status} instead of busy`)
  const ours = safetyNumber(NAME, identity.root.public)
  await node.command('partner', 'confirm', NAME, ...ours.split(' '))
  say('before the safety numbers were compared nothing else passed; now they are')

  receiptIn(agency, await link.message(second, proposal.bytes), KIND.accepted, proposal)
  const agreement = sha256(document)
  await node.command('agreement', 'accept', hex(agreement))
  const acceptance = await bounded(agency.message(m => m.claims.kind === KIND.agreement), 'the acceptance')
  check(names(acceptance.claims, proposal.leaf) && one(acceptance.fields, 16) === 2, 'an acceptance of the proposal')
  check(equal(one(acceptance.fields, 17), document), 'an acceptance of another document')
  check(acceptance.claims.sub === proposal.claims.sub, 'an acceptance in another exchange')
  say('an agreement is proposed, accepted and receipted')

  // The query of the vectors under the agreement of today.
  const fields = vectors.fields('kind-01-query').map(f => f.label === 1 ? field(1, agreement) : f)
  const answerBy = now() + asks.get(13)
  const query = agency.issue({ exchange: exchange(), kind: KIND.query, answerBy, deliverUntil: answerBy + 30 * 86400 }, fields)
  const forged = query.bytes.slice()
  const { signature } = parse(query.bytes)
  const at = forged.findIndex((_, i) => equal(forged.subarray(i, i + 64), signature))
  forged[at] ^= 1
  const refused = await link.message(third, forged)
  check(refused.status === STATUS.unknownKey, `a forged query has status ${refused.status}`)
  say('a query with an altered signature is refused')

  const firstAck = await link.message(third, query.bytes)
  const accepted = receiptIn(agency, firstAck, KIND.accepted, query)
  check(one(accepted.fields, 16) === false && equal(one(accepted.fields, 1), agreement), 'an accepted in time')
  say(`the signed receipt came with the acknowledgement: ${hex(accepted.leaf).slice(0, 16)}`)

  const answer = await bounded(agency.message(m => m.claims.kind !== KIND.accepted && names(m.claims, query.leaf)), 'the answer')
  check(answer.claims.kind === KIND.answer, `kind ${answer.claims.kind} instead of an answer`)
  check(exchangeOf(answer.claims.sub) === exchangeOf(query.claims.sub), 'an answer of another exchange')
  check(one(answer.fields, 17) === EXACT && one(answer.fields, 23) === CHAIN_LEGAL, 'grade and level')
  const [result] = answer.fields.filter(f => f.label === 16).map(f => f.value)
  check(result.get(1) === EXPORTED && result.get(2) === 'XC', 'exported to XC')
  const events = answer.fields.filter(f => f.label === 20).length
  check(events === 2, `${events} events instead of 2`)
  say('the answer came, verifies, and says: exact match, exported to XC')

  // Our kind 7 went with the acknowledgement; with it the node has nothing left to send.
  const status = await node.until('the receipt of the answer', ['status'],
    s => s.partners.every(p => p.name !== NAME || p.outbox === 0))
  check(status.waiting_cases === 0, 'the node has an open case')
  const alarms = status.alarms.map(({ key, args }) => `${key} ${args.count}`).join()
  check(alarms === 'note-alarm-rejected 2', `an alarm for someone between and the forged query, not: ${alarms}`)
  say('the signed receipt of the answer ended the node\'s outbox')

  const repeat = async where => {
    const ack = await link.message(third, query.bytes)
    check(equal(ack.messages[0], firstAck.messages[0]), `another receipt ${where}`)
    check(ack.messages.length === 2, `${ack.messages.length} replies ${where}`)
    check(equal(parse(ack.messages[1]).statement, answer.statement), `another answer ${where}`)
    return ack
  }
  const before = await repeat('on the same link')
  await link.close()
  await Promise.all(libp2p.getConnections().map(c => c.close()))
  link = await open()
  check(link.theirDurable === third, `HELLO_ACK says durable up to ${link.theirDurable} instead of ${third}`)
  const after = await repeat('on a new link')
  check(before.messages.every((m, i) => equal(m, after.messages[i])), 'a repeat with other bytes')
  say('repeated on the same and on a new link, the query gets the same bytes')

  const statements = agency.checkSeries()
  check(agency.checkpoints > 0, 'the node sent no checkpoint')
  say(`${statements} statements of the node are one series; ${agency.checkpoints} checkpoints verified, ML-DSA-44 too`)
  await link.close()
  await libp2p.stop()
}

// Anything that keeps running must not keep the test running.
main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    console.error(`interop-js: ${error.stack}`)
    process.exit(1)
  }
)
