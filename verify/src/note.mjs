// Signed notes and checkpoints (docs/protocol.md section 9).

import { base64, concat, equal, hex, utf8 } from './bytes.mjs'
import { emptyRoot, SIZE_MAX } from './merkle.mjs'
import { sha256, verifies } from './keys.mjs'
import { demand } from './refused.mjs'
import { node } from './types.mjs'

export const ED25519 = 1
export const COSIGNATURE = 4
export const ML_DSA_44 = 6
const ML_DSA_44_SIGNATURE = 2420

const NOTE_MAX = 60_000
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const DASH = '\u2014 '

/** The first four bytes of SHA-256(name, newline, type, key). */
export const keyId = (name, type, key) => sha256(utf8(name), [0x0a, type], key).subarray(0, 4)

/** A decimal number in its one form, as BigInt, or null. */
export function decimal (text) {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return null
  const number = BigInt(text)
  return number < 1n << 64n ? number : null
}

/** Reads a checkpoint with its signature lines; nothing is verified. */
export function parseCheckpoint (bytes) {
  demand(bytes.length <= NOTE_MAX, 'note-form', 'larger than 60,000 bytes')
  let note
  try {
    note = strictUtf8.decode(bytes)
  } catch {
    demand(false, 'note-form', 'not UTF-8')
  }
  demand(!/[\u0000-\u0009\u000b-\u001f]/.test(note), 'note-form', 'a control character')
  const end = note.lastIndexOf('\n\n')
  const whole = end >= 0 && note.length > end + 2 && note.endsWith('\n')
  demand(whole, 'note-form', 'no text, empty line and signature lines')
  const text = note.slice(0, end + 1)
  const lines = []
  for (const line of note.slice(end + 2, -1).split('\n')) {
    demand(lines.length < 32, 'note-form', 'more than 32 signature lines')
    lines.push(parseLine(line))
  }
  const names = new Set(lines.map(({ name, id }) => `${id.join('.')} ${name}`))
  demand(names.size === lines.length, 'note-form', 'two lines by one key')
  const [origin, size, root, rest, more] = text.split('\n')
  const form = 'checkpoint-form'
  demand(node.holds(origin), form, 'the origin is no node name')
  const entries = decimal(size ?? '')
  demand(entries !== null && entries <= SIZE_MAX, form, 'the size is no number of entries')
  const hash = base64(root ?? '')
  demand(hash !== null && hash.length === 32, form, 'the root is no SHA-256')
  demand(entries !== 0n || equal(hash, emptyRoot()), form, 'the root is not that of an empty log')
  demand(rest === '' && more === undefined, form, 'not three lines')
  return { text, origin, size: entries, root: hash, lines }
}

function parseLine (line) {
  const space = line.indexOf(' ', DASH.length)
  const name = line.slice(DASH.length, space)
  const shape = line.startsWith(DASH) && space > 0 && !/[\s\p{Cc}+]/u.test(name) &&
    name !== '' && utf8(name).length <= 255
  demand(shape, 'note-form', 'not a signature line')
  const bytes = base64(line.slice(space + 1))
  demand(bytes !== null && bytes.length > 4, 'note-form', 'a signature is not canonical base64')
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

/** The time of an ML-DSA-44 line, whose signature is not verified, or null. */
function sealTime ({ signature }) {
  if (signature.length !== 8 + ML_DSA_44_SIGNATURE) return null
  return timeOf(signature)
}

/** The time with which a signature begins, or null if it is none. */
function timeOf (signature) {
  const time = new DataView(concat(signature.subarray(0, 8)).buffer).getBigUint64(0)
  return time > 0n && time < 1n << 63n ? time : null
}

/** The time of a witness's line: Ed25519 verifies, ML-DSA-44 is there and is not verified. */
function cosigned ({ type, key }, line, text) {
  if (type === ML_DSA_44) return sealTime(line)
  if (line.signature.length !== 8 + 64) return null
  const time = timeOf(line.signature)
  const message = utf8(`cosignature/v1\ntime ${time}\n${text}`)
  return time !== null && verifies(key, message, line.signature.subarray(8)) ? time : null
}

/**
 * The log's own two lines first, in their order, then lines of the given witness keys `{ name, type,
 * key }` and no other, by name and key id; Ed25519 lines verify. An ML-DSA-44 line is there, by that
 * key, of its length and with a time: its signature is not verified. Gives the time of the log's, in
 * seconds, and `{ name, type, key, time }` of each witness's.
 */
export function verifyCheckpoint (checkpoint, origin, ed25519, mlDsa44, witnesses) {
  demand(checkpoint.origin === origin, 'checkpoint-origin', 'of another log')
  const ids = [keyId(origin, ED25519, ed25519), keyId(origin, ML_DSA_44, mlDsa44)]
  const isBy = (line, id) => line.name === origin && equal(line.id, id)
  const [first, second] = ids.map(id => checkpoint.lines.find(line => isBy(line, id)))
  demand(first !== undefined, 'checkpoint-missing', 'no Ed25519 line of the log')
  const good = verifies(ed25519, utf8(checkpoint.text), first.signature)
  demand(good, 'checkpoint-signature', 'the Ed25519 line does not verify')
  demand(second !== undefined, 'checkpoint-missing', 'no ML-DSA-44 line of the log')
  const time = sealTime(second)
  demand(time !== null, 'checkpoint-signature', 'the ML-DSA-44 line is not of its length, or has no usable time')
  const keys = witnesses.map(witness => ({ ...witness, id: keyId(witness.name, witness.type, witness.key) }))
  const found = []
  for (const line of checkpoint.lines) {
    if (ids.some(id => isBy(line, id))) continue
    const witness = keys.find(({ name, id }) => name === line.name && equal(id, line.id))
    demand(witness !== undefined, 'checkpoint-line', 'a line by a key that is not known here')
    const at = cosigned(witness, line, checkpoint.text)
    demand(at !== null, 'checkpoint-signature', 'a cosignature does not verify')
    found.push({ ...witness, time: at })
  }
  const own = isBy(checkpoint.lines[0], ids[0]) && isBy(checkpoint.lines[1], ids[1])
  const place = ({ name, id }) => `${name} ${hex(id)}`
  const others = checkpoint.lines.slice(2).map(place)
  const ordered = own && others.every((line, i) => i === 0 || others[i - 1] < line)
  demand(ordered, 'checkpoint-order', 'the lines are out of order')
  return { time, witnesses: found }
}
