// The client as an agency: its statements, what it holds of the partner's, and what it replies.
import { check, equal, hex } from './cbor.mjs'
import { readCheckpoint } from './checkpoint.mjs'
import { readDescriptor, ROLE } from './descriptor.mjs'
import { STATUS } from './frame.mjs'
import { exchangeOf, field, KIND, one, open, parse, sign, verify } from './statement.mjs'

// What the machine answers to each kind.
const RECEIPT = new Map([
  ...[KIND.query, KIND.withdrawal, KIND.agreement, KIND.descriptor, KIND.erasure, KIND.supplement]
    .map(kind => [kind, KIND.accepted]),
  ...[KIND.acknowledged, KIND.interim, KIND.answer, KIND.refusal].map(kind => [kind, KIND.delivered])
])

export const now = () => Math.floor(Date.now() / 1000)

export class Agency {
  #identity
  #partner
  #series
  #waiters = []
  /** The partner's messages by leaf hash, with our replies. */
  #log = new Map()
  descriptor
  checkpoints = 0

  /** `partner`: the invitation of the node, which its descriptor must match. */
  constructor (identity, partner) {
    this.#identity = identity
    this.#partner = partner
  }

  /** Signs the next statement of our series to the partner. */
  issue (draft, fields) {
    const common = { to: this.#partner.node, iss: this.#identity.name, iat: now() }
    const signed = sign(this.#identity.signing, { ...common, ...draft }, fields, this.#series)
    this.#series = { sequence: signed.claims.sequence, leaf: signed.leaf }
    return signed
  }

  /** Verifies a message of the partner and keeps it. Gives { claims, fields, leaf, ... }. */
  take (bytes) {
    const message = parse(bytes)
    const { claims } = message
    check(claims.iss === this.#partner.node && claims.aud === this.#identity.name, 'a message from the partner to us')
    if (this.descriptor === undefined) this.#introduce(message)
    message.fields = verify(message, this.descriptor.signingKey(message.kid, claims.iat))
    if (message.checkpoint !== null) {
      const { current, node } = this.descriptor
      readCheckpoint(message.checkpoint, node, current(ROLE.logEd25519), current(ROLE.logMlDsa44))
      this.checkpoints += 1
    }
    const known = this.#log.get(hex(message.leaf))
    if (known !== undefined) return known
    this.#log.set(hex(message.leaf), message)
    this.#waiters = this.#waiters.filter(waiter => !waiter.take(message))
    return message
  }

  /** The first kind 11 carries the descriptor that verifies it; the invitation names its hash. */
  #introduce (message) {
    check(message.claims.kind === KIND.descriptor, 'the first message is a descriptor')
    // Fields may be read before the signature: what they hold is compared with the invitation.
    const descriptor = readDescriptor(one(open(message), 16))
    check(equal(descriptor.digest, this.#partner.descriptor), 'not the descriptor that the invitation names')
    check(equal(descriptor.root, this.#partner.root) && descriptor.node === this.#partner.node, 'another root or name')
    check(equal(descriptor.current(ROLE.transport), this.#partner.transport), 'another transport key')
    this.descriptor = descriptor
  }

  /** What the link does with a message: keep it, and reply with the signed receipt of its kind. */
  arrived (bytes) {
    const message = this.take(bytes)
    message.replies ??= this.#receipts(message)
    return { status: STATUS.durable, replies: message.replies }
  }

  #receipts ({ claims, leaf, fields }) {
    const kind = RECEIPT.get(claims.kind)
    if (kind === undefined) return []
    const received = kind === KIND.accepted
      ? [field(16, claims.answerBy !== undefined && now() > claims.answerBy), field(17, now())]
      : [field(16, now())]
    const agreement = fields.filter(f => f.label === 1).map(f => field(1, f.value))
    const draft = { exchange: exchangeOf(claims.sub), kind, inReplyTo: [leaf] }
    return [this.issue(draft, [...agreement, field(11, true), ...received]).bytes]
  }

  /** The first message of the partner, present or to come, that satisfies `wanted`. */
  message (wanted) {
    for (const message of this.#log.values()) if (wanted(message)) return Promise.resolve(message)
    return new Promise((resolve, reject) => {
      const take = message => wanted(message) && (resolve(message), true)
      this.#waiters.push({ take, reject })
    })
  }

  /** Nothing more will come: whoever waits is told why. */
  linkEnded (error) {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error)
  }

  /** The partner's statements are one series from 1 on, each naming the one before. */
  checkSeries () {
    const statements = [...this.#log.values()].sort((a, b) => a.claims.sequence - b.claims.sequence)
    statements.forEach(({ claims }, i) => {
      check(claims.sequence === i + 1, `statement ${i + 1} of the partner did not arrive`)
      if (i > 0) check(equal(claims.previous, statements[i - 1].leaf), `statement ${i + 1} names another before it`)
    })
    return statements.length
  }
}

