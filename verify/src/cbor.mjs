// Deterministic CBOR (docs/protocol.md section 1), read and written.
//
// Integers are numbers up to 2^53 and BigInt beyond, byte strings Uint8Array, arrays Array, maps
// Map in their order, tags Tagged. There are no floats, no undefined, no indefinite lengths.

import { equal } from './bytes.mjs'

/** The bytes are not the one encoding of anything. */
export class NotDeterministic extends Error {}

/** A tagged item. */
export class Tagged {
  constructor (tag, value) {
    this.tag = tag
    this.value = value
  }
}

const DEPTH_MAX = 24
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const text = new TextEncoder()

/** Reads one item that takes all of `bytes`, and demands that encoding it again gives `bytes`. */
export function decode (bytes, depth = DEPTH_MAX) {
  const reader = new Reader(bytes, depth)
  const value = reader.item(0)
  if (reader.at !== bytes.length) throw new NotDeterministic('bytes follow the item')
  // The reader refuses every other encoding already; this is the rule itself.
  if (!equal(encode(value), bytes)) throw new NotDeterministic('encoded again it is other bytes')
  return value
}

/**
 * The unsigned integer with which an array begins, or null. Only the two heads are looked at, and
 * their length does not matter: what follows may have any shape.
 */
export function firstUnsigned (bytes) {
  const array = head(bytes, 0)
  if (array === null || array.major !== 4) return null
  const first = head(bytes, array.end)
  return first === null || first.major !== 0 || first.argument === null ? null : first.argument
}

/** One head with any length of its argument; an indefinite one has the argument null. */
function head (bytes, at) {
  if (at >= bytes.length) return null
  const major = bytes[at] >> 5
  const info = bytes[at] & 31
  if (info < 24) return { major, argument: info, end: at + 1 }
  if (info === 31) return { major, argument: null, end: at + 1 }
  if (info > 27) return null
  const end = at + 1 + (1 << (info - 24))
  if (end > bytes.length) return null
  let argument = 0n
  for (const byte of bytes.subarray(at + 1, end)) argument = argument << 8n | BigInt(byte)
  return { major, argument: narrow(argument), end }
}

/** A number if it is exact as one. */
function narrow (big) {
  const safe = big <= BigInt(Number.MAX_SAFE_INTEGER) && big >= BigInt(Number.MIN_SAFE_INTEGER)
  return safe ? Number(big) : big
}

class Reader {
  constructor (bytes, depth) {
    this.bytes = bytes
    this.at = 0
    this.depth = depth
  }

  /** A head in its shortest form. */
  head () {
    const found = head(this.bytes, this.at)
    if (found === null) throw new NotDeterministic('the item is cut short')
    if (found.argument === null) throw new NotDeterministic('a length is indefinite')
    const length = found.end - this.at
    const least = { 2: 24, 3: 0x100, 5: 0x10000, 9: 0x100000000 }[length] ?? 0
    if (found.major !== 7 && found.argument < least) {
      throw new NotDeterministic('a head is longer than it need be')
    }
    this.at = found.end
    return found
  }

  item (level) {
    if (level > this.depth) throw new NotDeterministic('nested too deep')
    const start = this.at
    const { major, argument } = this.head()
    switch (major) {
      case 0:
        return argument
      case 1:
        return narrow(-1n - BigInt(argument))
      case 2:
        // A copy: what is handed on does not keep the file in memory.
        return this.string(argument).slice()
      case 3:
        try {
          return utf8.decode(this.string(argument))
        } catch {
          throw new NotDeterministic('a text is not UTF-8')
        }
      case 4:
        return this.array(argument, level)
      case 5:
        return this.map(argument, level)
      case 6:
        return new Tagged(argument, this.item(level + 1))
      default:
        return simple(this.bytes.subarray(start, this.at))
    }
  }

  string (length) {
    if (length > this.bytes.length - this.at) throw new NotDeterministic('a string is cut short')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  array (length, level) {
    const items = []
    for (let i = 0; i < length; i += 1) items.push(this.item(level + 1))
    return items
  }

  map (length, level) {
    const members = new Map()
    let last = null
    for (let i = 0; i < length; i += 1) {
      const start = this.at
      const key = this.item(level + 1)
      const raw = this.bytes.subarray(start, this.at)
      if (last !== null && compare(last, raw) >= 0) throw new NotDeterministic('keys do not ascend')
      last = raw
      members.set(key, this.item(level + 1))
    }
    return members
  }
}

function simple (bytes) {
  const known = bytes.length === 1 ? { 0xf4: false, 0xf5: true, 0xf6: null }[bytes[0]] : undefined
  if (known === undefined) throw new NotDeterministic('a float, undefined or unknown simple value')
  return known
}

/** Order of two byte strings. */
function compare (a, b) {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) if (a[i] !== b[i]) return a[i] - b[i]
  return a.length - b.length
}

/** The one encoding of a value. */
export function encode (value) {
  const parts = []
  write(value, parts)
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function write (value, parts) {
  if (value === null || typeof value === 'boolean') {
    parts.push(Uint8Array.of(value === null ? 0xf6 : value ? 0xf5 : 0xf4))
  } else if (typeof value === 'number' || typeof value === 'bigint') {
    parts.push(value < 0 ? writeHead(1, -1n - BigInt(value)) : writeHead(0, value))
  } else if (typeof value === 'string') {
    const bytes = text.encode(value)
    parts.push(writeHead(3, bytes.length), bytes)
  } else if (value instanceof Uint8Array) {
    parts.push(writeHead(2, value.length), value)
  } else if (Array.isArray(value)) {
    parts.push(writeHead(4, value.length))
    for (const item of value) write(item, parts)
  } else if (value instanceof Map) {
    parts.push(writeHead(5, value.size))
    const members = [...value].map(([key, item]) => [encode(key), item])
    members.sort((a, b) => compare(a[0], b[0]))
    for (const [key, item] of members) {
      parts.push(key)
      write(item, parts)
    }
  } else if (value instanceof Tagged) {
    parts.push(writeHead(6, value.tag))
    write(value.value, parts)
  } else {
    throw new TypeError('no CBOR for this')
  }
}

function writeHead (major, argument) {
  const big = BigInt(argument)
  if (big < 24n) return Uint8Array.of(major << 5 | Number(big))
  const info = big < 0x100n ? 24 : big < 0x10000n ? 25 : big < 0x100000000n ? 26 : 27
  const length = 1 << (info - 24)
  const bytes = new Uint8Array(1 + length)
  bytes[0] = major << 5 | info
  for (let i = length; i > 0; i -= 1) bytes[i] = Number(big >> BigInt(8 * (length - i)) & 0xffn)
  return bytes
}
