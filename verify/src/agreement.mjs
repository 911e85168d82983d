// Agreement documents (docs/protocol.md section 8).

import { sha256 } from './keys.mjs'
import { demand } from './refused.mjs'
import { read } from './statement.mjs'
import { anyText, bool, code, country, digest, list, node, nullable, record, set, time, tuple, uint } from './types.mjs'

const AGREEMENT_MAX = 32_768

const clauses = record(
  [1, 'requests', set(code('request'))],
  [2, 'purposes', set(code('use'))],
  [3, 'legal-bases', set(code('basis'))],
  [4, 'record-sets', set(code('set'))],
  [5, 'automatic', list(tuple(code('grade'), nullable(code('result')), code('level')))],
  [6, 'ceiling', code('level')],
  [7, 'two-officers', code('level'), true],
  [8, 'handling', code('handling')],
  [9, 'onward', code('onward')],
  [10, 'states', set(country)],
  [11, 'retention', uint],
  [12, 'budget', record([1, 'day', uint], [2, 'officer', uint, true], [3, 'case', uint, true], [4, 'consignment', uint, true])],
  [13, 'routine', uint],
  [14, 'urgent', uint],
  [15, 'observers', record([1, 'reasons', bool], [2, 'delay', uint])]
)

const document = record(
  [1, 'version', uint],
  [2, 'random', digest],
  [3, 'first', node],
  [4, 'second', node],
  [5, 'replaces', digest, true],
  [6, 'valid-from', time],
  [7, 'first-asks', clauses],
  [8, 'second-asks', clauses],
  [9, 'title', anyText, true]
)

/** Reads the deterministic bytes of an agreement. */
export function parseAgreement (bytes) {
  const form = 'agreement-form'
  demand(bytes.length <= AGREEMENT_MAX, form, 'larger than 32,768 bytes')
  const doc = read(bytes, form, 'agreement')
  demand(document.holds(doc), form, 'not an agreement')
  const rule = (good, why) => demand(good, 'agreement-rule', why)
  rule(doc.get(1) === 1, 'only format version 1 is known')
  rule(doc.get(3) < doc.get(4), 'the parties are not in order of their names')
  for (const direction of [doc.get(7), doc.get(8)]) {
    rule(direction.get(13) > 0 && direction.get(14) > 0, 'a deadline is 0')
    const levels = direction.get(5).map(([, , level]) => level)
    rule(levels.every(level => level <= 3), 'an automatic level is above 3')
    const two = direction.get(7)
    rule(two === undefined || levels.every(level => level < two), 'automatic where two officers must decide')
  }
  return {
    hash: sha256(bytes),
    first: doc.get(3),
    second: doc.get(4),
    validFrom: doc.get(6),
    title: doc.get(9) ?? null
  }
}

/** Whether an agreement is between these two. */
export const isBetween = ({ first, second }, a, b) =>
  (a === first && b === second) || (a === second && b === first)
