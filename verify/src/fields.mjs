// The disclosed fields of a statement, for a reader.

import { hex } from './bytes.mjs'
import { encode } from './cbor.mjs'
import { labelOf } from './content.mjs'
import { h } from './dom.mjs'
import { rfc3339 } from './text.mjs'

/** Rows `[name, values]`, one per label, in order. */
export function rows (words, kind, fields, agency) {
  const found = new Map()
  for (const { label, value } of fields) {
    const spec = labelOf(kind, label)
    const known = spec !== undefined && spec.type.holds(value)
    const name = known ? words.say(`page-field-${spec.name}`) : words.say('page-unknown-field', { label: String(label) })
    const shown = known ? show(words, spec.type, value, agency) : mono(hex(encode(value)))
    const row = found.get(label) ?? [name, []]
    row[1].push(shown)
    found.set(label, row)
  }
  return [...found.values()]
}

/** A list of names and values. */
export const list = pairs => h('dl', { class: 'fields' }, pairs.map(([name, values]) => [
  h('dt', {}, name),
  h('dd', {}, values.length === 1 ? values[0] : h('ul', {}, values.map(value => h('li', {}, value))))
]).flat())

export const mono = text => h('code', { class: 'mono' }, text)

export const time = (words, seconds) => h('time', { datetime: rfc3339(seconds) }, words.time(seconds))

/** What a State wrote, as it was received: in whatever language and direction. */
const asReceived = text => h('span', { class: 'received', lang: '', dir: 'auto' }, text)

function show (words, type, value, agency, within = false) {
  switch (type.show) {
    case 'number': return words.number(value)
    case 'year': return String(value)
    case 'size': return words.say('page-record-bytes', { count: value })
    case 'percent': return `${value}\u00a0%`
    case 'time': return value <= 253_402_300_799 ? time(words, value) : words.number(value)
    case 'bool': return words.say(value ? 'word-yes' : 'word-no')
    case 'hex': return mono(hex(value))
    case 'bytes': return words.say('page-record-bytes', { count: value.length })
    case 'node': return agency(value)
    case 'firearm-type': return words.firearmType(value)
    case 'code': return words.code(type.list, value)
    case 'date': return words.date(value)
    case 'list': return joined(value.map(item => show(words, type.item, item, agency)), ', ')
    case 'record': return record(words, type, value, agency, within)
    case 'country': return value
    default: return asReceived(value)
  }
}

/**
 * A record as one line: what comes first says what it is, the rest follows; within another record,
 * in brackets.
 */
function record (words, type, value, agency, within) {
  const parts = []
  for (const [key, name, inner] of type.members) {
    const item = value.get(key)
    if (item === undefined || name === undefined || (Array.isArray(item) && item.length === 0)) continue
    const shown = show(words, inner, item, agency, true)
    parts.push(name === null ? h('span', {}, shown) : h('span', {}, h('span', { class: 'part' }, words.say(`page-field-${name}`)), ' ', shown))
  }
  const [first, ...rest] = parts
  if (rest.length === 0) return first
  if (!within) return h('span', {}, h('strong', {}, first), ' · ', joined(rest, ' · '))
  return h('span', {}, first, ' (', joined(rest, ', '), ')')
}

/** Nodes with a separator between them. */
const joined = (nodes, separator) => h('span', {}, nodes.flatMap((node, i) => i === 0 ? [node] : [separator, node]))
