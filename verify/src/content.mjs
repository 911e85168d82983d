// What each label of each kind holds (docs/protocol.md section 4, vestigo.cddl leaf-1 to leaf-15).

import { demand } from './refused.mjs'
import { BY_LETTER } from './statement.mjs'
import { bool, bytes, code, country, date, digest, firearmType, line, list, node, percent, pseudonym, record, size, time, uint, year } from './types.mjs'

const OPTIONAL = true
/** A member that tells a reader nothing. */
const HIDDEN = undefined
const name = line(200)
const note = line(4000)
const reference = line(128)
const place = line(320)

const mark = record(
  [3, null, line(256)],
  [2, null, code('mark')],
  [1, null, code('component')],
  [4, null, code('script')],
  [5, null, code('legibility')],
  [6, null, country, OPTIONAL],
  [7, null, year, OPTIONAL]
)
const party = record(
  [2, null, line(320), OPTIONAL],
  [1, null, code('party')],
  [3, 'licence', reference, OPTIONAL],
  [4, null, country, OPTIONAL]
)
const document = record(
  [1, null, code('document')],
  [2, null, reference, OPTIONAL],
  [3, 'issued-by', name, OPTIONAL],
  [4, 'sha-256', digest, OPTIONAL]
)
const result = record(
  [1, null, code('result')],
  [2, 'state', country, OPTIONAL],
  [3, null, date, OPTIONAL],
  [4, 'party', party, OPTIONAL],
  [5, 'document', document, OPTIONAL]
)
const event = record(
  [1, null, code('event')],
  [2, null, date, OPTIONAL],
  [3, 'from', party, OPTIONAL],
  [4, 'to', party, OPTIONAL],
  [5, 'state', country, OPTIONAL],
  [6, 'place', place, OPTIONAL],
  [7, 'document', document, OPTIONAL],
  [8, 'record-set', name, OPTIONAL],
  [9, null, code('certainty')],
  [10, 'asserted-by', country, OPTIONAL],
  [11, 'handling', code('handling'), OPTIONAL]
)
const recordSet = record(
  [1, null, name],
  [3, null, code('set')],
  [2, 'held-by', name, OPTIONAL],
  [4, 'first-year', year, OPTIONAL],
  [5, 'last-year', year, OPTIONAL],
  [6, 'searchable', percent],
  [7, 'complete-to', time]
)
const priority = record(
  [1, null, code('priority')],
  [2, null, code('justification'), OPTIONAL],
  [3, null, note, OPTIONAL]
)
const handling = record(
  [2, null, code('handling')],
  [1, 'originator', node],
  [3, 'purposes', list(code('use'))],
  [4, 'onward', code('onward')],
  [5, 'states', list(country)],
  [6, 'retain-until', time, OPTIONAL],
  [7, 'personal-data', bool]
)
const attachment = record(
  [4, null, name, OPTIONAL],
  [6, null, code('attachment')],
  [3, null, reference],
  [2, null, size],
  [7, 'handling', code('handling'), OPTIONAL],
  [1, 'digest', digest],
  [5, HIDDEN, digest]
)
const onward = record([1, 'named-by', node], [2, 'entry', digest])
const restriction = record(
  [1, null, code('withhold')],
  [2, null, note],
  [3, 'left-out', list(code('withheld'))]
)
const consentAsked = record(
  [1, 'states', list(country)],
  [2, 'purposes', list(code('use'))],
  [3, 'in-court', bool]
)
const consentGiven = record(
  [1, 'entry', digest],
  [2, 'states', list(country)],
  [3, 'purposes', list(code('use'))],
  [4, 'in-court', bool],
  [5, 'until', time, OPTIONAL]
)
const watch = record([1, 'until', time], [2, 'ends', bool])
const statistics = record([1, null, code('measure')], [2, 'from', date], [3, 'to', date])
const cell = record([1, null, reference], [2, null, reference, OPTIONAL], [3, 'count', uint, OPTIONAL])
const offNetwork = record(
  [1, null, country],
  [2, null, name],
  [3, 'reference', reference],
  [4, 'dated', date, OPTIONAL],
  [5, 'their-reference', reference, OPTIONAL]
)

const one = (name, type) => ({ mode: 'one', name, type })
const opt = (name, type) => ({ mode: 'opt', name, type })
const many = (name, type) => ({ mode: 'many', name, type })
const labels = members => new Map(Object.entries(members).map(([label, spec]) => [Number(label), spec]))

const COMMON = labels({
  1: opt('agreement', digest),
  2: opt('officer', pseudonym),
  3: opt('priority', priority),
  4: opt('request', code('request')),
  5: opt('purpose', code('use')),
  6: opt('legal-basis', code('basis')),
  7: opt('handling', handling),
  8: many('attachment', attachment),
  9: opt('decision-record', digest),
  10: opt('text', note),
  11: opt('synthetic', bool),
  12: opt('letter', offNetwork)
})

const KINDS = [
  labels({
    16: opt('firearm-type', firearmType),
    17: opt('class', code('class')),
    18: opt('maker', name),
    19: opt('brand', name),
    20: opt('importer', name),
    21: opt('model', name),
    22: opt('calibre', name),
    23: opt('country-of-manufacture', country),
    24: opt('manufactured', date),
    25: many('mark', mark),
    26: opt('obliteration', code('obliteration')),
    27: opt('recovered-on', date),
    28: opt('recovery', code('recovery')),
    29: opt('recovery-place', place),
    30: opt('circumstances', note),
    31: many('illicit', code('illicit')),
    32: opt('case-reference', reference),
    33: opt('onward-from', onward),
    34: many('concerns', digest),
    35: opt('consent-asked', consentAsked),
    36: opt('watch', watch),
    37: opt('bulletin', code('bulletin')),
    38: many('event', event),
    39: opt('statistics-asked', statistics),
    40: opt('assistance', code('assistance'))
  }),
  labels({ 16: one('late', bool), 17: one('received-at', time) }),
  labels({ 16: opt('text', note) }),
  labels({
    16: one('interim', code('interim')),
    17: opt('reason', code('withhold')),
    18: opt('text', note),
    19: opt('review-at', time),
    20: many('result', result),
    21: many('event', event),
    22: many('wanted', code('wanted')),
    23: opt('level', code('level'))
  }),
  labels({
    16: many('result', result),
    17: one('grade', code('grade')),
    18: many('searched', recordSet),
    19: many('tried', line(256)),
    20: many('event', event),
    21: many('not-completed', code('not-completed')),
    22: opt('restricted', restriction),
    23: one('level', code('level')),
    24: opt('consent-given', consentGiven),
    25: opt('confirmation', code('confirmation')),
    26: opt('repeats', digest),
    27: many('may-know-more', country),
    28: opt('candidates', uint),
    29: many('figure', cell),
    30: opt('watched-until', time)
  }),
  labels({
    16: one('reason', code('reason')),
    17: one('text', note),
    18: opt('citation', reference),
    19: many('versions', uint)
  }),
  labels({ 16: one('received-at', time) }),
  labels({ 16: one('other-statement', digest) }),
  labels({ 16: opt('text', note) }),
  labels({ 16: one('step', code('step')), 17: opt('document', bytes) }),
  labels({ 16: one('document', bytes) }),
  labels({ 16: many('erased', digest), 17: one('rule', reference) }),
  labels({ 16: one('log-size', uint), 17: one('root', digest) }),
  labels({}),
  labels({
    16: opt('firearm-type', firearmType),
    18: opt('maker', name),
    20: opt('importer', name),
    21: opt('model', name),
    22: opt('calibre', name),
    23: opt('country-of-manufacture', country),
    24: opt('manufactured', date),
    25: many('mark', mark),
    26: opt('obliteration', code('obliteration')),
    30: opt('circumstances', note),
    31: many('illicit', code('illicit'))
  })
]

const EXTENSION_MIN = 1000
const ATTACHMENT_MAX = 20 * 1024 * 1024

/** What a label of a kind is, or undefined. */
export const labelOf = (kind, label) => COMMON.get(label) ?? KINDS[kind - 1].get(label)

/** The value of the first field with this label, if it is of its type. */
export function valueOf (kind, fields, label) {
  const field = fields.find(f => f.label === label)
  return field !== undefined && labelOf(kind, label)?.type.holds(field.value) ? field.value : undefined
}

/** Every name that a reader is shown, for the check of the texts. */
export function shownNames () {
  const names = new Set()
  const lists = new Set()
  const walk = type => {
    if (type.list !== undefined) lists.add(type.list)
    if (type.item !== undefined) walk(type.item)
    for (const [, name, inner] of type.members ?? []) {
      if (typeof name === 'string') names.add(name)
      walk(inner)
    }
  }
  for (const spec of [COMMON, ...KINDS].flatMap(map => [...map.values()])) {
    names.add(spec.name)
    walk(spec.type)
  }
  return { names, lists }
}

/** The whole content of a kind: labels, their types, and the rules that span them. */
export function checkContent (kind, fields) {
  const seen = new Map()
  for (const { label, value } of fields) {
    const spec = labelOf(kind, label)
    if (spec === undefined && label >= EXTENSION_MIN) continue
    demand(spec !== undefined, 'label-unknown', `label ${label} is not one of this kind`)
    demand(spec.mode === 'many' || !seen.has(label), 'label-repeated', `label ${label} stands twice`)
    demand(spec.type.holds(value), 'value', `the value of label ${label} is not of its type`)
    seen.set(label, [...seen.get(label) ?? [], value])
  }
  for (const [label, { mode }] of [...COMMON, ...KINDS[kind - 1]]) {
    demand(mode !== 'one' || seen.has(label), 'label-missing', `label ${label} is missing`)
  }
  const rule = (good, why) => demand(good, 'content-rule', why)
  const files = (seen.get(8) ?? []).map(file => file.get(2))
  rule(files.length <= 16, 'a message names at most 16 attachments')
  rule(files.every(size => size > 0 && size <= ATTACHMENT_MAX), 'an attachment has 1 byte to 20 MiB')
  rule(files.reduce((sum, size) => sum + Number(size), 0) <= 5 * ATTACHMENT_MAX, 'more than 100 MiB')
  rule(![10, 11, 13, 14].includes(kind) || !seen.has(1), 'this kind names no agreement')
  rule(BY_LETTER.has(kind) || !seen.has(12), 'this kind never stands for a letter')
  demand(kind !== 1 || seen.has(4), 'label-missing', 'a query has a request kind')
  const marks = kind === 1 || kind === 15 ? seen.get(25) ?? [] : []
  rule(marks.length <= 64, 'a gun has at most 64 marks')
  if (kind === 5) checkAnswer(seen, rule)
}

const NO_RECORD = 120

function checkAnswer (seen, rule) {
  const results = (seen.get(16) ?? []).map(item => item.get(1))
  rule(!results.includes(NO_RECORD) || seen.has(18), 'NO_RECORD without what was searched')
  const [level] = seen.get(23)
  const onlyHit = level === 1 && seen.get(17)[0] !== 0
  const says = [10, 16, 21, 24, 25, 29, 30].some(label => seen.has(label))
  rule(onlyHit || says, 'an answer that says nothing')
  rule(level !== 0, 'an answer of level 0')
}
