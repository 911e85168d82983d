// Types of values: what `holds` demands of a decoded value, and what a reader is shown of it.

import { firstBad } from './text-rules.mjs'

const U64 = 1n << 64n

export const isUint = value =>
  (typeof value === 'number' && value >= 0) || (typeof value === 'bigint' && value >= 0n && value < U64)

const isBytes = length => value => value instanceof Uint8Array && value.length === length

const NODE = /^vestigo\/[a-z]{2}\/[a-z0-9-]{1,40}$/

const encoder = new TextEncoder()

/** A type: its name for the reader, and what it demands. */
const type = (show, holds, more = {}) => ({ show, holds, ...more })

export const uint = type('number', isUint)
/** A year, written without a separator. */
export const year = type('year', value => isUint(value) && value <= 65535)
/** A length in bytes. */
export const size = type('size', isUint)
export const percent = type('percent', value => isUint(value) && value <= 100)
export const time = type('time', isUint)
export const bool = type('bool', value => typeof value === 'boolean')
export const digest = type('hex', isBytes(32))
export const pseudonym = type('hex', isBytes(16))
export const bytes = type('bytes', value => value instanceof Uint8Array)
export const country = type('country', value => typeof value === 'string' && /^[A-Z]{2}$/.test(value))
export const node = type('node', value => typeof value === 'string' && NODE.test(value))
export const firearmType = type('firearm-type', value => typeof value === 'string' && /^[A-Z]{1,2}$/.test(value))
/** A number of a code list; unknown ones are kept. */
export const code = list => type('code', isUint, { list })
/** A text of one line, of so many bytes at most. */
export const line = most => type('line', value => {
  if (typeof value !== 'string' || value === '') return false
  return encoder.encode(value).length <= most && firstBad(value) === null
})
export const anyText = type('line', value => typeof value === 'string')

export const date = type('date', value => {
  if (!Array.isArray(value) || value.length < 2 || value.length > 4 || !value.every(isUint)) return false
  const [precision, year, month, day] = value
  if (year < 1400 || year > 9999) return false
  if (month !== undefined && (month < 1 || month > 12)) return false
  if (day !== undefined && (day < 1 || day > daysIn(year, month))) return false
  switch (precision) {
    case 1: return day !== undefined
    case 2: return month !== undefined && day === undefined
    case 3: return month === undefined
    default: return true
  }
})

function daysIn (year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

export const list = item => type('list', value => Array.isArray(value) && value.every(item.holds), { item })

/** A list that ascends without repetition. */
export const set = item => type('list', value => {
  const ascends = value => value.every((item, i) => i === 0 || value[i - 1] < item)
  return Array.isArray(value) && value.every(item.holds) && ascends(value)
}, { item })

/**
 * A map of exactly these members, each `[key, name, type]`, a fourth member `optional` for one that
 * may be absent. A member whose name is null is shown without one; without any name it is not shown.
 */
export function record (...members) {
  const known = new Map(members.map(member => [member[0], member]))
  return type('record', value => {
    if (!(value instanceof Map)) return false
    for (const [key, item] of value) {
      const member = known.get(key)
      if (member === undefined || !member[2].holds(item)) return false
    }
    return members.every(([key, , , optional]) => optional === true || value.has(key))
  }, { members })
}

/** An array with these members, each a type. */
export const tuple = (...members) => type('tuple', value =>
  Array.isArray(value) && value.length === members.length && members.every((m, i) => m.holds(value[i])))

export const nullable = item => type(item.show, value => value === null || item.holds(value))
