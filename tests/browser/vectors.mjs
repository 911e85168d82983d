// What verify.html is made of, against protocol/vectors and the CCTV vectors of Ed25519.
//
//   node vectors.mjs PAGE-MODULES REPOSITORY
//
// exit codes: 0 all as expected, 1 at least one is not
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, repository] = process.argv.slice(2)
const vectors = path.join(repository, 'protocol/vectors')
const load = name => import(pathToFileURL(path.resolve(modules, name)).href)
const { parseAgreement } = await load('agreement.mjs')
const { isAuthentic, placeName, verifyAll } = await load('bundle.mjs')
const { hex } = await load('bytes.mjs')
const { checkContent } = await load('content.mjs')
const { decode, encode, NotDeterministic } = await load('cbor.mjs')
const { checkSuccession, parseDescriptor, safetyNumberOf } = await load('descriptor.mjs')
const { checkKey, digitsOf, safetyNumber, thumbprint, verifies } = await load('keys.mjs')
const { parseCheckpoint, verifyCheckpoint } = await load('note.mjs')
const { parseReceipt, verifyInclusion } = await load('receipt.mjs')
const { Refused } = await load('refused.mjs')
const { checkPayload, openContent, parseMessage, parseStatement, read, verifyStatement } = await load('statement.mjs')

const unhex = text => Uint8Array.from(Buffer.from(text, 'hex'))
const bytesOf = name => Uint8Array.from(readFileSync(path.join(vectors, name)))

/** The class of what `check` refuses, or what it gives. */
function classOf (check) {
  try {
    return check()
  } catch (error) {
    if (error instanceof Refused) return error.kind
    throw error
  }
}

/** An item of the file; a form that CBOR itself refuses has the class of its part. */
const item = (bytes, kind) => read(bytes, kind, 'the file')

function message (bytes, { public_key: key }) {
  const found = { statement: 'valid' }
  let parsed
  const verdict = classOf(() => {
    parsed = parseMessage(item(bytes, 'message-form'))
    const statement = parseStatement(parsed.entry)
    checkPayload(statement, parsed.preimage)
    checkKey(unhex(key))
    verifyStatement(statement, unhex(key))
    parsed.statement = statement
    return 'valid'
  })
  if (verdict !== 'valid') return { statement: verdict }
  const { statement } = parsed
  found.leaf_hash = hex(statement.leaf)
  found.payload = hex(statement.payload)
  found.content = classOf(() => {
    const opened = openContent(parsed)
    if (opened.version !== 1) return 'content-version'
    if (opened.withheld > 0) return 'incomplete'
    checkContent(statement.claims.kind, opened.fields)
    found.fields = opened.fields.map(({ label, value }) => `${label} ${hex(encode(value))}`)
    return 'valid'
  })
  return found
}

function descriptor (bytes, { previous }) {
  return classOf(() => {
    const read = parseDescriptor(item(bytes, 'descriptor-form'))
    if (previous) checkSuccession(read, parseDescriptor(item(bytesOf(previous), 'descriptor-form')))
    return { descriptor: 'valid', node: read.node, version: read.version, safety_number: safetyNumberOf(read) }
  })
}

function agreement (bytes) {
  return classOf(() => {
    const { hash, first, second, validFrom } = parseAgreement(bytes)
    return { agreement: 'valid', hash: hex(hash), first, second, valid_from: validFrom }
  })
}

function checkpoint (bytes, { origin, ed25519, ml_dsa_44: mlDsa44 }) {
  return classOf(() => {
    const note = parseCheckpoint(bytes)
    const { time } = verifyCheckpoint(note, origin, unhex(ed25519), unhex(mlDsa44), [])
    return { checkpoint: 'valid', size: Number(note.size), root: hex(note.root), signed_at: Number(time) }
  })
}

function receipt (bytes, { ed25519, leaf_hash: leaf }) {
  return classOf(() => {
    const read = parseReceipt(item(bytes, 'receipt-form'))
    const [size, index] = read.proof
    verifyInclusion(read, unhex(leaf ?? ''), unhex(ed25519))
    return { receipt: 'valid', proof: 'inclusion', size, index }
  })
}

function timeOf ([first]) {
  if (first === undefined) return 'time self-asserted'
  return `existed at ${new Date(first.at * 1000).toISOString().replace('.000Z', 'Z')}, says ${first.node}`
}

function bundle (bytes, { roots }) {
  try {
    const report = verifyAll(bytes)
    const known = roots.map(digitsOf)
    const typed = new Map(report.parties
      .filter(({ safetyNumber }) => known.includes(digitsOf(safetyNumber)))
      .map(({ node, safetyNumber }) => [node, digitsOf(safetyNumber)]))
    return {
      bundle: 'consistent',
      authenticity: isAuthentic(report, typed) ? 'confirmed' : 'unconfirmed',
      exporter: report.exporter.origin,
      size: Number(report.exporter.size),
      parties: report.parties.map(({ node, country, version, safetyNumber }) =>
        ({ country, descriptor_version: version, node, safety_number: safetyNumber })),
      agreements: report.agreements.map(({ hash }) => hex(hash)),
      exchanges: report.exchanges.map(({ id, entries }) => ({
        messages: entries.map(({ index, kind, leaf, where, withheld }) =>
          ({ index, kind, leaf_hash: leaf, number: where.number, withheld })),
        sub: id
      })),
      synthetic: report.synthetic,
      notes: report.notes.length,
      time: timeOf(report.cosigned)
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { bundle: error.kind, place: placeName(error.place) }
  }
}

const CHECKS = {
  message,
  descriptor,
  agreement,
  checkpoint,
  receipt,
  bundle,
  'safety-number': (_, { node, root }) => ({ safety_number: safetyNumber(node, unhex(root)) }),
  thumbprint: (_, { public_key: key }) => ({ kid: hex(thumbprint(unhex(key))) })
}
/** What no bundle holds, and so no page reads. */
const NOT_READ = new Set(['audit-proof', 'invitation', 'log', 'tlog-proof'])

const failures = []
let checked = 0

/** The ML-DSA-44 signature is not verified by the page; growth by receipt stands in no bundle. */
const EXCEPTIONS = new Map([
  ['bad-note-time', 'valid'],
  ['bad-note-ml-dsa-44', 'valid'],
  ['receipt-consistency', 'receipt-proof']
])

for (const name of readdirSync(vectors).filter(name => name.endsWith('.json')).sort()) {
  const { type, file, inputs = {}, expect } = JSON.parse(readFileSync(path.join(vectors, name), 'utf8'))
  if (NOT_READ.has(type)) continue
  checked += 1
  let found = CHECKS[type](bytesOf(file), inputs)
  if (typeof found === 'string') found = { [type]: found }
  const exception = EXCEPTIONS.get(name.replace('.json', ''))
  if (exception !== undefined) {
    if (found[type] !== exception) failures.push(`${name}: ${found[type]}, not ${exception}`)
    continue
  }
  for (const [key, value] of Object.entries(found)) {
    let wanted = expect[key]
    if (wanted === undefined && found[type] === undefined) continue
    if (key === 'fields') wanted = wanted.map(({ label, value }) => `${label} ${value}`)
    const [is, should] = [value, wanted].map(v => JSON.stringify(v))
    if (is !== should) failures.push(`${name}: ${key} is ${is}, not ${should}`)
  }
  const verdict = { message: ['statement', 'content'] }[type] ?? [type]
  for (const key of verdict) {
    if (expect[key] !== undefined && found[key] === undefined) failures.push(`${name}: says nothing of ${key}`)
  }
}

// Strict verification: the verdict of each vector is that of the first implementation.
const cctv = readFileSync(path.join(repository, 'tests/data/ed25519-cctv.txt'), 'utf8')
const lines = cctv.split('\n').filter(line => line !== '' && !line.startsWith('#'))
let accepted = 0
for (const line of lines) {
  const [, verdict, key, signature, text] = /^(strict|refused) ([0-9a-f]*) ([0-9a-f]*) (.*)$/.exec(line)
  const good = verifies(unhex(key), new TextEncoder().encode(text), unhex(signature))
  if (good) accepted += 1
  if (good !== (verdict === 'strict')) failures.push(`Ed25519: ${line} is ${good ? 'accepted' : 'refused'}`)
}
if (lines.length !== 914 || accepted !== 43) failures.push(`Ed25519: ${accepted} of ${lines.length} accepted`)

// The rules of the encoding, one by one.
for (const bad of ['1800', '1817', '9f00ff', 'a203040102', 'a201020102', 'f90000', 'f7', 'f814', '0000', '',
  '61ff', '5bffffffffffffffff', '5f4100ff', 'ff', '1c', 'c6', '8100'.padEnd(6, '1'), '81'.repeat(40) + '00']) {
  const refused = (() => {
    try {
      decode(unhex(bad))
      return false
    } catch (error) {
      return error instanceof NotDeterministic
    }
  })()
  if (!refused) failures.push(`CBOR: ${bad} is accepted`)
}
for (const good of ['00', '17', '1818', '1bffffffffffffffff', '3bffffffffffffffff', '40', '63e282ac', '8301820203f6',
  'a201020304', 'a2617801617902', 'f5', 'd28440a0f640', '1b001fffffffffffff', '1b0020000000000000']) {
  if (hex(encode(decode(unhex(good)))) !== good) failures.push(`CBOR: ${good} is not kept`)
}

for (const failure of failures) console.log(`FAIL ${failure}`)
const digest = createHash('sha256').update(cctv).digest('hex').slice(0, 8)
console.log(`page modules: ${checked} vectors, ${lines.length} signatures (${digest}), ${failures.length} wrong`)
process.exit(failures.length === 0 && checked >= 100 ? 0 : 1)
