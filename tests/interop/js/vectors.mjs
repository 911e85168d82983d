// The golden vectors: every message of every kind is sealed again from its fields and salts,
// byte for byte, and verified; so are names, safety number, invitation, descriptors, checkpoints.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { check, decode, encode, equal, hex, unhex } from './cbor.mjs'
import { readCheckpoint } from './checkpoint.mjs'
import { readDescriptor, readInvitation } from './descriptor.mjs'
import { coseKey, safetyInput, safetyNumber, thumbprint } from './keys.mjs'
import { field, parse, protectedHeader, seal, sigStructure, verify } from './statement.mjs'

export class Vectors {
  constructor (directory) {
    this.directory = directory
  }

  json (name) {
    return JSON.parse(readFileSync(join(this.directory, `${name}.json`), 'utf8'))
  }

  bytes (file) {
    return Uint8Array.from(readFileSync(join(this.directory, file)))
  }

  /** The fields of a message vector. */
  fields (name) {
    return this.json(name).expect.fields.map(f => field(f.label, decode(unhex(f.value), 'a value')))
  }

  /** Checks all that this client needs; gives how many vectors it checked. */
  checkAll () {
    const names = readdirSync(this.directory)
      .filter(f => /^(kind-|descriptor-|checkpoint-|invitation|safety-number|thumbprint).*\.json$/.test(f))
      .map(f => f.slice(0, -'.json'.length))
    for (const name of names) {
      const vector = this.json(name)
      try {
        this[vector.type.replaceAll('-', '_')](vector)
      } catch (error) {
        throw new Error(`vector ${name}: ${error.message}`)
      }
    }
    check(names.length >= 20, `only ${names.length} vectors in ${this.directory}`)
    return names.length
  }

  message ({ file, expect, inputs }) {
    const bytes = this.bytes(file)
    const message = parse(bytes)
    const fields = expect.fields.map(f => field(f.label, decode(unhex(f.value), 'a value')))
    const sealed = seal(fields, unhex(inputs.salts))
    check(equal(sealed.preimage, message.preimage), 'another preimage')
    check(sealed.disclosures.every((d, i) => equal(d, message.disclosures[i])), 'another disclosure')
    const header = protectedHeader(unhex(expect.header.kid), claimsOf(expect.header))
    check(equal(header, message.header), 'another protected header')
    check(hex(sigStructure(header, message.payload)) === expect.sig_structure, 'another Sig_structure')
    check(hex(message.leaf) === expect.leaf_hash, 'another leaf hash')
    verify(message, unhex(inputs.public_key))
    // Somewhere in the middle of the statement.
    const flipped = bytes.slice()
    flipped[message.statement.length >> 1] ^= 1
    check(refuses(() => verify(parse(flipped), unhex(inputs.public_key))), 'an altered message verifies')
  }

  descriptor ({ file, expect }) {
    const descriptor = readDescriptor(this.bytes(file))
    check(hex(descriptor.digest) === expect.digest && descriptor.node === expect.node, 'another descriptor')
    check(safetyNumber(descriptor.node, descriptor.root) === expect.safety_number, 'another safety number')
  }

  checkpoint ({ file, expect, inputs }) {
    const read = readCheckpoint(this.bytes(file), expect.lines[0].name, unhex(inputs.ed25519), unhex(inputs.ml_dsa_44))
    check(Number(read.size) === expect.size && hex(read.root) === expect.root, 'another checkpoint')
  }

  invitation ({ file, expect }) {
    const read = readInvitation(this.bytes(file).reduce((s, b) => s + String.fromCharCode(b), '').trim())
    check(hex(read.cbor) === expect.cbor && read.node === expect.node, 'another invitation')
    check(safetyNumber(read.node, read.root) === expect.safety_number, 'another safety number')
  }

  safety_number ({ file, expect, inputs }) {
    const root = unhex(inputs.root)
    check(equal(safetyInput(inputs.node, root), this.bytes(file)), 'another input')
    check(safetyNumber(inputs.node, root) === expect.safety_number, 'another safety number')
  }

  thumbprint ({ file, expect, inputs }) {
    const key = unhex(inputs.public_key)
    check(equal(coseKey(key), this.bytes(file)) && hex(thumbprint(key)) === expect.kid, 'another thumbprint')
  }
}

function refuses (action) {
  try {
    action()
    return false
  } catch {
    return true
  }
}

/** Claims from the JSON of a vector, where what is absent is null, zero, empty or false. */
function claimsOf (header) {
  const bytes = value => value === null ? undefined : unhex(value)
  return {
    iss: header.iss,
    sub: header.sub,
    aud: header.aud,
    iat: header.iat,
    cti: bytes(header.cti),
    kind: header.kind,
    inReplyTo: header.in_reply_to.length === 0 ? undefined : header.in_reply_to.map(unhex),
    sequence: header.sequence,
    previous: bytes(header.previous),
    answerBy: header.answer_by ?? undefined,
    deliverUntil: header.deliver_until ?? undefined,
    reason: header.reason ?? undefined,
    stopsClock: header.stops_clock || undefined,
    epoch: header.epoch || undefined
  }
}
